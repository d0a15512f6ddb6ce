import { createRequire } from 'node:module';

/** SharePoint's theme object, as far as JSON carries it. Contrast comes from Teams only, as in life. */
export type ThemeName = 'light' | 'dark' | 'contrast';
export const THEME_NAMES: readonly ThemeName[] = ['light', 'dark', 'contrast'];

const DARK = {
  themeDarker: '#a3d3fb',
  themeDark: '#7cc0fa',
  themeDarkAlt: '#56aef8',
  themePrimary: '#2899f5',
  themeSecondary: '#2689da',
  themeTertiary: '#1e6fb0',
  themeLight: '#1c4c74',
  themeLighter: '#16344d',
  themeLighterAlt: '#142736',
  black: '#ffffff',
  neutralDark: '#faf9f8',
  neutralPrimary: '#f3f2f1',
  neutralPrimaryAlt: '#e6e4e2',
  neutralSecondary: '#b8b6b4',
  neutralTertiary: '#797775',
  neutralTertiaryAlt: '#5c5a58',
  neutralQuaternary: '#484644',
  neutralQuaternaryAlt: '#3b3a39',
  neutralLight: '#363534',
  neutralLighter: '#2d2c2b',
  neutralLighterAlt: '#262524',
  white: '#1f1e1d',
};

/** Fluent's own `createTheme` fills the semantic slots from the palette, as SharePoint does for a section's variant. */
export function siteTheme(name: ThemeName): unknown {
  const fluent = createRequire(createRequire(import.meta.url).resolve('@listdesk/spfx-webpart/package.json'));
  const { createTheme } = fluent('@fluentui/theme') as { createTheme: (theme: object) => unknown };
  return JSON.parse(JSON.stringify(name === 'light' ? createTheme({}) : createTheme({ isInverted: true, palette: DARK })));
}
