import type { Access } from './access.ts';
import type { TicketChange, TicketUpdated } from './contract.ts';
import { ListsFault } from './fault.ts';
import { ticketPatchFields } from './ticketFields.ts';
import { wholeNumber } from './ticketViews.ts';
import { outcomeOf, send } from './writes.ts';

/** SharePoint takes so many operations in one `$batch` (learn.microsoft.com "Make batch requests with the REST APIs"). */
export const MAX_TICKET_UPDATES = 100;

/**
 * Changes of different tickets in one `$batch`, each fenced by its own ETag: a stale one is refused alone, the others stand. 1 request. Throws only when the
 * batch as a whole failed.
 */
export async function updateTickets(access: Access, changes: readonly TicketChange[]): Promise<TicketUpdated[]> {
  if (changes.length === 0) return [];
  if (changes.length > MAX_TICKET_UPDATES) throw new ListsFault('lists.invalid', `A batch takes at most ${MAX_TICKET_UPDATES} tickets, not ${changes.length}.`);
  return access.guarded(async () => {
    const [batched, execute] = access.web.batched({ maxRequests: MAX_TICKET_UPDATES });
    const answers = changes.map(({ id, etag, patch }) =>
      outcomeOf(access, send(access, batched, { list: 'Tickets', fields: ticketPatchFields(patch), create: false, id: wholeNumber(id), etag })),
    );
    await execute();
    return (await Promise.all(answers)).map((answer): TicketUpdated => {
      if (answer.outcome === 'created' || answer.outcome === 'exists')
        return { outcome: 'failed', fault: { code: 'lists.invalid', message: 'another ticket has this unique value', retryAfterSeconds: null } };
      return answer;
    });
  });
}
