import type { StorageClients, QueueName } from '../storage/clients.ts';
import { intakePointer, outboundPointer } from '../functions/pointers.ts';
import { peekQueue, walkQueue, type Waiting } from './queueWalk.ts';

/** A message that failed five times: what it points to, never what it says. `readable` false: no pointer of ours, it can only be dropped. */
export type PoisonLine = {
  queue: QueueName;
  id: string;
  since: string;
  tries: number;
  readable: boolean;
  kind: string | null;
  tenant: string | null;
  desk: string | null;
};
export type PoisonFilter = { id?: string; tenant?: string };
export type PoisonReport = { queue: QueueName; seen: number; done: number; left: number; dryRun: boolean };

const pointerOf = (queue: QueueName, text: string): { kind: string; tenant: string; desk: string } | null => {
  try {
    const parsed = (queue === 'intake' ? intakePointer : outboundPointer).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

function lineOf(queue: QueueName, { id, text, insertedAt, tries }: Waiting): PoisonLine {
  const pointer = pointerOf(queue, text);
  return {
    queue,
    id,
    since: insertedAt,
    tries,
    readable: pointer !== null,
    kind: pointer?.kind ?? null,
    tenant: pointer?.tenant ?? null,
    desk: pointer?.desk ?? null,
  };
}

/** The first 32 of each queue, and how many there are. */
export async function listPoison(
  storage: StorageClients,
  queues: readonly QueueName[],
): Promise<{ messages: PoisonLine[]; totals: { queue: QueueName; total: number }[] }> {
  const found = await Promise.all(queues.map(async (queue) => ({ queue, ...(await peekQueue(storage.queue(`${queue}-poison`))) })));
  return {
    messages: found.flatMap(({ queue, messages }) => messages.map((message) => lineOf(queue, message))),
    totals: found.map(({ queue, total }) => ({ queue, total })),
  };
}

/**
 * Back to work with all their tries, or away. A message is put into the working queue before it leaves this one: ended in between, it is done
 * twice, which the service takes for once.
 */
export async function settlePoison(
  storage: StorageClients,
  queue: QueueName,
  what: 'requeue' | 'drop',
  filter: PoisonFilter,
  dryRun: boolean,
): Promise<PoisonReport> {
  const matches = (message: Waiting): boolean => {
    const { readable, id, tenant } = lineOf(queue, message);
    return (what === 'drop' || readable) && (!filter.id || filter.id === id) && (!filter.tenant || filter.tenant === tenant);
  };
  const poison = storage.queue(`${queue}-poison`);
  if (dryRun) {
    const { messages, total } = await peekQueue(poison);
    const done = messages.filter(matches).length;
    return { queue, seen: total, done, left: total - done, dryRun };
  }
  const requeue = async ({ text }: Waiting): Promise<void> => {
    const { tries: _tries, since: _since, ...fresh } = JSON.parse(text) as Record<string, unknown>;
    // The mail was held when it failed: the service takes it out of there.
    const held = fresh['kind'] === 'mailbox' || fresh['kind'] === 'raw' ? { requeued: true } : {};
    await storage.queue(queue).sendMessage(JSON.stringify({ ...fresh, ...held }));
  };
  const { seen, taken } = await walkQueue(poison, (message) => (matches(message) ? 'take' : 'leave'), what === 'requeue' ? requeue : undefined);
  return { queue, seen, done: taken, left: seen - taken, dryRun };
}
