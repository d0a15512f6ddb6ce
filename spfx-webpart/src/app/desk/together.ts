import { MAX_TICKET_UPDATES, type DeskLists, type TicketUpdated } from '@listdesk/shared/sharepoint';
import type { PendingChanges } from './pending';
import type { Queued } from './writes';

/**
 * Sends the changes at the head of the queue that were asked for together, up to `MAX_TICKET_UPDATES` in one request, each fenced by its own ETag, and notes
 * in `answers` what SharePoint said to each. A change that builds on another of the same ticket waits for it. A fault of the whole request is thrown.
 */
export async function sendTogether(
  lists: Pick<DeskLists, 'updateTickets'>,
  queue: readonly Queued[],
  answers: Map<Queued, TicketUpdated>,
  etagFor: PendingChanges['etagFor'],
): Promise<void> {
  const run: Queued[] = [];
  const tickets = new Set<number>();
  for (const one of queue) {
    if (run.length === MAX_TICKET_UPDATES || !one.many || answers.has(one) || one.stopped?.() || tickets.has(one.write.ticketId)) break;
    tickets.add(one.write.ticketId);
    run.push(one);
  }
  if (run.length < 2) return;
  const told = await lists.updateTickets(run.map(({ write: { ticketId, base, patch } }) => ({ id: ticketId, etag: etagFor(base), patch })));
  run.forEach((one, index) => {
    const answer = told[index];
    if (answer) answers.set(one, answer);
  });
}
