import { sha256 } from './sha256.ts';
import type { Access } from '../access.ts';
import type { Updated } from '../contract.ts';
import { exact } from '../fieldWriter.ts';
import { readAll } from '../rows.ts';
import { wholeNumber } from '../ticketViews.ts';
import { updateItem } from '../writes.ts';
import type { Desk } from './desk.ts';

const HELD_A_PAGE = 1000;
const MAX_PAGES = 5;
/** A reference of the case, such as a file number; the column is one line. */
export const MAX_HOLD_REASON_CHARS = 200;

export type HeldTicket = { id: number; key: string; etag: string; subject: string; reason: string };

/** Tickets of which nothing may go for now, newest first. Served by the index on the column: 1 request for 1,000. */
export async function heldTickets(access: Access): Promise<HeldTicket[]> {
  const query = () => access.list('Tickets').items.select('Id', 'Title', 'TicketKey', 'LegalHold').filter('LegalHold ne null').orderBy('Id', true).top(HELD_A_PAGE);
  const rows = await access.guarded(() => readAll(query, MAX_PAGES));
  return rows.filter((row) => row['LegalHold'])
    .map((row) => ({ id: Number(row['Id']), key: String(row['TicketKey']), etag: String(row['odata.etag'] ?? '*'), subject: String(row['Title'] ?? ''), reason: String(row['LegalHold']) })).reverse();
}

/** Sets a hold with its reason, or lifts it with null; written into the audit log first, with the reason as a hash alone. 3 requests. */
export async function holdTicket({ access, audit }: Pick<Desk, 'access' | 'audit'>, id: number, reason: string | null, by: { actor: string; at: string }): Promise<Updated> {
  const text = reason === null ? null : exact('LegalHold', reason.trim().slice(0, MAX_HOLD_REASON_CHARS));
  await audit.append({ at: by.at, actor: by.actor, action: text === null ? 'ticket.released' : 'ticket.held', subject: String(wholeNumber(id)), details: text === null ? {} : { reason: await sha256(text) } });
  return updateItem(access, 'Tickets', id, '*', { LegalHold: text });
}
