import { MAX_BATCH_WRITES, type ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Message, Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { followUp, LONGEST_HINT_MS } from './answer';
import { leavesAt, mentionPatch, newMessage, takePatch, toldBy, type Draft } from './newMessage';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { faultOf } from './fault';
import { UNDO_MS } from './news';
import type { Me } from './state';

/** Texts without files for one ticket, with a key each; `again`: an earlier run tried it under that key. */
export type Answers = { ticket: Ticket; texts: readonly { draft: Draft; key: string; again?: boolean }[] };
/** What was stored for a ticket and what the ticket has to say of it; `fault` when a text was not. */
export type Answered = { messages: Message[]; patch: TicketPatch; fault: ListsFaultLike | null };

/**
 * Stores the texts of many tickets, up to `MAX_BATCH_WRITES` in one request and those of a ticket together. The tickets themselves are left to the caller, who changes
 * them with whatever else belongs to it. A request whose answer was lost goes once more under the same keys, and of one that had none again the keys are asked for: what
 * was stored counts as stored. Stops between two requests when `stopped` says so; `each` hears of every ticket that had its turn, in order.
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

/** A request without an answer may have been carried out all the same. */
const mayHaveArrived = ({ code }: ListsFaultLike): boolean => code === 'lists.offline' || code === 'lists.unavailable';
const NOT_FOUND: ListsFaultLike = { code: 'lists.unavailable', message: 'the message cannot be found again', retryAfterSeconds: null };

async function storeTexts(desk: Desk, me: Me, turn: readonly Answers[], at: number): Promise<Answered[]> {
  const { lists } = desk.port;
  const fresh = turn.map(({ ticket, texts }) => texts.map(({ draft, key }) => newMessage(ticket, me, draft, key, at, [], toldBy(desk, ticket, draft, me))));
  const messages = fresh.flat();
  const faults = new Map<string, ListsFaultLike>();
  const stored = new Map<string, Message>();
  const created = new Set<string>();
  const find = async (key: string, otherwise: ListsFaultLike): Promise<void> => {
    const found = await lists.message({ key });
    if (found) stored.set(key, found);
    else faults.set(key, otherwise);
  };
  const store = () => lists.apply(messages.map((message) => ({ write: 'createMessage' as const, message })));
  const storeOnceMore = (error: unknown) => {
    if (!mayHaveArrived(faultOf(error))) throw error;
    return store();
  };
  try {
    const outcomes = messages.length ? await store().catch(storeOnceMore) : [];
    for (const [index, message] of messages.entries()) {
      const outcome = outcomes[index];
      if (outcome?.outcome === 'failed') faults.set(message.key, outcome.fault);
      else if (outcome?.outcome === 'created') {
        created.add(message.key);
        stored.set(message.key, { ...message, id: outcome.id, etag: outcome.etag, author: me } as Message);
      } else await find(message.key, NOT_FOUND);
    }
  } catch (error) {
    const fault = faultOf(error);
    let asking = mayHaveArrived(fault);
    for (const { key } of messages) {
      if (stored.has(key) || faults.has(key)) continue;
      if (asking)
        asking = await find(key, fault).then(
          () => true,
          () => false,
        );
      if (!stored.has(key)) faults.set(key, fault);
    }
  }
  return turn.map(({ ticket, texts }, place) => {
    const patch: TicketPatch = {};
    for (const { draft, key, again } of texts) {
      const message = stored.get(key);
      if (!message) continue;
      const first = !again || created.has(key);
      Object.assign(
        patch,
        followUp(ticket, draft, message, first),
        first ? takePatch(desk, ticket, draft, me) : {},
        draft.kind === 'Note' ? mentionPatch(desk, ticket, draft.text, me.id) : {},
      );
    }
    const keys = (fresh[place] ?? []).map(({ key }) => key);
    return {
      messages: keys.flatMap((key) => stored.get(key) ?? []),
      patch,
      fault: keys.map((key) => faults.get(key)).find((fault) => fault !== undefined) ?? null,
    };
  });
}
