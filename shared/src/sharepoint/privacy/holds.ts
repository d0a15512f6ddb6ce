import { sha256 } from './sha256.ts';
import type { Access } from '../access.ts';
import type { Updated } from '../contract.ts';
import { unlessMissing } from '../fault.ts';
import { exact } from '../fieldWriter.ts';
import { readAll, readPage } from '../rows.ts';
import { wholeNumber } from '../ticketViews.ts';
import { updateItem } from '../writes.ts';
import type { Desk } from './desk.ts';

const HELD_A_PAGE = 1000;
/** No desk has so many; a hold that is not seen would be no hold. */
const MAX_PAGES = 1000;
/** A reference of the case, such as a file number; the column is one line. */
export const MAX_HOLD_REASON_CHARS = 200;

/** In the archive a ticket's row has another id than the number people know it under. */
export type TicketRow = { list: 'Tickets' | 'ArchivedTickets'; id: number };
/** `id` is the ticket's number. */
export type HeldTicket = { id: number; key: string; subject: string; reason: string; row: TicketRow };

/** Tickets of which nothing may go for now, newest first, those of the archive last. Served by the index on the column: 2 requests for 1,000. */
export async function heldTickets(access: Access): Promise<HeldTicket[]> {
  const read = async (list: TicketRow['list'], ...more: string[]): Promise<HeldTicket[]> => {
    const query = () =>
      access
        .list(list)
        .items.select('Id', 'Title', 'TicketKey', 'LegalHold', ...more)
        .filter('LegalHold ne null')
        .orderBy('Id', true)
        .top(HELD_A_PAGE);
    const rows = (await access.guarded(() => readAll(query, MAX_PAGES))).filter((row) => row['LegalHold']).reverse();
    return rows.map((row) => ({
      id: Number(row['TicketNumber'] ?? row['Id']),
      key: String(row['TicketKey']),
      subject: String(row['Title'] ?? ''),
      reason: String(row['LegalHold']),
      row: { list, id: Number(row['Id']) },
    }));
  };
  return [...(await read('Tickets')), ...(await unlessMissing(() => read('ArchivedTickets', 'TicketNumber'), []))];
}

/** Where the row of a ticket is, by the number people know it under; null when it is nowhere. 1 request, 1 more for the archive. */
async function rowOf(access: Access, number: number): Promise<TicketRow | null> {
  const found = async (list: TicketRow['list'], filter: string): Promise<number | null> => {
    const { rows } = await access.guarded(() => readPage(access.list(list).items.select('Id').filter(filter).top(1)));
    return rows[0] ? Number(rows[0]['Id']) : null;
  };
  const live = await found('Tickets', `Id eq ${wholeNumber(number)}`);
  if (live !== null) return { list: 'Tickets', id: live };
  const archived = await unlessMissing(() => found('ArchivedTickets', `TicketNumber eq ${number}`), null);
  return archived === null ? null : { list: 'ArchivedTickets', id: archived };
}

/** What the audit log says of the place, so that the row can be found when it is gone. */
export const inArchive = (row: TicketRow | null): { archiveRow: number } | Record<string, never> =>
  row?.list === 'ArchivedTickets' ? { archiveRow: row.id } : {};

/**
 * Sets a hold with its reason, or lifts it with null; written into the audit log first, with the reason as a hash alone. A hold can be lifted from a
 * ticket that is gone, so that it counts as broken no longer. 4 or 5 requests.
 */
export async function holdTicket(
  { access, audit }: Pick<Desk, 'access' | 'audit'>,
  number: number,
  reason: string | null,
  by: { actor: string; at: string },
): Promise<Updated> {
  const row = await rowOf(access, number);
  if (row === null && reason !== null) return { outcome: 'gone' };
  const text = reason === null ? null : exact('LegalHold', reason.trim().slice(0, MAX_HOLD_REASON_CHARS));
  await audit.append({
    at: by.at,
    actor: by.actor,
    action: text === null ? 'ticket.released' : 'ticket.held',
    subject: String(number),
    details: { ...inArchive(row), ...(text !== null && { reason: await sha256(text) }) },
  });
  return row ? updateItem(access, row.list, row.id, '*', { LegalHold: text }) : { outcome: 'gone' };
}
