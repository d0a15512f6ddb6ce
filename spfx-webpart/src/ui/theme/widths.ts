export type Width = 'phone' | 'narrow' | 'wide' | 'xl';

/** Lower bounds of the container's width in CSS pixels; the stylesheet's container queries use the same numbers. */
export const WIDTHS: readonly [Width, number][] = [
  ['xl', 1180],
  ['wide', 841],
  ['narrow', 480],
];

export function widthOf(pixels: number): Width {
  return WIDTHS.find(([, least]) => pixels >= least)?.[0] ?? 'phone';
}
