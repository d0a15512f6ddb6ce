import { compareKeys, type IndexKey } from '../state/orderedIndex.ts';

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type DatePart = 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second';

/** What both query languages come down to. `field` is an internal name; `through` the column read behind a lookup. Texts are lower-case. */
export type Predicate =
  | { op: 'and' | 'or'; parts: Predicate[] }
  | { op: 'compare'; field: string; through: string | null; comparison: Comparison; key: IndexKey | null }
  | { op: 'startsWith' | 'contains'; field: string; through: string | null; text: string }
  | { op: 'in'; field: string; keys: IndexKey[] }
  | { op: 'includes'; field: string; key: IndexKey; negated: boolean }
  | { op: 'datePart'; field: string; part: DatePart; comparison: Comparison; number: number };

/** How a predicate sees one row. */
export type Reader = { key(field: string, through: string | null): IndexKey | null; keys(field: string): readonly IndexKey[] };

export function matches(predicate: Predicate, row: Reader): boolean {
  switch (predicate.op) {
    case 'and':
      return predicate.parts.every((part) => matches(part, row));
    case 'or':
      return predicate.parts.some((part) => matches(part, row));
    case 'compare':
      return compare(row.key(predicate.field, predicate.through), predicate.comparison, predicate.key);
    case 'startsWith':
      return textOf(row.key(predicate.field, predicate.through)).startsWith(predicate.text);
    case 'contains':
      return textOf(row.key(predicate.field, predicate.through)).includes(predicate.text);
    case 'in': {
      const key = row.key(predicate.field, null);
      return key !== null && predicate.keys.includes(key);
    }
    case 'includes':
      return row.keys(predicate.field).includes(predicate.key) !== predicate.negated;
    case 'datePart': {
      const key = row.key(predicate.field, null);
      return key !== null && compare(partOf(String(key), predicate.part), predicate.comparison, predicate.number);
    }
  }
}

const textOf = (key: IndexKey | null): string => (key === null ? '' : String(key));

/** An empty value differs from everything and is neither smaller nor greater, as in the database. */
export function compare(a: IndexKey | null, comparison: Comparison, b: IndexKey | null): boolean {
  if (b === null) return comparison === 'eq' ? a === null : comparison === 'ne' && a !== null;
  if (a === null) return comparison === 'ne';
  const order = compareKeys(a, b);
  switch (comparison) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
  }
}

function partOf(iso: string, part: DatePart): number {
  const at = { year: [0, 4], month: [5, 7], day: [8, 10], hour: [11, 13], minute: [14, 16], second: [17, 19] }[part] as [number, number];
  return Number(iso.slice(at[0], at[1]));
}
