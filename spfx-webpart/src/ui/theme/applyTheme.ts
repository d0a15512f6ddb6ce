import { accessibleLink } from './contrast';

/** What we read of SharePoint's theme variant (`IReadonlyTheme`), told by its shape so that tests need no SPFx. */
export type ThemeLike = { isInverted?: boolean; palette?: Readonly<Record<string, unknown>>; semanticColors?: Readonly<Record<string, unknown>> };
export type ThemeName = 'light' | 'dark' | 'contrast';
/** `teams` is the theme Teams reports (`default`, `dark`, `contrast`), undefined in SharePoint. */
export type ThemeSource = { variant: ThemeLike | undefined; teams: string | undefined };

const PALETTE_SLOTS = [
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
  'neutralTertiary',
  'neutralTertiaryAlt',
  'neutralQuaternary',
  'neutralQuaternaryAlt',
  'neutralLight',
  'neutralLighter',
  'neutralLighterAlt',
  'white',
] as const;
const SEMANTIC_SLOTS = ['bodyBackground', 'bodyText', 'bodySubtext', 'inputBackground', 'focusBorder'] as const;

/** Which of the three sets holds: contrast only where Teams says so; Windows contrast themes win by `forced-colors` in the stylesheet. */
export function themeName({ variant, teams }: ThemeSource): ThemeName {
  if (teams === 'contrast') return 'contrast';
  if (teams === 'dark') return 'dark';
  return variant?.isInverted ? 'dark' : 'light';
}

/** The custom properties to write on the root element, by slot. Empty in contrast, where our own set is complete. */
export function themeProperties(source: ThemeSource): Record<string, string> {
  const properties: Record<string, string> = {};
  const { variant } = source;
  if (!variant || themeName(source) === 'contrast') return properties;
  for (const slot of PALETTE_SLOTS) {
    const colour = variant.palette?.[slot];
    if (typeof colour === 'string' && colour) properties[`--${slot}`] = colour;
  }
  for (const slot of SEMANTIC_SLOTS) {
    const colour = variant.semanticColors?.[slot];
    if (typeof colour === 'string' && colour) properties[`--${slot}`] = colour;
  }
  const link = accessibleLink(variant.palette);
  if (link) properties['--link'] = link;
  return properties;
}

/** Writes the theme on the root element; slots of the earlier theme that the new one lacks are taken away. */
export function applyTheme(root: HTMLElement, source: ThemeSource): void {
  root.dataset.theme = themeName(source);
  const properties = themeProperties(source);
  for (const slot of [...PALETTE_SLOTS, ...SEMANTIC_SLOTS, 'link']) {
    const name = `--${slot}`;
    const colour = properties[name];
    if (colour) root.style.setProperty(name, colour);
    else root.style.removeProperty(name);
  }
}
