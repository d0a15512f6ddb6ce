import { storageClients, TABLES, type StorageClients } from '../src/storage/clients.ts';
import { tableLedger } from '../src/storage/ledger.ts';
import { tablePositions } from '../src/storage/positions.ts';
import { tableRegistry } from '../src/storage/registry.ts';
import { run } from '../src/cli/program.ts';
import { keyedHash } from '../src/security/keyedHash.ts';
import { trialRecord } from '../src/licence/terms.ts';
import { NORDWIND, SUEDWIND } from '../../dev/world.ts';
import { accountInAzurite } from './azurite.ts';

export const NOW = Date.parse('2026-11-21T08:00:00Z');
const secret = new Uint8Array(32).fill(7);

export type Ran = { code: number; out: string; err: string; json: <T = Record<string, unknown>>() => T };
export type OperatorDesk = {
  storage: StorageClients;
  registry: ReturnType<typeof tableRegistry>;
  /** Runs the command line on this storage; the environment can be given. */
  listdesk: (...args: string[]) => Promise<Ran>;
  listdeskIn: (environment: Record<string, string>, folders: string[], ...args: string[]) => Promise<Ran>;
  /** Everything in tables, queues and blobs, as text. */
  everything: () => Promise<string>;
  /** Both customers as they look after some use: trial, desk, mailbox, subscriptions, ledger, a raw mail, pointers in all queues. */
  fill: () => Promise<void>;
  /** Empties tables, queues and container. */
  clear: () => Promise<void>;
  connectionString: string;
  stop: () => Promise<void>;
};

export const DESK = { [NORDWIND.id]: 'desk-nordwind', [SUEDWIND.id]: 'desk-suedwind' } as Readonly<Record<string, string>>;
export const MAILBOX = 'mailbox-hash';

/** Azurite and the operator's command line on it. */
export async function operatorDesk(): Promise<OperatorDesk> {
  const azurite = await accountInAzurite();
  const storage = storageClients({ kind: 'connectionString', value: azurite.connectionString });
  await storage.ensure();
  const registry = tableRegistry(storage);
  const listdeskIn: OperatorDesk['listdeskIn'] = async (environment, folders, ...args) => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await run(args, {
      environment,
      folders,
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      now: () => NOW,
      colour: false,
    });
    return { code, out: out.join('\n'), err: err.join('\n'), json: <T>() => JSON.parse(out.join('\n')) as T };
  };
  return {
    storage,
    registry,
    listdeskIn,
    listdesk: (...args) => listdeskIn({ AzureWebJobsStorage: azurite.connectionString }, [], ...args),
    connectionString: azurite.connectionString,
    everything: async () => {
      const seen: unknown[] = [];
      for (const name of TABLES)
        for await (const row of storage.table(name).listEntities()) seen.push([name, row.partitionKey, row.rowKey, row['value'], row.etag]);
      for (const name of ['intake', 'outbound', 'intake-poison', 'outbound-poison'] as const)
        for (const item of (await storage.queue(name).peekMessages({ numberOfMessages: 32 })).peekedMessageItems)
          seen.push([name, item.messageId, item.messageText, item.dequeueCount]);
      for await (const blob of storage.rawMail.listBlobsFlat()) seen.push(blob.name);
      return JSON.stringify(seen);
    },
    fill: async () => {
      const soon = new Date(NOW + 86_400_000).toISOString();
      for (const { id: tenant, host, desk: url } of [NORDWIND, SUEDWIND]) {
        const desk = DESK[tenant]!;
        await registry.saveTenant(trialRecord(tenant, host, NOW));
        await registry.saveInstallation({ tenant, id: desk, url, mailboxes: [MAILBOX], createdAt: new Date(NOW).toISOString() });
        await registry.saveSubscription({
          tenant,
          key: `${desk}.${MAILBOX}`,
          desk,
          id: 'graph-1',
          watches: { kind: 'mailbox', mailbox: MAILBOX },
          expiresAt: soon,
        });
        await registry.saveSubscription({ tenant, key: `${desk}.Messages`, desk, id: 'list-1', watches: { kind: 'list', list: 'Messages' }, expiresAt: soon });
        await tablePositions(storage).put(tenant, desk, MAILBOX, {
          link: 'https://graph.microsoft.com/x',
          since: new Date(NOW).toISOString(),
          scannedAt: new Date(NOW - 60_000).toISOString(),
        });
        const ledger = tableLedger(
          storage,
          tenant,
          (purpose, ...parts) => keyedHash(secret, purpose, ...parts),
          () => NOW,
        );
        await Promise.all(Array.from({ length: 130 }, (_, at) => ledger.rememberMessage(MAILBOX, `<${at}@x>`, { ticketKey: `t${at}`, sent: false })));
        await storage.rawMail.getBlockBlobClient(`${tenant}/raw`).upload('Subject: x', 10);
        const place = { tenant, desk };
        for (const name of ['intake', 'intake-poison'] as const)
          await storage.queue(name).sendMessage(JSON.stringify({ kind: 'mailbox', ...place, mailbox: MAILBOX, id: 'AAMk', tries: 3, since: soon }));
        for (const name of ['outbound', 'outbound-poison'] as const)
          await storage.queue(name).sendMessage(JSON.stringify({ kind: 'message', ...place, key: 'm1' }));
      }
    },
    clear: async () => {
      for (const name of TABLES) {
        const keys: { partitionKey: string; rowKey: string }[] = [];
        for await (const row of storage.table(name).listEntities()) keys.push({ partitionKey: row.partitionKey!, rowKey: row.rowKey! });
        await Promise.all(keys.map((key) => storage.table(name).deleteEntity(key.partitionKey, key.rowKey)));
      }
      for (const name of ['intake', 'outbound', 'intake-poison', 'outbound-poison'] as const) await storage.queue(name).clearMessages();
      for await (const blob of storage.rawMail.listBlobsFlat()) await storage.rawMail.getBlockBlobClient(blob.name).deleteIfExists();
    },
    stop: azurite.stop,
  };
}
