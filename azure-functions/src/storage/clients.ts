import { TableServiceClient, TableClient } from '@azure/data-tables';
import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { QueueServiceClient, type QueueClient } from '@azure/storage-queue';
import type { StorageSettings } from '../config.ts';

/** Names of everything we keep. Bytes of mail are in the one container only, and not for long. */
export const RAW_MAIL_CONTAINER = 'raw-mail';
export const QUEUES = ['intake', 'outbound'] as const;
export type QueueName = (typeof QUEUES)[number];
export const TABLES = ['tenants', 'installations', 'subscriptions', 'ledger', 'positions'] as const;
export type TableName = (typeof TABLES)[number];

export type StorageClients = {
  rawMail: ContainerClient;
  queue: (name: QueueName | `${QueueName}-poison`) => QueueClient;
  table: (name: TableName) => TableClient;
  /** Makes container, queues and tables where they are missing. Safe to repeat and to run twice at once. */
  ensure: () => Promise<void>;
};

/** `tablePrefix`: other tables beside ours, to try a restore in. `credential`: who asks, where it is not the service itself. */
export type StorageOptions = { tablePrefix?: string; credential?: TokenCredential };

export function storageClients(settings: StorageSettings, { tablePrefix = '', credential }: StorageOptions = {}): StorageClients {
  const { blobs, queues, tableOf, tables } = settings.kind === 'connectionString' ? byConnectionString(settings.value) : byIdentity(settings, credential);
  const cache = new Map<string, TableClient>();
  const table = (name: TableName): TableClient => {
    const known = cache.get(name) ?? tableOf(`${tablePrefix}${name}`);
    cache.set(name, known);
    return known;
  };
  const rawMail = blobs.getContainerClient(RAW_MAIL_CONTAINER);
  const queueClients = new Map<string, QueueClient>();
  const queue = (name: string): QueueClient => {
    const known = queueClients.get(name) ?? queues.getQueueClient(name);
    queueClients.set(name, known);
    return known;
  };
  let ensured: Promise<void> | undefined;
  return {
    rawMail,
    queue,
    table,
    ensure: () => {
      ensured ??= Promise.all([
        rawMail.createIfNotExists(),
        ...QUEUES.flatMap((name) => [queue(name).createIfNotExists(), queue(`${name}-poison`).createIfNotExists()]),
        ...TABLES.map((name) => tables.createTable(`${tablePrefix}${name}`)),
      ]).then(() => undefined);
      ensured.catch(() => (ensured = undefined));
      return ensured;
    },
  };
}

function byConnectionString(value: string) {
  const local = { allowInsecureConnection: true };
  return {
    blobs: BlobServiceClient.fromConnectionString(value),
    queues: QueueServiceClient.fromConnectionString(value),
    tables: TableServiceClient.fromConnectionString(value, local),
    tableOf: (name: string) => TableClient.fromConnectionString(value, name, local),
  };
}

function byIdentity(settings: Extract<StorageSettings, { kind: 'identity' }>, given: TokenCredential | undefined) {
  const credential = given ?? managedIdentity(settings);
  return {
    blobs: new BlobServiceClient(settings.blob, credential),
    queues: new QueueServiceClient(settings.queue, credential),
    tables: new TableServiceClient(settings.table, credential),
    tableOf: (name: string) => new TableClient(settings.table, name, credential),
  };
}

const managedIdentity = ({ clientId }: { clientId: string | null }): TokenCredential =>
  clientId ? new ManagedIdentityCredential({ clientId }) : new ManagedIdentityCredential();
