import { isSnoozed, type Message, type SystemEvent, type Ticket } from '@listdesk/shared/tickets';
import { MAX_BATCH_WRITES } from '@listdesk/shared/sharepoint';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { systemEntry } from './systemEntry';

export type SnoozeWords = { told: string; /** For whoever reads the entry without its event: an export, a mail program. */ entry(ticket: Ticket): string };

/**
 * Says in each conversation that its ticket is put off, or that it is back (`until` null). The entry is queued until then: the service, which looks at
 * what is due each minute, says that the time is over. The entries are only an account of what was done: one that cannot be written is left out. Answers what takes them back.
 */
export async function tellOfSnooze(
  desk: Desk,
  conversations: Conversations,
  tickets: readonly Ticket[],
  until: string | null,
  entry: SnoozeWords['entry'],
): Promise<() => Promise<void>> {
  const { lists, now, newKey } = desk.port;
  const { me } = desk.store.get();
  const at = new Date(now()).toISOString();
  const event: SystemEvent = until === null ? { event: 'woken' } : { event: 'snoozed', until };
  const written: Message[] = [];
  const write = async (): Promise<void> => {
    if (!me) return;
    for (let start = 0; start < tickets.length; start += MAX_BATCH_WRITES) {
      const fresh = tickets
        .slice(start, start + MAX_BATCH_WRITES)
        .map((ticket) => ({
          ...systemEntry(newKey(), ticket, me, at, event, entry(ticket)),
          ...(until === null ? {} : { delivery: 'Queued' as const, sendAfter: until }),
        }));
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
  await write().catch(() => undefined);
  return async () => {
    for (const message of written) {
      await lists.recycleMessage(message.id, message.etag);
      conversations.remove(message.ticketKey, message.key);
    }
  };
}

/** Puts tickets off, or brings them back (`until` null), and says so in each conversation. One undo for both. */
export async function snoozeTickets(
  desk: Desk,
  conversations: Conversations,
  ids: readonly number[],
  until: string | null,
  { told, entry }: SnoozeWords,
): Promise<void> {
  const { now } = desk.port;
  const { tickets: held } = desk.store.get();
  const tickets = ids.map((id) => held.get(id)).filter((ticket): ticket is Ticket => ticket !== undefined);
  let entries: Promise<() => Promise<void>> = Promise.resolve(() => Promise.resolve());
  const change = desk.changeEach(
    tickets.map((ticket) => ({ ticket, patch: { snoozedUntil: until } })),
    told,
    async () => (await entries)(),
  );
  // What is back already and only has its mark taken away is no news.
  entries = tellOfSnooze(
    desk,
    conversations,
    tickets.filter((ticket) => until !== null || isSnoozed(ticket, now())),
    until,
    entry,
  );
  await change;
  await entries;
}
