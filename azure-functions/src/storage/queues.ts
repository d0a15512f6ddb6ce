import type { StorageClients, QueueName } from './clients.ts';

/**
 * Messages are plain JSON, not base64: host.json says `"messageEncoding": "none"`, and the two must agree. Storage allows
 * 64 KiB a message; ours are pointers and far smaller.
 */
export const MAX_QUEUE_MESSAGE_BYTES = 8 * 1024;

export type QueueSender = (queue: QueueName, message: object, options?: { delaySeconds?: number }) => Promise<void>;

export function queueSender(clients: StorageClients): QueueSender {
  return async (queue, message, options = {}) => {
    const text = JSON.stringify(message);
    if (Buffer.byteLength(text) > MAX_QUEUE_MESSAGE_BYTES) throw new RangeError(`queue message over ${MAX_QUEUE_MESSAGE_BYTES} bytes`);
    const visibilityTimeout = Math.min(7 * 86_400, Math.max(0, Math.ceil(options.delaySeconds ?? 0)));
    await clients.queue(queue).sendMessage(text, visibilityTimeout ? { visibilityTimeout } : {});
  };
}
