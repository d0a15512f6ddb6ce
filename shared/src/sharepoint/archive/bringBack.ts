import type { Access } from '../access.ts';
import { customColumns } from '../customColumns.ts';
import { refusalOf, SP_ERROR, toFault } from '../fault.ts';
import type { Fields } from '../fieldWriter.ts';
import { isObject } from '../jsonShapes.ts';
import { paceOf, UNITS, type Pace } from '../privacy/retention/pace.ts';
import { readPage } from '../rows.ts';
import { wholeNumber } from '../ticketViews.ts';
import { updateItem } from '../writes.ts';
import { keyIs, valueName } from './archiveTicket.ts';
import { copyMessages, etagOf, removeMessages, ticketRow, TICKET_VALUES, unlessRefused, valuesOf } from './copyRows.ts';

/** `id` is the number it has now: SharePoint gives a new one, and the old one keeps leading to it. `changed`: somebody else is at it. */
export type BroughtBack = { outcome: 'back'; id: number } | { outcome: 'gone' } | { outcome: 'changed' };
const MAX_ROUNDS = 5;
/** One ticket, by hand: SharePoint's own limits for a person are far away. */
const unhurried = (access: Access): Pace => paceOf(Number.MAX_SAFE_INTEGER, access.now, async () => undefined);

/**
 * Back among the tickets, open again: whoever only wants to read it reads it in the archive. Messages and files first, then the ticket, and only then
 * the archive lets go. Stopped anywhere, the same call finishes it, and so does the next nightly run. About 12 requests, one more for each file.
 */
export async function bringBack(access: Access, number: number, pace: Pace = unhurried(access)): Promise<BroughtBack> {
  const row = await ticketRow(access, 'ArchivedTickets', `TicketNumber eq ${wholeNumber(number)}`, pace);
  if (!row) {
    const live = await ticketRow(access, 'Tickets', `FormerNumber eq ${number}`, pace);
    return live ? { outcome: 'back', id: Number(live['Id']) } : { outcome: 'gone' };
  }
  const key = String(row['TicketKey']);
  let live = await ticketRow(access, 'Tickets', keyIs(key), pace);
  // On its way into the archive: it is still where it was.
  if (live && live['FormerNumber'] !== number) return { outcome: 'back', id: Number(live['Id']) };
  if (row['Returning'] !== true && (await updateItem(access, 'ArchivedTickets', Number(row['Id']), etagOf(row), { Returning: true })).outcome !== 'updated')
    return { outcome: 'changed' };
  if (!live) {
    let whole = false;
    for (let round = 0; round < MAX_ROUNDS && !whole; round += 1)
      whole = !(await copyMessages(access, key, 'ArchivedMessages', 'Messages', pace, { keepOthers: true })).changed;
    if (!whole) return { outcome: 'changed' };
    const fields: Fields = {
      ...valuesOf(row, TICKET_VALUES),
      ...(await ownFields(access, row['OwnColumns'])),
      TicketStatus: 'Open',
      SolvedAt: null,
      ClosedAt: null,
      FormerNumber: number,
    };
    await created(access, fields);
    live = await ticketRow(access, 'Tickets', keyIs(key), pace);
  }
  if (!live) return { outcome: 'changed' };
  await letGo(access, key, Number(row['Id']), pace);
  return { outcome: 'back', id: Number(live['Id']) };
}

const MAX_RETURNS = 100;
/** So long a person's browser may take before somebody else finishes what it began. */
const LEFT_ALONE_MS = 15 * 60_000;

/** Finishes what a closed browser left half-way. 1 request when there is nothing. Answers how many came back. */
export async function finishReturns(access: Access, pace: Pace): Promise<number> {
  await pace.spend(UNITS.query);
  const { rows } = await access.guarded(() =>
    readPage(access.list('ArchivedTickets').items.select('Id', 'TicketNumber', 'Modified').filter('Returning eq 1').orderBy('Id', true).top(MAX_RETURNS)),
  );
  let back = 0;
  for (const row of rows)
    if (access.now() - Date.parse(String(row['Modified'])) > LEFT_ALONE_MS && (await bringBack(access, Number(row['TicketNumber']), pace)).outcome === 'back')
      back += 1;
  return back;
}

/** What is left in the archive of a ticket that is back. */
async function letGo(access: Access, key: string, id: number, pace: Pace): Promise<void> {
  await removeMessages(access, 'ArchivedMessages', key, pace);
  await unlessRefused(access, () => access.list('ArchivedTickets').items.getById(id).delete());
}

async function created(access: Access, fields: Fields): Promise<void> {
  try {
    await access.list('Tickets').items.add(fields);
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number !== SP_ERROR.duplicateValue) throw await toFault(error, access.now());
  }
}

/** The customer's own columns as far as they are still there. */
async function ownFields(access: Access, stored: unknown): Promise<Fields> {
  if (typeof stored !== 'string' || stored === '') return {};
  const values: unknown = JSON.parse(stored);
  if (!isObject(values)) return {};
  return Object.fromEntries(
    (await customColumns(access)).flatMap((column) => (column.name in values ? [[valueName(column), values[column.name] as Fields[string]]] : [])),
  );
}
