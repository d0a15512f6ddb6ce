import type { Answer, Call, Entity } from '../http/call.ts';
import { unknownProperty } from '../http/errors.ts';
import { keyOf } from '../state/itemStore.ts';
import type { ItemValue } from '../state/model.ts';
import { compareKeys } from '../state/orderedIndex.ts';
import { parseFilter, type ColumnOf } from './odataFilter.ts';
import { parseOrder, topOf } from './paging.ts';
import { matches } from './predicate.ts';

/** `$filter`, `$orderby`, `$top`, `$skip` on collections that are no list items: lists, fields, users, groups, views. */
export function collection(call: Call, type: string, entities: readonly Entity[]): Answer {
  const sample = entities[0];
  const columnOf: ColumnOf = (name) => {
    if (sample && !(name in sample.props)) throw unknownProperty(name, type);
    const value = entities.map((each) => each.props[name]).find((each) => each !== null && each !== undefined);
    const kind = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : isDate(value) ? 'date' : 'text';
    return { field: name, through: null, type: kind };
  };
  let rows = [...entities];
  const filter = call.query.get('$filter');
  if (filter) {
    const predicate = parseFilter(filter, columnOf);
    rows = rows.filter((row) => matches(predicate, { key: (field) => keyOf(row.props[field] as ItemValue), keys: () => [] }));
  }
  const order = parseOrder(call.query.get('$orderby'), columnOf);
  if (order.length)
    rows.sort((a, b) => {
      for (const each of order) {
        const left = keyOf(a.props[each.field] as ItemValue);
        const right = keyOf(b.props[each.field] as ItemValue);
        const way = left === right ? 0 : left === null ? -1 : right === null ? 1 : compareKeys(left, right);
        if (way) return each.descending ? -way : way;
      }
      return 0;
    });
  const skip = Number(call.query.get('$skip') ?? 0);
  return { kind: 'collection', entities: rows.slice(skip, skip + topOf(call.query, rows.length)), metadata: `SP.ApiData.${type.replace(/^SP\./, '')}s` };
}

const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
