import { MAX_CUSTOM_ROWS, type CustomColumn, type CustomValue, type CustomValues } from '@listdesk/shared/sharepoint';
import type { BulkWork } from './bulkRun';
import type { Desk } from './desk';
import { faultOf } from './fault';
import { saveOwnValue } from './ownValue';

/** A column that is not named stays as it is in each ticket; null empties it. */
export type WantedOwn = Readonly<Record<string, CustomValue>>;
/** What one ticket had before. */
type Given = { id: number; column: CustomColumn; before: CustomValue };

/**
 * The customer's own columns of many tickets: 1 request to read `MAX_CUSTOM_ROWS` of them and 1 for each value that differs, each fenced by its ticket, so nobody's change is
 * written over unseen. Can be stopped between two tickets; `back` gives each its value again where ours still stands.
 */
export function ownMany(desk: Pick<Desk, 'port' | 'refresh'>, columns: readonly CustomColumn[], wanted: WantedOwn) {
  const { lists } = desk.port;
  const asked = columns.filter(({ name }) => name in wanted);
  const given: Given[] = [];
  let giving: Promise<void> = Promise.resolve();

  async function one(id: number, read: CustomValues): Promise<void> {
    let held = read;
    for (const column of asked) {
      const value = wanted[column.name] ?? null;
      for (let saved = false; !saved;) {
        const before = held.values[column.name] ?? null;
        if (JSON.stringify(before) === JSON.stringify(value)) break;
        const { outcome, values } = await saveOwnValue(lists, id, asked, column, before, value, held);
        held = values;
        // Somebody gave it a value since it was read: that is what an undo brings back then.
        saved = outcome === 'saved';
        if (saved) given.push({ id, column, before });
      }
    }
  }

  async function each(ids: readonly number[], work: BulkWork): Promise<void> {
    for (let from = 0; from < ids.length && !work.stopped(); from += MAX_CUSTOM_ROWS) {
      const page = ids.slice(from, from + MAX_CUSTOM_ROWS);
      const rows = await lists.customRows(page, asked).catch((error: unknown) => faultOf(error));
      for (const id of page) {
        if (work.stopped()) break;
        const read = rows instanceof Map ? rows.get(id) : undefined;
        if (!read) work.step(id, rows instanceof Map ? 'gone' : rows);
        else
          await one(id, read).then(
            () => work.step(id, null),
            (error: unknown) => work.step(id, faultOf(error)),
          );
      }
    }
    desk.refresh();
  }

  return {
    give(ids: readonly number[], work: BulkWork): Promise<void> {
      giving = each(ids, work);
      return giving;
    },
    /** After a `give` that is still under way. What it throws leaves the rest to be taken back by another call. */
    async back(): Promise<void> {
      await giving;
      for (let last = given.pop(); last; last = given.pop()) {
        const { id, column, before } = last;
        try {
          await saveOwnValue(lists, id, asked, column, wanted[column.name] ?? null, before, await lists.customValues(id, asked));
        } catch (error) {
          given.push(last);
          throw error;
        }
      }
      desk.refresh();
    },
    any: (): boolean => given.length > 0,
  };
}
