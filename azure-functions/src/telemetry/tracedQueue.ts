import type { QueueSender } from '../storage/queues.ts';
import type { Telemetry } from './signals.ts';

/** Puts on each message when it was first heard of and where its trace goes on; a message that comes again keeps the first time. */
export function tracedQueue(send: QueueSender, telemetry: Telemetry, now: () => number): QueueSender {
  return (queue, message, options) => {
    const trace = telemetry.trace();
    const { at = new Date(now()).toISOString() } = message as { at?: string };
    return send(queue, { ...(message as object), at, ...(trace ? { trace } : {}) }, options);
  };
}
