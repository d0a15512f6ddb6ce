import type { CustomColumn, CustomValue, CustomValues, DeskLists } from '@listdesk/shared/sharepoint';

const TRIES = 3;
const same = (a: CustomValue | undefined, b: CustomValue): boolean => JSON.stringify(a ?? null) === JSON.stringify(b);

/** What stands in the ticket's own columns now: ours, or what somebody else wrote into the same one. */
export type OwnSaved = { outcome: 'saved' | 'theirs'; values: CustomValues };

/** Gives an own column a value where `before` still stands; `read` is what was read last, with its ETag. Faults of the lists are thrown. */
export async function saveOwnValue(
  lists: Pick<DeskLists, 'saveCustomValue' | 'customValues'>,
  ticketId: number,
  columns: readonly CustomColumn[],
  column: CustomColumn,
  before: CustomValue,
  value: CustomValue,
  read: CustomValues,
): Promise<OwnSaved> {
  let values = read;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (!same(values.values[column.name], before)) return { outcome: 'theirs', values };
    const answer = await lists.saveCustomValue(ticketId, values.etag, column, value);
    if (answer.outcome === 'updated') return { outcome: 'saved', values: { etag: answer.etag, values: { ...values.values, [column.name]: value } } };
    values = await lists.customValues(ticketId, columns);
  }
  throw new Error('the ticket changes faster than it can be saved');
}
