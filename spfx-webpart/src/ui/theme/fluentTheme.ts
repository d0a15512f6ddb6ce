import { createTheme, type IPalette, type ISemanticColors, type Theme } from '@fluentui/react/lib/Theme';
import type { ThemeName } from './applyTheme';

const slot = (name: string): string => `var(--${name})`;

/** Slots of Fluent's palette that have a variable of the same name on the root element. */
const PALETTE: readonly (keyof IPalette)[] = [
  'themeDarker',
  'themeDark',
  'themeDarkAlt',
  'themePrimary',
  'themeSecondary',
  'themeTertiary',
  'themeLight',
  'themeLighter',
  'themeLighterAlt',
  'black',
  'neutralDark',
  'neutralPrimary',
  'neutralPrimaryAlt',
  'neutralSecondary',
  'neutralSecondaryAlt',
  'neutralTertiary',
  'neutralTertiaryAlt',
  'neutralQuaternary',
  'neutralQuaternaryAlt',
  'neutralLight',
  'neutralLighter',
  'neutralLighterAlt',
  'white',
];

const SEMANTIC: Partial<ISemanticColors> = {
  bodyBackground: slot('bodyBackground'),
  bodyText: slot('bodyText'),
  bodySubtext: slot('bodySubtext'),
  bodyDivider: slot('ld-line'),
  bodyFrameBackground: slot('ld-surface'),
  focusBorder: slot('focusBorder'),
  link: slot('link'),
  linkHovered: slot('linkHovered'),
  errorText: slot('errorText'),
  inputBackground: slot('inputBackground'),
  inputBorder: slot('inputBorder'),
  inputBorderHovered: slot('bodyText'),
  inputText: slot('bodyText'),
  inputPlaceholderText: slot('bodySubtext'),
  inputFocusBorderAlt: slot('themePrimary'),
  primaryButtonBackground: slot('primaryButtonBackground'),
  primaryButtonBackgroundHovered: slot('primaryButtonBackgroundHovered'),
  primaryButtonBackgroundPressed: slot('primaryButtonBackgroundHovered'),
  primaryButtonText: slot('primaryButtonText'),
  primaryButtonTextHovered: slot('primaryButtonText'),
  primaryButtonTextPressed: slot('primaryButtonText'),
  primaryButtonBorder: slot('primaryButtonBackground'),
  buttonBackground: slot('ld-surface'),
  buttonBackgroundHovered: slot('listItemBackgroundHovered'),
  buttonBackgroundPressed: slot('neutralLight'),
  buttonBorder: slot('inputBorder'),
  buttonText: slot('bodyText'),
  buttonTextHovered: slot('bodyText'),
  buttonTextPressed: slot('bodyText'),
  menuBackground: slot('ld-surface'),
  menuDivider: slot('ld-line'),
  menuItemText: slot('bodyText'),
  menuItemTextHovered: slot('bodyText'),
  menuItemBackgroundHovered: slot('listItemBackgroundHovered'),
  menuItemBackgroundPressed: slot('neutralLight'),
  listBackground: slot('ld-surface'),
  listText: slot('bodyText'),
  listItemBackgroundHovered: slot('listItemBackgroundHovered'),
  listItemBackgroundChecked: slot('listItemBackgroundChecked'),
  listItemBackgroundCheckedHovered: slot('listItemBackgroundCheckedHovered'),
  infoBackground: slot('ld-accent-soft'),
  warningBackground: slot('warningBackground'),
  severeWarningBackground: slot('warningBackground'),
  errorBackground: slot('errorBackground'),
  successBackground: slot('successBackground'),
  messageText: slot('bodyText'),
  infoIcon: slot('ld-accent-text'),
  warningIcon: slot('warningIcon'),
  severeWarningIcon: slot('warningIcon'),
  errorIcon: slot('errorIcon'),
  successIcon: slot('successIcon'),
};

/**
 * Fluent's theme in our tokens. Its colours are the custom properties of the root element, which `applyTheme` fills from the section's
 * theme variant: one change there changes Fluent's controls and ours together, in light, dark and contrast.
 */
function made(isInverted: boolean): Theme {
  return createTheme({
    isInverted,
    palette: Object.fromEntries(PALETTE.map((name) => [name, slot(name)])),
    semanticColors: SEMANTIC,
    defaultFontStyle: { fontFamily: 'var(--font)' },
    effects: {
      elevation4: slot('elevation4'),
      elevation8: slot('elevation8'),
      elevation16: slot('elevation16'),
      elevation64: slot('elevation64'),
      roundedCorner2: slot('r2'),
      roundedCorner4: slot('r4'),
      roundedCorner6: slot('r6'),
    },
  });
}

const light = made(false);
const dark = made(true);

export const fluentTheme = (name: ThemeName): Theme => (name === 'light' ? light : dark);
