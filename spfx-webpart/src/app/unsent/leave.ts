import type { Message } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { answerTicket } from '../desk/answer';
import type { Conversations } from '../desk/conversations';
import type { Desk } from '../desk/desk';
import { faultOf, passes } from '../desk/fault';
import { takeBack } from '../desk/takeBack';
import { writerOf, writtenSince } from './meanwhile';
import type { Held, Waiting } from './waiting';

/** What waited longer asks once more: its writer may have said it another way since. */
export const OLD_MS = 86_400_000;

/** `away`: no answer yet, it waits on. `late`: it was withdrawn, but had left before. */
export type Left = { end: 'left'; message: Message } | { end: 'withdrawn' | 'late' } | { end: 'away' } | { end: 'held'; held: Held };

const ended = (fault: ListsFaultLike): Left => (passes(fault) ? { end: 'away' } : { end: 'held', held: { why: 'fault', fault } });

/** Who wrote after the writer of an answer had last looked; null where nobody did. */
export function newsBy(messages: readonly Message[], { seen }: Pick<Waiting, 'seen'>, myId: number): string | null {
  const { id } = seen;
  const [first] = id === null ? writtenSince(messages, seen.at, myId) : writtenSince(messages, Number.NEGATIVE_INFINITY, myId).filter((one) => one.id > id);
  return first ? writerOf(first) : null;
}

/**
 * One answer that waited leaves, once: its key finds what an earlier try has stored. A reply stays when somebody has written meanwhile or a day has gone, unless its
 * writer has `looked`. `trying` is called right before the request after which it may have arrived.
 */
export async function leave(desk: Desk, conversations: Conversations, waiting: Waiting, looked: boolean, trying: () => Promise<unknown>): Promise<Left> {
  const { lists, now } = desk.port;
  const { me } = desk.store.get();
  if (!me) return { end: 'away' };
  try {
    if (waiting.withdrawn) return await withdraw(desk, conversations, waiting);
    const ticket = await lists.ticket({ id: waiting.ticketId });
    if (!ticket || ticket.mergedInto) return { end: 'held', held: { why: 'gone' } };
    desk.put([ticket]);
    const messages = await lists.conversation(waiting.ticketKey);
    const arrived = messages.some(({ key }) => key === waiting.key);
    if (waiting.draft.kind === 'Reply' && !arrived && !looked) {
      const by = newsBy(messages, waiting, me.id);
      if (by !== null) return { end: 'held', held: { why: 'news', by } };
      if (now() - waiting.at > OLD_MS) return { end: 'held', held: { why: 'old' } };
    }
    await trying();
    const sent = await answerTicket(desk, conversations, ticket, waiting.draft, waiting.key);
    if (sent.outcome === 'failed') return ended(sent.fault);
    return sent.outcome === 'sent' ? { end: 'left', message: sent.message } : { end: 'held', held: { why: 'files', names: sent.missing.join(', ') } };
  } catch (error) {
    return ended(faultOf(error));
  }
}

async function withdraw(desk: Desk, conversations: Conversations, { key }: Waiting): Promise<Left> {
  const arrived = await desk.port.lists.message({ key });
  if (arrived && (await takeBack(desk, conversations, arrived)) === 'late') return { end: 'late' };
  return { end: 'withdrawn' };
}
