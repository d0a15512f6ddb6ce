import { isSnoozed, type Message, type SystemEvent, type Ticket } from '@listdesk/shared/tickets';
import { MAX_BATCH_WRITES } from '@listdesk/shared/sharepoint';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { systemEntry } from './systemEntry';

export type SnoozeWords = { told: string; /** For whoever reads the entry without its event: an export, a mail program. */ entry(ticket: Ticket): string };

/**
 * Puts tickets off, or brings them back (`until` null), and says so in each conversation. The entry is queued until then: the service, which
 * looks at what is due each minute, says that the time is over. One undo for both; the entry is only an account of what
 * was done, so the change stands when it cannot be written.
 */
export async function snoozeTickets(desk: Desk, conversations: Conversations, ids: readonly number[], until: string | null, { told, entry }: SnoozeWords): Promise<void> {
  const { lists, now, newKey } = desk.port;
  const { me, tickets: held } = desk.store.get();
  const tickets = ids.map((id) => held.get(id)).filter((ticket): ticket is Ticket => ticket !== undefined);
  const at = new Date(now()).toISOString();
  // What is back already and only has its mark taken away is no news.
  const named = tickets.filter((ticket) => until !== null || isSnoozed(ticket, now()));
  const event: SystemEvent = until === null ? { event: 'woken' } : { event: 'snoozed', until };
  const written: Message[] = [];
  const write = async (): Promise<void> => {
    if (!me) return;
    for (let start = 0; start < named.length; start += MAX_BATCH_WRITES) {
      const fresh = named.slice(start, start + MAX_BATCH_WRITES).map((ticket) => ({ ...systemEntry(newKey(), ticket, me, at, event, entry(ticket)), ...(until === null ? {} : { delivery: 'Queued' as const, sendAfter: until }) }));
      const outcomes = await lists.apply(fresh.map((message) => ({ write: 'createMessage' as const, message })));
      fresh.forEach((message, index) => {
        const outcome = outcomes[index];
        if (outcome?.outcome !== 'created') return;
        const made = { ...message, id: outcome.id, etag: outcome.etag, author: me } as Message;
        written.push(made);
        if (conversations.store.get().get(message.ticketKey)?.messages) conversations.add(message.ticketKey, made);
      });
    }
  };
  let entries: Promise<void> = Promise.resolve();
  const change = desk.changeEach(tickets.map((ticket) => ({ ticket, patch: { snoozedUntil: until } })), told, async () => {
    await entries;
    for (const message of written) {
      await lists.recycleMessage(message.id, message.etag);
      conversations.remove(message.ticketKey, message.key);
    }
  });
  entries = write().catch(() => undefined);
  await change;
  await entries;
}
