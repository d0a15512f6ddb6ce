import { MAX_BATCH_WRITES, type DeskLists, type ListWrite } from '@listdesk/shared/sharepoint';
import type { Message } from '@listdesk/shared/tickets';

const MOST_ROUNDS = 4;

/**
 * Gives messages another ticket, 20 a request, until none is left that should move: what somebody else changed meanwhile (the service sends a reply)
 * is read again. Stopped anywhere, calling it again goes on. `way`: what is to stand in `movedFrom` then. Answers how many are left.
 */
export async function moveMessages(
  lists: DeskLists,
  from: string,
  to: string,
  which: (message: Message) => boolean,
  way: (message: Message) => string | null,
): Promise<number> {
  let left: Message[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    left = (await lists.conversation(from)).filter(which);
    if (!left.length) return 0;
    for (let start = 0; start < left.length; start += MAX_BATCH_WRITES) {
      const writes = left
        .slice(start, start + MAX_BATCH_WRITES)
        .map((message): ListWrite => ({ write: 'updateMessage', id: message.id, etag: message.etag, patch: { ticketKey: to, movedFrom: way(message) } }));
      for (const outcome of await lists.apply(writes)) if (outcome.outcome === 'failed') throw outcome.fault;
    }
  }
  left = (await lists.conversation(from)).filter(which);
  return left.length;
}
