import { overThreshold, tooManyJoins } from '../http/errors.ts';
import { compareKeys, lowerBound, type IndexKey } from '../state/orderedIndex.ts';
import type { Item, List } from '../state/model.ts';
import { matches, type Predicate, type Reader } from './predicate.ts';

/** Rows one query may touch; cannot be raised in SharePoint Online. */
export const LIST_VIEW_THRESHOLD = 5000;
export const MAX_JOINS = 12;

export type Order = { field: string; descending: boolean };
/** Where the last page ended: the id and the values of the columns it was ordered by. */
export type Cursor = { id: number; keys: readonly (IndexKey | null)[] };
export type Query = {
  predicate: Predicate | null;
  order: readonly Order[];
  limit: number;
  after: Cursor | null;
  /** Past the threshold OData refuses, CAML looks at the first 5,000 rows only and says nothing. */
  language: 'odata' | 'caml';
  joins: number;
};

export type Row = Reader & { item: Item };
export type QueryPage = { items: Item[]; next: Cursor | null };

/** The one way rows are found; the index and threshold model of our SharePoint reference (sections 3.1 and 3.2). */
export function runQuery(list: List, query: Query, rowOf: (item: Item) => Row, visible: (item: Item) => boolean): QueryPage {
  if (query.joins > MAX_JOINS) throw tooManyJoins();
  const order =
    query.order.length && query.order[query.order.length - 1]!.field !== 'ID'
      ? [...query.order, { field: 'ID', descending: false }]
      : query.order.length
        ? query.order
        : [{ field: 'ID', descending: false }];
  const found: Item[] = [];
  const keysOf = (row: Row): (IndexKey | null)[] => order.map((each) => row.key(each.field, null));
  for (const id of sequence(list, query, order, rowOf)) {
    const item = list.items.get(id)!;
    const row = rowOf(item);
    if (query.after && comparePlaces(keysOf(row), placeOf(query.after, order), order) <= 0) continue;
    if (query.predicate && !matches(query.predicate, row)) continue;
    if (!visible(item)) continue;
    found.push(item);
    if (found.length > query.limit) break;
  }
  const items = found.slice(0, query.limit);
  const last = items[items.length - 1];
  return { items, next: found.length > query.limit && last ? { id: last.id, keys: keysOf(rowOf(last)) } : null };
}

const placeOf = (cursor: Cursor, order: readonly Order[]): (IndexKey | null)[] =>
  order.map((each, at) => (each.field === 'ID' ? cursor.id : (cursor.keys[at] ?? null)));

function comparePlaces(a: readonly (IndexKey | null)[], b: readonly (IndexKey | null)[], order: readonly Order[]): number {
  for (const [at, each] of order.entries()) {
    const left = a[at] ?? null;
    const right = b[at] ?? null;
    const way = left === right ? 0 : left === null ? -1 : right === null ? 1 : compareKeys(left, right);
    if (way !== 0) return each.descending ? -way : way;
  }
  return 0;
}

/** Ids in the order asked for, as far as the threshold lets them be looked at. */
function sequence(list: List, query: Query, order: readonly Order[], rowOf: (item: Item) => Row): Iterable<number> {
  const total = list.items.size;
  const byId = order[0]!.field === 'ID';
  const small = total <= LIST_VIEW_THRESHOLD;
  if (query.predicate && isIdOnly(query.predicate) && byId) return direction(idRange(list, query.predicate) ?? list.items.ids, order[0]!, query.after);
  if (!query.predicate) {
    if (byId) return direction(list.items.ids, order[0]!, query.after);
    const index = list.items.indexOf(order[0]!.field);
    if (small) return sorted(list, list.items.ids, order, rowOf);
    if (!index || order.length > 2) throw overThreshold();
    return index.inOrder(order[0]!.descending, order[1]?.descending ?? false, query.after ? (query.after.keys[0] ?? null) : undefined);
  }
  const chosen = candidates(list, query.predicate);
  if (small) return sorted(list, chosen ?? list.items.ids, order, rowOf);
  if (!chosen) {
    if (query.language === 'odata') throw overThreshold();
    return sorted(list, list.items.ids.slice(0, LIST_VIEW_THRESHOLD), order, rowOf);
  }
  if (chosen.length > LIST_VIEW_THRESHOLD) throw overThreshold();
  return sorted(list, chosen, order, rowOf);
}

function direction(ids: readonly number[], order: Order, after: Cursor | null): Iterable<number> {
  if (!order.descending) return after ? ids.slice(lowerBound(ids, after.id)) : ids;
  const upTo = after ? ids.slice(0, lowerBound(ids, after.id)) : ids;
  return [...upTo].reverse();
}

function sorted(list: List, ids: readonly number[], order: readonly Order[], rowOf: (item: Item) => Row): readonly number[] {
  if (order.length === 1 && order[0]!.field === 'ID' && !order[0]!.descending) return ids;
  const rows = ids.map((id) => {
    const row = rowOf(list.items.get(id)!);
    return { id, keys: order.map((each) => row.key(each.field, null)) };
  });
  return rows.sort((a, b) => comparePlaces(a.keys, b.keys, order)).map((row) => row.id);
}

const isIdOnly = (predicate: Predicate): boolean =>
  predicate.op === 'and' ? predicate.parts.every(isIdOnly) : predicate.op === 'compare' && predicate.field === 'ID' && predicate.comparison !== 'ne';

/** Ids that can satisfy a predicate on ids alone. */
function idRange(list: List, predicate: Predicate): readonly number[] | null {
  if (predicate.op !== 'and') return candidates(list, predicate);
  let low = 0;
  let high = Infinity;
  for (const part of flat(predicate)) {
    if (part.op !== 'compare' || typeof part.key !== 'number') return null;
    if (part.comparison === 'gt' || part.comparison === 'ge' || part.comparison === 'eq')
      low = Math.max(low, part.comparison === 'gt' ? part.key + 1 : part.key);
    if (part.comparison === 'lt' || part.comparison === 'le' || part.comparison === 'eq')
      high = Math.min(high, part.comparison === 'lt' ? part.key - 1 : part.key);
  }
  const { ids } = list.items;
  return ids.slice(lowerBound(ids, low), high === Infinity ? ids.length : lowerBound(ids, high + 1));
}

/** CAML joins two conditions at a time, so a range stands inside a further `And`. */
const flat = (predicate: Predicate): Predicate[] => (predicate.op === 'and' ? predicate.parts.flatMap(flat) : [predicate]);

/** Ids an index offers, in the order of ids; null when no index helps. Of an `and` the first part with an index decides. */
export function candidates(list: List, predicate: Predicate): readonly number[] | null {
  switch (predicate.op) {
    case 'and': {
      // Both ends of a range of ids bound the rows the clustered index touches, so they count as one condition.
      const [first] = predicate.parts;
      if (first && isIdOnly(first)) return idRange(list, { op: 'and', parts: predicate.parts.filter(isIdOnly) });
      for (const part of predicate.parts) {
        const ids = candidates(list, part);
        if (ids) return ids;
      }
      return null;
    }
    case 'or': {
      const union = new Set<number>();
      for (const part of predicate.parts) {
        const ids = candidates(list, part);
        if (!ids) return null;
        for (const id of ids) union.add(id);
      }
      return ascending(union);
    }
    case 'in':
      return union(list, predicate.field, predicate.keys);
    case 'compare':
      return predicate.through ? null : predicate.field === 'ID' ? idCandidates(list, predicate) : indexCandidates(list, predicate);
    case 'startsWith': {
      const index = predicate.through ? undefined : list.items.indexOf(predicate.field);
      if (!index) return null;
      return ascending(index.range({ key: predicate.text, inclusive: true }, { key: `${predicate.text}\uffff`, inclusive: true }));
    }
    default:
      return null;
  }
}

const ascending = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b);

function union(list: List, field: string, keys: readonly IndexKey[]): readonly number[] | null {
  if (field === 'ID') return ascending(new Set(keys.filter((key): key is number => typeof key === 'number' && list.items.get(key) !== undefined)));
  const index = list.items.indexOf(field);
  if (!index) return null;
  const ids = new Set<number>();
  for (const key of keys) for (const id of index.equal(key)) ids.add(id);
  return ascending(ids);
}

type Compare = Extract<Predicate, { op: 'compare' }>;

function idCandidates(list: List, { comparison, key }: Compare): readonly number[] | null {
  const { ids } = list.items;
  if (typeof key !== 'number') return comparison === 'eq' ? [] : ids;
  switch (comparison) {
    case 'eq':
      return list.items.get(key) ? [key] : [];
    case 'ne':
      return ids.filter((id) => id !== key);
    case 'gt':
      return ids.slice(lowerBound(ids, key + 1));
    case 'ge':
      return ids.slice(lowerBound(ids, key));
    case 'lt':
      return ids.slice(0, lowerBound(ids, key));
    case 'le':
      return ids.slice(0, lowerBound(ids, key + 1));
  }
}

function indexCandidates(list: List, { field, comparison, key }: Compare): readonly number[] | null {
  const index = list.items.indexOf(field);
  if (!index) return null;
  if (comparison === 'eq') return index.equal(key);
  if (key === null) return ascending(index.range(null, null));
  switch (comparison) {
    case 'ne': {
      const equal = new Set(index.equal(key));
      return list.items.ids.filter((id) => !equal.has(id));
    }
    case 'gt':
    case 'ge':
      return ascending(index.range({ key, inclusive: comparison === 'ge' }, null));
    case 'lt':
    case 'le':
      return ascending(index.range(null, { key, inclusive: comparison === 'le' }));
  }
}
