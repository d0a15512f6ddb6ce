import type { Ticket } from '@listdesk/shared/tickets';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { mergeTickets, unmerge } from './mergeTickets';

/**
 * Merges several tickets into one, one after the other, shown as work that can be stopped. One undo takes back those that were merged; `onFailed`
 * hears of how many it could not. Answers how many were merged.
 */
export async function mergeMany(
  desk: Desk,
  conversations: Conversations,
  ids: readonly number[],
  into: number,
  told: string,
  entry: (merged: Ticket) => string,
  onFailed: (count: number) => void,
): Promise<number> {
  const work = desk.beginWork(told, ids.length);
  const merged: { from: string; into: string }[] = [];
  for (const id of ids) {
    if (work.stopped()) break;
    const before = desk.store.get().tickets.get(id);
    const answer = await mergeTickets(desk, conversations, id, into, entry);
    if (answer.outcome === 'merged' && before) merged.push({ from: before.key, into: answer.survivor.key });
    const why =
      answer.outcome === 'merged'
        ? null
        : answer.outcome === 'gone'
          ? ('gone' as const)
          : answer.outcome === 'failed'
            ? answer.fault
            : { code: 'lists.invalid' as const, message: answer.why, retryAfterSeconds: null };
    work.step(id, why);
  }
  work.end();
  if (!merged.length) return 0;
  desk.offerUndo(told, async () => {
    let failed = 0;
    for (const { from, into: survivor } of merged.reverse()) {
      const event = (await desk.port.lists.conversation(survivor))
        .reverse()
        .find((message) => message.event?.event === 'merged' && message.event.from === from && !message.event.undoneAt);
      if (!event || (await unmerge(desk, conversations, survivor, event.key)).outcome !== 'merged') failed += 1;
    }
    if (failed) onFailed(failed);
  });
  return merged.length;
}
