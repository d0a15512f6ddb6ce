import type { ListName } from '../schema/index.ts';
import { type LISTS } from '../schema/index.ts';

/** The names of a list's own columns, so that a filter with a typing mistake does not compile. */
export type ColumnOf<L extends ListName> = (typeof LISTS)[L]['columns'][number]['name'];

/** A string literal. PnPjs does not double quotes; whoever forgets this opens the filter to whatever a mail's sender writes. */
export const quote = (value: string): string => `'${value.replace(/'/g, "''")}'`;

/** `(A eq 'x' or A eq 'y')`; one value needs no brackets. */
export function anyOf(column: string, values: readonly string[]): string {
  const parts = values.map((value) => `${column} eq ${quote(value)}`);
  return parts.length === 1 ? parts[0]! : `(${parts.join(' or ')})`;
}

export const allOf = (...conditions: readonly string[]): string => conditions.filter((condition) => condition !== '').join(' and ');
