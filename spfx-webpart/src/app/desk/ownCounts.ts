import { MAX_CUSTOM_ROWS, type CustomColumn, type CustomValue, type DeskLists } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Store } from '../store/store';
import { MANY, type DeskState, type OwnValue, type OwnValues } from './state';

/** What a value of the customer's own column is compared, gathered and filtered by: choices by their place, dates and figures as they are. */
export function ownKey(column: Pick<CustomColumn, 'type' | 'choices'>, value: CustomValue): OwnValue['key'] {
  if (value === null) return null;
  if (typeof value === 'object') return 'id' in value ? value.name : value.join(MANY);
  switch (column.type) {
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'choice': {
      const at = column.choices.indexOf(String(value));
      return at < 0 ? String(value) : at;
    }
    default:
      return String(value);
  }
}

/** Values read to count, by desk; a ticket is read again when it was changed. */
const read = new WeakMap<Store<DeskState>, Map<number, OwnValues>>();

/**
 * The named own columns of these tickets, for counting: 1 request for the columns and 1 for each `MAX_CUSTOM_ROWS` tickets that are new or were changed.
 * Null where one of the columns is gone.
 */
export async function ownValuesFor(
  store: Store<DeskState>,
  lists: Pick<DeskLists, 'customColumns' | 'customRows'>,
  tickets: readonly Ticket[],
  names: readonly string[],
): Promise<ReadonlyMap<number, OwnValues> | null> {
  const held = read.get(store) ?? new Map<number, OwnValues>();
  read.set(store, held);
  const missing = tickets.filter(({ id, etag }) => {
    const one = held.get(id);
    return !one || one.etag !== etag || names.some((name) => !(name in one.values));
  });
  if (!missing.length) return held;
  const all = await lists.customColumns();
  const columns = names.map((name) => all.find((column) => column.name === name)).filter((column): column is CustomColumn => column !== undefined);
  if (columns.length < names.length) return null;
  for (let from = 0; from < missing.length; from += MAX_CUSTOM_ROWS) {
    const page = missing.slice(from, from + MAX_CUSTOM_ROWS);
    const rows = await lists.customRows(
      page.map(({ id }) => id),
      columns,
    );
    for (const { id, etag } of page) {
      const before = held.get(id);
      const values = Object.fromEntries(columns.map((column) => [column.name, { text: '', key: ownKey(column, rows.get(id)?.values[column.name] ?? null) }]));
      held.set(id, { etag, values: { ...(before?.etag === etag ? before.values : {}), ...values } });
    }
  }
  return held;
}
