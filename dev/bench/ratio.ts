/** One line of the bench's table: what we need against the least that is possible (or against a peer), so that it holds on any machine. */
export type Ratio = {
  what: string;
  ours: number;
  /** The least possible, or the figure of what we compare with. */
  floor: number;
  unit: string;
  /** Highest ratio we accept; null while nothing is promised. */
  atMost: number | null;
};

/** A module of the bench. It measures in turn with the others, never beside them: two on one core spoil both. */
export type Bench = () => Promise<Ratio[]>;

export const ratioOf = ({ ours, floor }: Ratio): number => ours / floor;
export const isKept = (row: Ratio): boolean => row.atMost === null || ratioOf(row) <= row.atMost;

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1));

/** A plain table for people and for diffs. */
export function table(rows: readonly Ratio[]): string {
  const cells = rows.map((row) => [
    row.what,
    `${figure(row.ours)} ${row.unit}`,
    `${figure(row.floor)} ${row.unit}`,
    figure(ratioOf(row)),
    row.atMost === null ? '' : `<= ${figure(row.atMost)}`,
    isKept(row) ? '' : 'MISSED',
  ]);
  const all = [['', 'ours', 'floor', 'ratio', 'promise', ''], ...cells];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Median of some runs after a warm-up: one slow run (garbage, another process) does not count. */
export async function medianMs(run: () => Promise<unknown>, runs = 7): Promise<number> {
  await run();
  const times: number[] = [];
  for (let n = 0; n < runs; n += 1) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(runs / 2)]!;
}
