export { Palette } from './Palette';
export { SnoozeUntil } from './SnoozeUntil';
export type { PaletteProps } from './Palette';
