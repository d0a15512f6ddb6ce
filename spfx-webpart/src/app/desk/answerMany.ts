import { MAX_BATCH_WRITES, type ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Message, Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { LONGEST_HINT_MS } from './answer';
import { leavesAt, mentionPatch, newMessage, takePatch, ticketPatch, toldBy, type Draft } from './newMessage';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { faultOf } from './fault';
import { UNDO_MS } from './news';
import type { Me } from './state';

/** Texts without files for one ticket, with a key each. */
export type Answers = { ticket: Ticket; texts: readonly { draft: Draft; key: string }[] };
/** What was stored for a ticket and what the ticket has to say of it; `fault` when a text was not. */
export type Answered = { messages: Message[]; patch: TicketPatch; fault: ListsFaultLike | null };

/**
 * Stores the texts of many tickets, up to `MAX_BATCH_WRITES` in one request and those of a ticket together. The tickets themselves are left to the caller, who changes
 * them with whatever else belongs to it. Stops between two requests when `stopped` says so; `each` hears of every ticket that had its turn, in order.
 */
export async function answerMany(
  desk: Desk,
  conversations: Conversations,
  me: Me,
  all: readonly Answers[],
  stopped: () => boolean,
  each: (index: number, answered: Answered) => void,
): Promise<void> {
  const at = desk.port.now();
  const queued: { key: string; leaves: number }[] = [];
  let index = 0;
  while (index < all.length && !stopped()) {
    const turn: Answers[] = [];
    for (let texts = 0; index + turn.length < all.length;) {
      const next = all[index + turn.length]!;
      texts += next.texts.length;
      if (turn.length && texts > MAX_BATCH_WRITES) break;
      turn.push(next);
    }
    const answered = await storeTexts(desk, me, turn, at);
    for (const [place, answer] of answered.entries()) {
      const { ticket, texts } = turn[place]!;
      for (const message of answer.messages) {
        // One that nobody has open is read when it is opened.
        if (conversations.store.get().get(ticket.key)?.messages) conversations.add(ticket.key, message);
        const draft = texts.find(({ key }) => key === message.key)?.draft;
        if (draft && message.delivery === 'Queued') queued.push({ key: message.key, leaves: leavesAt(draft, at) });
      }
      each(index, answer);
      index += 1;
    }
  }
  const [first] = queued;
  if (!first) return;
  const wait = Math.max(...queued.map(({ leaves }) => leaves)) - desk.port.now();
  setTimeout(() => void desk.port.hint(queued.length === 1 ? first.key : undefined), wait < LONGEST_HINT_MS ? Math.max(0, wait) : UNDO_MS);
}

async function storeTexts(desk: Desk, me: Me, turn: readonly Answers[], at: number): Promise<Answered[]> {
  const { lists } = desk.port;
  const fresh = turn.map(({ ticket, texts }) => texts.map(({ draft, key }) => newMessage(ticket, me, draft, key, at, [], toldBy(desk, ticket, draft, me))));
  const messages = fresh.flat();
  const faults = new Map<string, ListsFaultLike>();
  const stored = new Map<string, Message>();
  try {
    const outcomes = messages.length ? await lists.apply(messages.map((message) => ({ write: 'createMessage' as const, message }))) : [];
    for (const [index, message] of messages.entries()) {
      const outcome = outcomes[index];
      if (outcome?.outcome === 'failed') faults.set(message.key, outcome.fault);
      else if (outcome?.outcome === 'created') stored.set(message.key, { ...message, id: outcome.id, etag: outcome.etag, author: me } as Message);
      else {
        const found = await lists.message({ key: message.key });
        if (found) stored.set(message.key, found);
        else faults.set(message.key, { code: 'lists.unavailable', message: 'the message cannot be found again', retryAfterSeconds: null });
      }
    }
  } catch (error) {
    const fault = faultOf(error);
    for (const { key } of messages) if (!stored.has(key)) faults.set(key, fault);
  }
  return turn.map(({ ticket, texts }, place) => {
    const patch: TicketPatch = {};
    for (const { draft, key } of texts)
      if (stored.has(key))
        Object.assign(
          patch,
          ticketPatch(ticket, draft, at),
          takePatch(desk, ticket, draft, me),
          draft.kind === 'Note' ? mentionPatch(desk, ticket, draft.text, me.id) : {},
        );
    const keys = (fresh[place] ?? []).map(({ key }) => key);
    return {
      messages: keys.flatMap((key) => stored.get(key) ?? []),
      patch,
      fault: keys.map((key) => faults.get(key)).find((fault) => fault !== undefined) ?? null,
    };
  });
}
