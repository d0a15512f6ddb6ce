import { createHash } from 'node:crypto';
import { DEFAULT_DESK_SETTINGS } from '@listdesk/shared/schema';
import { accountInAzurite } from '../../test/azurite.ts';
import { floodOf } from '../intake/flood.ts';
import { keyedHash } from '../security/keyedHash.ts';
import { storageClients, type StorageClients } from './clients.ts';
import { tableLedger } from './ledger.ts';
import { queueSender } from './queues.ts';
import { rawMailStore } from './rawMail.ts';
import { rowStore } from './rows.ts';

const TENANT = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001';
const secret = new Uint8Array(32).fill(3);
let azurite: Awaited<ReturnType<typeof accountInAzurite>>;
let clients: StorageClients;
let now = Date.parse('2026-11-21T08:00:00Z');
const ledger = (tenant = TENANT) =>
  tableLedger(
    clients,
    tenant,
    (purpose, ...parts) => keyedHash(secret, purpose, ...parts),
    () => now,
  );

beforeAll(async () => {
  azurite = await accountInAzurite();
  clients = storageClients({ kind: 'connectionString', value: azurite.connectionString });
  await clients.ensure();
});
afterAll(() => azurite.stop());

it('can be made ready twice', () => storageClients({ kind: 'connectionString', value: azurite.connectionString }).ensure());

it('keeps a raw mail and forgets it', async () => {
  const store = rawMailStore(clients);
  const mail = Buffer.from('Subject: hello\r\n\r\nworld');
  expect(await store.put('t/1', new Blob([mail]).stream(), 100)).toEqual({
    outcome: 'stored',
    bytes: mail.length,
    sha256: createHash('sha256').update(mail).digest('hex'),
  });
  expect(Buffer.from((await store.get('t/1'))!)).toEqual(mail);
  await store.remove('t/1');
  expect(await store.get('t/1')).toBeNull();
});

it('keeps nothing of a mail that is too large', async () => {
  const store = rawMailStore(clients);
  expect(await store.put('t/2', new Blob([Buffer.alloc(9_000_000)]).stream(), 8_999_999)).toEqual({ outcome: 'tooLarge' });
  expect(await store.get('t/2')).toBeNull();
});

it('removes raw mail that outlived its purpose', async () => {
  const store = rawMailStore(clients);
  await store.put('t/3', new Blob(['x']).stream(), 10);
  expect(await store.removeOlderThan(Date.now() - 60_000)).toBe(0);
  expect(await store.removeOlderThan(Date.now() + 60_000)).toBe(1);
});

it('sends plain JSON, as host.json says', async () => {
  await queueSender(clients)('intake', { kind: 'scan', tenant: TENANT });
  const received = await clients.queue('intake').receiveMessages();
  expect(received.receivedMessageItems[0]?.messageText).toBe(`{"kind":"scan","tenant":"${TENANT}"}`);
});

it('finds the ticket of a message, what we sent first, and only in its own tenant and mailbox', async () => {
  await ledger().rememberMessage('box1', '<a@x>', { ticketKey: 't1', sent: false });
  await ledger().rememberMessage('box1', '<b@x>', { ticketKey: 't2', sent: true });
  expect(await ledger().ticketOf('box1', ['<a@x>', '<b@x>'])).toEqual({ messageId: '<b@x>', ticketKey: 't2', sent: true, internal: false });
  expect(await ledger().ticketOf('box2', ['<a@x>'])).toBeNull();
  expect(await ledger('5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0002').ticketOf('box1', ['<a@x>'])).toBeNull();
});

it('begins a piece of work once and remembers how far it came', async () => {
  expect(await ledger().begin('mail:1')).toEqual({ fresh: true, at: '2026-11-21T08:00:00.000Z' });
  expect(await ledger().begin('mail:1')).toEqual({ fresh: false, progress: { step: 'begun', at: '2026-11-21T08:00:00.000Z' } });
  await ledger().record('mail:1', { step: 'drafted', draft: { id: 'AAMk', internetMessageId: null } });
  expect(await ledger().progress('mail:1')).toEqual({ step: 'drafted', draft: { id: 'AAMk', internetMessageId: null } });
});

it('uses a nonce once', async () => {
  expect([await ledger().useNonce('n'), await ledger().useNonce('n')]).toEqual([true, false]);
});

it('counts within windows and forgets them', async () => {
  const windows = [{ minutes: 10, max: 2 }];
  expect([await ledger().allow('a', windows), await ledger().allow('a', windows), await ledger().allow('a', windows)]).toEqual([true, true, false]);
  now += 11 * 60_000;
  expect(await ledger().allow('a', windows)).toBe(true);
});

it('counts mail by sender, by desk and over all desks of a tenant', async () => {
  const limits = { ...DEFAULT_DESK_SETTINGS.limits, fromSender: [{ minutes: 10, max: 2 }], fromEverybody: [{ minutes: 10, max: 3 }] };
  const desk = (id: string, tenant = TENANT) => ({
    id,
    ledger: ledger(tenant),
    settings: async () => ({ ...DEFAULT_DESK_SETTINGS, limits }),
    hashAddress: (address: string) => address,
    tenantMails: [{ minutes: 10, max: 5 }],
  });
  let mails = 0;
  const floods = async (to: ReturnType<typeof desk>, senders: string[]) => {
    const held: (string | null)[] = [];
    for (const sender of senders) held.push(await floodOf(to, `work ${(mails += 1)}`, true, sender));
    return held;
  };
  expect(await floods(desk('it'), ['a', 'a', 'a'])).toEqual([null, null, 'more mails than 2 in 10 minutes from this sender']);
  // What was held above counts for nobody else.
  expect(await floods(desk('it'), ['b', 'c'])).toEqual([null, 'more mails than 3 in 10 minutes to this desk']);
  expect(await floods(desk('hr'), ['d', 'e', 'f'])).toEqual([null, null, 'more mails than 5 in 10 minutes to all desks of the organisation']);
  expect(await floodOf(desk('hr'), `work ${mails}`, false, 'f')).toBe('more mails than 5 in 10 minutes to all desks of the organisation');
  expect(await floods(desk('it', '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0002'), ['a'])).toEqual([null]);
  now += 11 * 60_000;
  expect(await floods(desk('hr'), ['d'])).toEqual([null]);
});

it('keeps neither addresses nor ids of mail in its tables', async () => {
  await ledger().rememberMessage('box1', '<Secret-id@nordwind.example>', { ticketKey: 't1', sent: true });
  await ledger().allow('oliver@nordwind.example', [{ minutes: 1, max: 5 }]);
  const rows: unknown[] = [];
  for await (const row of clients.table('ledger').listEntities()) rows.push(row);
  expect(JSON.stringify(rows)).not.toMatch(/secret-id|oliver|nordwind/);
});

it('sweeps what has expired and nothing else', async () => {
  const rows = rowStore<number>(clients.table('positions'));
  await rows.put('p', 'old', 1, new Date('2026-01-01'));
  await rows.put('p', 'new', 2, new Date('2030-01-01'));
  await rows.put('p', 'forever', 3, null);
  expect(await rows.sweep(new Date('2026-11-21'), 100)).toBe(1);
  expect((await rows.list('p', 10)).map((row) => row.key).sort()).toEqual(['forever', 'new']);
});
