import { personOf } from '../privacy/index.ts';
import type { Access } from './access.ts';
import { ListsFault } from './fault.ts';
import { personHash } from './privacy/desk.ts';
import { heldPersons } from './privacy/retention/scan.ts';
import { normalEtag, readPage } from './rows.ts';

/** A ticket as it stands: its version, and whether it or whoever asked is under a legal hold. */
export type Standing = { etag: string; held: boolean };

/** Of tickets by id, as many as one query takes; those that are gone are missing. 2 requests. */
export async function standingOf(access: Access, siteUrl: string, ticketIds: readonly number[]): Promise<Map<number, Standing>> {
  const filter = ticketIds.map((id) => `Id eq ${id}`).join(' or ');
  const { rows } = await access.guarded(() =>
    readPage(access.list('Tickets').items.select('Id', 'LegalHold', 'RequesterEmail').filter(filter).top(ticketIds.length)),
  );
  const found = new Map<number, Standing>();
  if (rows.length === 0) return found;
  const persons = await heldPersons(access);
  for (const row of rows) {
    const requester = personOf([String(row['RequesterEmail'] ?? '')]).addresses[0];
    const held =
      Boolean(row['LegalHold']) || (persons.size > 0 && requester !== undefined && persons.has(await personHash(siteUrl.replace(/\/+$/, ''), requester)));
    found.set(Number(row['Id']), { etag: normalEtag(row['odata.etag']), held });
  }
  return found;
}

export const heldFault = (ticketId: number): ListsFault => new ListsFault('lists.held', `Ticket ${ticketId} is under a legal hold.`);

/** Nothing of a ticket under a hold is deleted by hand either: its own hold, or that of whoever asked. 2 requests. Fault `lists.held`. */
export async function refuseHeld(access: Access, siteUrl: string, ticketId: number): Promise<void> {
  if ((await standingOf(access, siteUrl, [ticketId])).get(ticketId)?.held) throw heldFault(ticketId);
}
