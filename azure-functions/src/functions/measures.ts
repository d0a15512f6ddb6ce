import { QUEUES } from '../storage/clients.ts';
import type { Service } from './service.ts';

/** How much waits in each queue, and in each poison queue; answers the sum. */
export async function measureQueues(service: Service): Promise<number> {
  let sum = 0;
  for (const queue of QUEUES.flatMap((name) => [name, `${name}-poison`] as const)) {
    const waiting = (await service.storage.queue(queue).getProperties()).approximateMessagesCount ?? 0;
    service.telemetry.measure('listdesk.queue.depth', waiting, { queue });
    sum += waiting;
  }
  return sum;
}
