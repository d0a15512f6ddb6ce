import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESK, MAILBOX, NOW, operatorDesk, type OperatorDesk } from '../../test/operatorDesk.ts';
import type { Receipt } from '../operator/offboard.ts';
import type { MailboxLine } from '../operator/mailboxes.ts';
import type { PoisonLine, PoisonReport } from '../operator/poison.ts';
import type { TenantDetail, TenantLine } from '../operator/tenants.ts';
import type { Health } from '../operator/health.ts';
import { tablePositions } from '../storage/positions.ts';
import { NORDWIND, SUEDWIND } from '../../../dev/world.ts';

let desk: OperatorDesk;
let folder: string;
beforeAll(async () => {
  desk = await operatorDesk();
});
beforeEach(async () => {
  await desk.clear();
  await desk.fill();
  folder = mkdtempSync(join(tmpdir(), 'listdesk-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => desk.stop());
const error = (err: string): string => (JSON.parse(err) as { error: { code: string } }).error.code;
const texts = async (name: 'intake' | 'outbound' | 'intake-poison'): Promise<unknown[]> =>
  (await desk.storage.queue(name).peekMessages({ numberOfMessages: 32 })).peekedMessageItems.map((item) => JSON.parse(item.messageText) as unknown);

it('lists customers and shows one, in JSON and to people, without an address', async () => {
  const list = await desk.listdesk('tenant', 'list', '--json');
  expect(list.json<TenantLine[]>()).toEqual(
    [NORDWIND, SUEDWIND].map(({ id, host }) =>
      expect.objectContaining({ tenant: id, hosts: [host], plan: 'Trial', state: 'active', daysLeft: 30, desks: 1, mailboxes: 1 }),
    ),
  );
  const shown = await desk.listdesk('tenant', 'show', NORDWIND.host, '--json');
  expect(shown.json<TenantDetail>()).toMatchObject({
    tenant: NORDWIND.id,
    history: [{ event: 'trial' }],
    desks: [{ desk: DESK[NORDWIND.id], url: NORDWIND.desk, mailboxes: 1 }],
    mailboxes: [{ mailbox: MAILBOX, state: 'ok' }],
    holdings: { tables: { tenants: 2, installations: 1, subscriptions: 2, ledger: 130, positions: 1 }, blobs: 1, pointers: 4 },
  });
  const people = await desk.listdesk('tenant', 'show', NORDWIND.id);
  expect(people.out).toContain(NORDWIND.desk);
  for (const { out, err } of [list, shown, people]) expect(out + err).not.toMatch(/@/);
  expect((await desk.listdesk('tenant', 'show', '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c00aa', '--json')).code).toBe(3);
});

describe('offboarding', () => {
  it('is refused without --yes and shows in a dry run what it would do, changing nothing', async () => {
    const before = await desk.everything();
    const refused = await desk.listdesk('tenant', 'offboard', NORDWIND.id, '--json');
    expect([refused.code, error(refused.err)]).toEqual([2, 'notConfirmed']);
    const dry = await desk.listdesk('tenant', 'offboard', NORDWIND.id, '--dry-run', '--json');
    expect(dry.json<Receipt>()).toMatchObject({
      dryRun: true,
      removed: { blobs: 0, pointers: 0 },
      left: { tables: { ledger: 130, tenants: 2 }, blobs: 1, pointers: 4 },
    });
    expect(await desk.everything()).toBe(before);
  });

  it('leaves nothing of the one and all of the other', async () => {
    const receiptFile = join(folder, 'receipt.json');
    const ran = await desk.listdesk('tenant', 'offboard', NORDWIND.id, '--yes', '--receipt', receiptFile, '--json');
    expect(ran.code).toBe(0);
    expect(ran.json<Receipt>()).toEqual({
      tenant: NORDWIND.id,
      dryRun: false,
      startedAt: new Date(NOW).toISOString(),
      endedAt: new Date(NOW).toISOString(),
      removed: { tables: { tenants: 2, installations: 1, subscriptions: 2, ledger: 130, positions: 1 }, blobs: 1, pointers: 4 },
      left: { tables: { tenants: 0, installations: 0, subscriptions: 0, ledger: 0, positions: 0 }, blobs: 0, pointers: 0 },
      hashUntil: new Date(NOW + 30 * 86_400_000).toISOString(),
    });
    expect(JSON.parse(readFileSync(receiptFile, 'utf8'))).toEqual(ran.json());
    const left = await desk.everything();
    expect(left).not.toContain(NORDWIND.id);
    expect(left).not.toContain(NORDWIND.host);
    expect((await desk.listdesk('tenant', 'show', SUEDWIND.id, '--json')).json<TenantDetail>().holdings).toEqual({
      tables: { tenants: 2, installations: 1, subscriptions: 2, ledger: 130, positions: 1 },
      blobs: 1,
      pointers: 4,
    });
    const again = await desk.listdesk('tenant', 'offboard', NORDWIND.id, '--yes', '--json');
    expect([again.code, error(again.err)]).toEqual([3, 'nothingHeld']);
  });

  it('goes on where an earlier run ended', async () => {
    await desk.storage.table('tenants').deleteEntity('tenant', NORDWIND.id);
    expect((await desk.listdesk('tenant', 'offboard', NORDWIND.id, '--yes')).code).toBe(0);
    expect(await desk.everything()).not.toContain(NORDWIND.id);
  });
});

describe('mailboxes and subscriptions', () => {
  const scanned = (minutesAgo: number | null) =>
    tablePositions(desk.storage).put(NORDWIND.id, DESK[NORDWIND.id]!, MAILBOX, {
      link: null,
      since: new Date(NOW).toISOString(),
      ...(minutesAgo === null ? {} : { scannedAt: new Date(NOW - minutesAgo * 60_000).toISOString() }),
    });
  it.each([
    ['ok', 3, 0],
    ['late', 16, 1],
    ['neverScanned', null, 1],
  ] as const)('a mailbox is %s when it was looked through %s minutes ago', async (state, minutes, code) => {
    await scanned(minutes);
    const ran = await desk.listdesk('mailbox', 'health', '--tenant', NORDWIND.host, '--json');
    expect([ran.code, ran.json<MailboxLine[]>()]).toEqual([
      code,
      [expect.objectContaining({ tenant: NORDWIND.id, desk: DESK[NORDWIND.id], mailbox: MAILBOX, state })],
    ]);
  });
  it('says that mail is only found by scanning once the subscription ended', async () => {
    await desk.registry.removeSubscription(NORDWIND.id, `${DESK[NORDWIND.id]}.${MAILBOX}`);
    const ran = await desk.listdesk('mailbox', 'health', '--tenant', NORDWIND.id);
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('subscriptions renew')]);
  });
  it('lists subscriptions and asks the service to renew those of one desk', async () => {
    expect((await desk.listdesk('subscriptions', 'list', '--json')).json<unknown[]>()).toHaveLength(4);
    expect((await desk.listdesk('subscriptions', 'list', '--tenant', SUEDWIND.id, '--json')).json()).toEqual(
      ['list', 'mailbox'].map((watches) => expect.objectContaining({ tenant: SUEDWIND.id, watches, expired: false })),
    );
    const before = await desk.everything();
    expect((await desk.listdesk('subscriptions', 'renew', '--dry-run', '--json')).json()).toMatchObject({ dryRun: true, desks: [{}, {}] });
    expect(await desk.everything()).toBe(before);
    expect((await desk.listdesk('subscriptions', 'renew', '--desk', DESK[SUEDWIND.id]!)).code).toBe(0);
    expect(await texts('intake')).toContainEqual({ kind: 'renew', tenant: SUEDWIND.id, desk: DESK[SUEDWIND.id] });
    expect((await desk.listdesk('subscriptions', 'renew', '--desk', 'none')).code).toBe(3);
  });
});

describe('poison', () => {
  const list = async () => (await desk.listdesk('poison', 'list', '--json')).json<{ messages: PoisonLine[]; totals: { total: number }[] }>();
  it('lists what failed, by what it points to', async () => {
    await desk.storage.queue('intake-poison').sendMessage('<b>not ours, from kim@outside.example</b>');
    const found = await list();
    expect(found.messages.map((line) => [line.queue, line.kind, line.tenant, line.readable])).toEqual([
      ['intake', 'mailbox', NORDWIND.id, true],
      ['intake', 'mailbox', SUEDWIND.id, true],
      ['intake', null, null, false],
      ['outbound', 'message', NORDWIND.id, true],
      ['outbound', 'message', SUEDWIND.id, true],
    ]);
    expect(found.totals.map((each) => each.total)).toEqual([3, 2]);
    expect((await desk.listdesk('poison', 'list', 'intake')).out).not.toContain('kim');
  });

  it('gives back what can be read, with all its tries, and leaves the rest', async () => {
    await desk.storage.queue('intake-poison').sendMessage('not ours');
    const before = await desk.everything();
    expect((await desk.listdesk('poison', 'requeue', 'intake', '--all', '--dry-run', '--json')).json<PoisonReport>()).toEqual({
      queue: 'intake',
      seen: 3,
      done: 2,
      left: 1,
      dryRun: true,
    });
    expect(await desk.everything()).toBe(before);
    expect((await desk.listdesk('poison', 'requeue', 'intake', '--all', '--json')).json<PoisonReport>()).toEqual({
      queue: 'intake',
      seen: 3,
      done: 2,
      left: 1,
      dryRun: false,
    });
    expect(await texts('intake')).toContainEqual({
      kind: 'mailbox',
      tenant: NORDWIND.id,
      desk: DESK[NORDWIND.id],
      mailbox: MAILBOX,
      id: 'AAMk',
      requeued: true,
    });
    expect((await list()).messages.filter((line) => line.queue === 'intake').map((line) => line.readable)).toEqual([false]);
  });

  it("drops one customer's, or one message, and only when told twice", async () => {
    expect((await desk.listdesk('poison', 'drop', 'outbound', '--all')).code).toBe(2);
    expect((await desk.listdesk('poison', 'drop', 'outbound', '--tenant', NORDWIND.host, '--yes', '--json')).json<PoisonReport>()).toMatchObject({
      done: 1,
      left: 1,
    });
    const [last] = (await list()).messages.filter((line) => line.queue === 'outbound');
    expect(last!.tenant).toBe(SUEDWIND.id);
    expect((await desk.listdesk('poison', 'drop', 'outbound', '--id', last!.id, '--yes')).code).toBe(0);
    expect((await desk.listdesk('poison', 'drop', 'outbound', '--id', last!.id, '--yes')).code).toBe(3);
    expect((await desk.listdesk('poison', 'requeue', 'outbound')).code).toBe(2);
  });

  it('handles more than a page', async () => {
    for (let at = 0; at < 70; at += 1)
      await desk.storage.queue('outbound-poison').sendMessage(JSON.stringify({ kind: 'deskScan', tenant: SUEDWIND.id, desk: DESK[SUEDWIND.id] }));
    expect((await desk.listdesk('poison', 'requeue', 'outbound', '--tenant', SUEDWIND.id, '--json')).json<PoisonReport>()).toMatchObject({
      seen: 72,
      done: 71,
      left: 1,
    });
  });
});

it('says in one sentence what is wrong, until it is mended', async () => {
  const wrong = await desk.listdesk('health', '--json');
  expect([wrong.code, wrong.json<Health>()]).toEqual([
    1,
    expect.objectContaining({ state: 'attention', message: expect.stringContaining('poison requeue intake') }),
  ]);
  for (const queue of ['intake', 'outbound']) await desk.listdesk('poison', 'drop', queue, '--all', '--yes');
  const well = await desk.listdesk('health', '--json');
  expect([well.code, well.json<Health>().message, well.json<Health>().checks.map((each) => each.state)]).toEqual([0, 'All is well.', Array(7).fill('ok')]);
});
