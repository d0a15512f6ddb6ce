export { Palette } from './Palette';
export type { PaletteProps } from './Palette';
