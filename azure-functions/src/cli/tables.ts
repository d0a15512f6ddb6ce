import Table from 'cli-table3';
import colors from 'picocolors';

/** Colours for a terminal; none in a file or a pipe. */
export type Paint = {
  red: (text: string) => string;
  yellow: (text: string) => string;
  green: (text: string) => string;
  dim: (text: string) => string;
  bold: (text: string) => string;
};

export function paintFor(colour: boolean): Paint {
  const { red, yellow, green, dim, bold } = colors.createColors(colour);
  return { red, yellow, green, dim, bold };
}

const PLAIN = {
  mid: '',
  'left-mid': '',
  'mid-mid': '',
  'right-mid': '',
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  right: '',
  middle: '  ',
};

/** Rows under a head, without lines; one sentence instead of an empty table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[], none: string, paint: Paint): string {
  if (!rows.length) return none;
  const grid = new Table({ head: head.map((word) => paint.dim(word)), chars: PLAIN, style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 } });
  for (const row of rows) grid.push(row.map(String));
  return lines(grid.toString());
}

/** Names with their values, one a line. */
export function pairs(rows: readonly (readonly [string, string | number])[], paint: Paint): string {
  const grid = new Table({ chars: PLAIN, style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 } });
  for (const [name, value] of rows) grid.push([paint.dim(name), String(value)]);
  return lines(grid.toString());
}

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');

export const day = (iso: string | null): string => iso?.slice(0, 10) ?? '-';
export const minute = (iso: string | null): string => (iso ? `${iso.slice(0, 16).replace('T', ' ')}Z` : '-');
