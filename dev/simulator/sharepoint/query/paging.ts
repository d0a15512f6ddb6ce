import { invalidExpression, invalidQuery } from '../http/errors.ts';
import { keyOf } from '../state/itemStore.ts';
import type { IndexKey } from '../state/orderedIndex.ts';
import type { ColumnOf } from './odataFilter.ts';
import type { Cursor, Order } from './planner.ts';

export const DEFAULT_PAGE = 100;
export const MAX_PAGE = 5000;

/** `$top`, at most 5,000. */
export function topOf(query: ReadonlyMap<string, string>, otherwise = DEFAULT_PAGE): number {
  const text = query.get('$top');
  if (text === undefined) return Math.min(otherwise, MAX_PAGE);
  if (!/^\d+$/.test(text)) throw invalidExpression(text);
  return Math.min(Number(text), MAX_PAGE);
}

export function parseOrder(text: string | undefined, columnOf: ColumnOf): Order[] {
  if (!text) return [];
  return text.split(',').map((part) => {
    const [name = '', way = 'asc', ...rest] = part.trim().split(/\s+/);
    if (rest.length || !/^(asc|desc)$/i.test(way)) throw invalidExpression(text);
    const column = columnOf(name);
    if (column.through !== null) throw invalidQuery(`The query to field '${name}' is not valid: order by a column behind a lookup is not possible.`);
    return { field: column.field, descending: way.toLowerCase() === 'desc' };
  });
}

/** `Paged=TRUE&p_ID=30&p_Modified=2026...`: where the page before ended. `p_*` of the order columns come before `p_ID`. */
export function parseCursor(text: string | undefined, order: readonly Order[]): Cursor | null {
  if (!text) return null;
  const params = new URLSearchParams(text);
  const id = Number(params.get('p_ID'));
  if (params.get('Paged')?.toUpperCase() !== 'TRUE' || !Number.isInteger(id)) throw invalidExpression(text);
  return { id, keys: order.map((each) => (each.field === 'ID' ? id : parseKey(params.get(`p_${each.field}`)))) };
}

export function formatCursor(cursor: Cursor, order: readonly Order[]): string {
  const params = new URLSearchParams({ Paged: 'TRUE' });
  order.forEach((each, at) => {
    if (each.field !== 'ID') params.set(`p_${each.field}`, formatKey(cursor.keys[at] ?? null));
  });
  params.set('p_ID', String(cursor.id));
  return params.toString();
}

const formatKey = (key: IndexKey | null): string => (key === null ? '' : typeof key === 'number' ? `#${key}` : `'${key}`);

function parseKey(text: string | null): IndexKey | null {
  if (text === null || text === '') return null;
  return text.startsWith('#') ? Number(text.slice(1)) : keyOf(text.replace(/^'/, ''));
}
