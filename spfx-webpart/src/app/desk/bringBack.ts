import { MAX_TICKET_UPDATES } from '@listdesk/shared/sharepoint';
import type { Desk } from './desk';

/** What of each ticket, by its id, lies in the recycle bin: its item first, then its messages. */
export type Recycled = Map<number, string[]>;

/**
 * Tickets out of the recycle bin, a hundred a request. What is back is taken out of `bins`, so that nothing is asked for twice; the first refusal is thrown.
 * A bin that is empty by now was brought back before, by a request whose answer was lost or by somebody else; that counts as back while the ticket is there.
 */
export async function bringBack(desk: Desk, bins: Recycled): Promise<void> {
  const { lists } = desk.port;
  const all = Array.from(bins, ([id, some]) => ({ id, bins: some })).filter((one) => one.bins.length);
  for (let start = 0; start < all.length; start += MAX_TICKET_UPDATES) {
    const part = all.slice(start, start + MAX_TICKET_UPDATES);
    const refused = await lists.restoreTickets(part);
    let at = 0;
    for (const one of part) {
      const why = refused.slice(at, (at += one.bins.length));
      bins.set(
        one.id,
        one.bins.filter((_, index) => why[index] && why[index]?.code !== 'lists.missing'),
      );
    }
    const there = await lists.ticketsById(part.map(({ id }) => id));
    desk.put(there);
    const first = refused.find((fault) => fault !== null && (fault.code !== 'lists.missing' || there.length < part.length));
    if (first) throw Object.assign(new Error(first.message), first);
  }
}
