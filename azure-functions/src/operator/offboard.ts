import { odata, type TableClient } from '@azure/data-tables';
import { TABLES, QUEUES, type StorageClients, type TableName } from '../storage/clients.ts';
import { departures } from '../storage/departures.ts';
import { peekQueue, walkQueue, type Waiting } from './queueWalk.ts';

/** How much we hold of a tenant. Of queues only what can be seen; in a dry run the first 32 of each. */
export type Holdings = { tables: Record<TableName, number>; blobs: number; pointers: number };
export type Receipt = {
  tenant: string;
  dryRun: boolean;
  startedAt: string;
  endedAt: string;
  removed: Holdings;
  left: Holdings;
  /** Until when a hash of the tenant id says that it left; null when nothing was deleted. */
  hashUntil: string | null;
};

type Key = { partitionKey: string; rowKey: string };
const BATCH = 100;
/** Desks and orders go first, so that workers find nothing to do for this tenant meanwhile; the tenant itself last, so that a second run goes on. */
const ORDER: readonly TableName[] = ['installations', 'subscriptions', 'positions', 'ledger', 'tenants'];

/**
 * Deletes all we hold of a tenant and counts what is left. Safe to repeat, and to go on with after it was ended half way. The customer's own
 * lists and mailboxes are not touched; subscriptions at Microsoft 365 end by themselves within a week, or with the consent.
 */
export async function offboard(storage: StorageClients, tenant: string, options: { dryRun: boolean; now: () => number }): Promise<Receipt> {
  const at = (): string => new Date(options.now()).toISOString();
  const startedAt = at();
  const before = await holdings(storage, tenant);
  if (options.dryRun)
    return { tenant, dryRun: true, startedAt, endedAt: at(), removed: { tables: countsOf(() => 0), blobs: 0, pointers: 0 }, left: before, hashUntil: null };
  const removed: Holdings = { tables: countsOf(() => 0), blobs: 0, pointers: 0 };
  // First, so that no page begins anew in between; of a tenant we hold nothing of, nothing is written either.
  const hashUntil = total(before) > 0 ? await departures(storage).note(tenant, options.now()) : null;
  for (const name of ORDER) {
    if (name === 'ledger') {
      removed.pointers = await dropPointers(storage, tenant);
      removed.blobs = await dropBlobs(storage, tenant);
    }
    removed.tables[name] = await dropRows(storage.table(name), name, tenant);
  }
  return { tenant, dryRun: false, startedAt, endedAt: at(), removed, left: await holdings(storage, tenant), hashUntil };
}

export async function holdings(storage: StorageClients, tenant: string): Promise<Holdings> {
  const counts = await Promise.all(TABLES.map(async (name) => [name, (await keysOf(storage.table(name), name, tenant)).length] as const));
  let blobs = 0;
  for await (const _blob of storage.rawMail.listBlobsFlat({ prefix: `${tenant}/` })) blobs += 1;
  const peeked = await Promise.all(queuesOf(storage).map((queue) => peekQueue(queue)));
  const pointers = peeked.flatMap(({ messages }) => messages).filter((message) => isOf(message, tenant)).length;
  return { tables: Object.fromEntries(counts) as Record<TableName, number>, blobs, pointers };
}

export const total = ({ tables, blobs, pointers }: Holdings): number => Object.values(tables).reduce((sum, count) => sum + count, blobs + pointers);

const countsOf = (count: (name: TableName) => number): Record<TableName, number> =>
  Object.fromEntries(TABLES.map((name) => [name, count(name)])) as Record<TableName, number>;
const queuesOf = (storage: StorageClients) => QUEUES.flatMap((name) => [storage.queue(name), storage.queue(`${name}-poison`)]);

/** Every table is parted by tenant; only the customers themselves lie together, with their hosts beside them. */
async function keysOf(table: TableClient, name: TableName, tenant: string): Promise<Key[]> {
  const own = name === 'tenants' ? odata`(PartitionKey eq 'tenant' and RowKey eq ${tenant}) or PartitionKey eq 'host'` : odata`PartitionKey eq ${tenant}`;
  const keys: Key[] = [];
  for await (const row of table.listEntities<{ value?: string }>({
    queryOptions: { filter: own, select: name === 'tenants' ? ['partitionKey', 'rowKey', 'value'] : ['partitionKey', 'rowKey'] },
  })) {
    const foreign = row.partitionKey === 'host' && name === 'tenants' && !String(row.value).includes(`"${tenant}"`);
    if (!foreign) keys.push({ partitionKey: row.partitionKey!, rowKey: row.rowKey! });
  }
  return keys;
}

async function dropRows(table: TableClient, name: TableName, tenant: string): Promise<number> {
  const keys = await keysOf(table, name, tenant);
  for (let start = 0; start < keys.length; start += BATCH) {
    const some = keys.slice(start, start + BATCH);
    const together = some.every((key) => key.partitionKey === some[0]!.partitionKey);
    // One row that is gone already fails its whole batch: then each alone.
    const done =
      together &&
      (await table.submitTransaction(some.map((key) => ['delete', key])).then(
        () => true,
        () => false,
      ));
    if (!done) for (const { partitionKey, rowKey } of some) await table.deleteEntity(partitionKey, rowKey).catch(unlessGone);
  }
  return keys.length;
}

async function dropBlobs(storage: StorageClients, tenant: string): Promise<number> {
  let count = 0;
  for await (const { name } of storage.rawMail.listBlobsFlat({ prefix: `${tenant}/` })) {
    await storage.rawMail.getBlockBlobClient(name).deleteIfExists({ deleteSnapshots: 'include' });
    count += 1;
  }
  return count;
}

async function dropPointers(storage: StorageClients, tenant: string): Promise<number> {
  let count = 0;
  for (const queue of queuesOf(storage)) count += (await walkQueue(queue, (message) => (isOf(message, tenant) ? 'take' : 'leave'))).taken;
  return count;
}

function isOf({ text }: Waiting, tenant: string): boolean {
  try {
    return (JSON.parse(text) as { tenant?: unknown } | null)?.tenant === tenant;
  } catch {
    return false;
  }
}

function unlessGone(error: unknown): void {
  if ((error as { statusCode?: unknown }).statusCode !== 404) throw error;
}
