import type { QueueClient } from '@azure/storage-queue';

/** More than this is walked in several commands. */
export const MAX_WALKED = 20_000;
const PAGE = 32;
/** So long others do not see what we look at; then it comes back by itself, whatever happens to us. */
const HIDDEN_SECONDS = 120;

export type Waiting = { id: string; text: string; insertedAt: string; tries: number };

/**
 * Shows every visible message of a queue to `decide`. What it answers `take` for is deleted after `taken` was done; the rest is given back.
 * Messages that wait for their time, or that a worker has, cannot be seen by anybody.
 */
export async function walkQueue(
  queue: QueueClient,
  decide: (message: Waiting) => 'take' | 'leave',
  taken: (message: Waiting) => Promise<void> = async () => undefined,
): Promise<{ seen: number; taken: number }> {
  const left: { id: string; receipt: string; text: string }[] = [];
  let seen = 0;
  let count = 0;
  while (seen < MAX_WALKED) {
    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: PAGE, visibilityTimeout: HIDDEN_SECONDS });
    if (!receivedMessageItems.length) break;
    for (const item of receivedMessageItems) {
      seen += 1;
      const message: Waiting = { id: item.messageId, text: item.messageText, insertedAt: item.insertedOn.toISOString(), tries: item.dequeueCount };
      if (decide(message) === 'leave') {
        left.push({ id: item.messageId, receipt: item.popReceipt, text: item.messageText });
        continue;
      }
      await taken(message);
      await queue.deleteMessage(item.messageId, item.popReceipt);
      count += 1;
    }
  }
  // A receipt that ran out means that the message is visible again already.
  for (const { id, receipt, text } of left) await queue.updateMessage(id, receipt, text, 0).catch(() => undefined);
  return { seen, taken: count };
}

/** The first messages, without touching any. */
export async function peekQueue(queue: QueueClient): Promise<{ messages: Waiting[]; total: number }> {
  const { peekedMessageItems } = await queue.peekMessages({ numberOfMessages: PAGE });
  const messages = peekedMessageItems.map((item) => ({
    id: item.messageId,
    text: item.messageText,
    insertedAt: item.insertedOn.toISOString(),
    tries: item.dequeueCount,
  }));
  return { messages, total: (await queue.getProperties()).approximateMessagesCount ?? messages.length };
}
