import { personOf } from '../privacy/index.ts';
import type { Access } from './access.ts';
import { ListsFault } from './fault.ts';
import { personHash } from './privacy/desk.ts';
import { heldPersons } from './privacy/retention/scan.ts';
import { readPage } from './rows.ts';

/** Nothing of a ticket under a hold is deleted by hand either: its own hold, or that of whoever asked. 2 requests. Fault `lists.held`. */
export async function refuseHeld(access: Access, siteUrl: string, ticketId: number): Promise<void> {
  const { rows } = await access.guarded(() =>
    readPage(access.list('Tickets').items.select('Id', 'LegalHold', 'RequesterEmail').filter(`Id eq ${ticketId}`).top(1)),
  );
  if (!rows[0]) return;
  const persons = await heldPersons(access);
  const requester = personOf([String(rows[0]['RequesterEmail'] ?? '')]).addresses[0];
  if (rows[0]['LegalHold'] || (persons.size > 0 && requester && persons.has(await personHash(siteUrl, requester))))
    throw new ListsFault('lists.held', `Ticket ${ticketId} is under a legal hold.`);
}
