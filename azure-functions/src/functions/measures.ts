import { QUEUES, type QueueName } from '../storage/clients.ts';
import type { Service } from './service.ts';

/** As many as one look may show; they are those that have stood longest. */
const LOOKED_AT = 32;

/** How much waits in each queue and in each poison queue, and since when the oldest; answers how much in all. */
export async function measureQueues(service: Service): Promise<number> {
  let sum = 0;
  for (const name of QUEUES) {
    for (const queue of [name, `${name}-poison`] as const) {
      const waiting = (await service.storage.queue(queue).getProperties()).approximateMessagesCount ?? 0;
      service.telemetry.measure('listdesk.queue.depth', waiting, { queue });
      sum += waiting;
    }
    service.telemetry.measure('listdesk.work.waiting', await oldest(service, name), { queue: name });
  }
  return sum;
}

/** Seconds since we first heard of the oldest work that stands in a queue; 0 when none does. What waits for its next try is not seen here: that try measures it. */
async function oldest(service: Service, queue: QueueName): Promise<number> {
  const { peekedMessageItems } = await service.storage.queue(queue).peekMessages({ numberOfMessages: LOOKED_AT });
  const now = service.outside.now();
  return peekedMessageItems.reduce(
    (longest, { messageText, insertedOn }) => Math.max(longest, (now - Date.parse(heardAt(messageText) ?? insertedOn.toISOString())) / 1000),
    0,
  );
}

function heardAt(text: string): string | null {
  try {
    const { at } = JSON.parse(text) as { at?: unknown };
    return typeof at === 'string' && Number.isFinite(Date.parse(at)) ? at : null;
  } catch {
    return null;
  }
}
