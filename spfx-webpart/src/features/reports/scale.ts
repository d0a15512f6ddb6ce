const ROUND = [1, 2, 5, 10];
const MOST_STEPS = 4;

/** Lines of a chart that starts at nothing and holds `most`: whole, round and few. */
export function scaleFor(most: number): { top: number; steps: number[] } {
  const rough = Math.max(1, most) / MOST_STEPS;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(rough)));
  const step = (ROUND.find((round) => round * power >= rough) ?? 10) * power;
  const count = Math.max(1, Math.ceil(Math.max(1, most) / step));
  return { top: step * count, steps: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
