import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESK, operatorDesk, type OperatorDesk } from '../../test/operatorDesk.ts';
import type { Manifest } from '../operator/backup.ts';
import type { RestoreReport, TestReport } from '../operator/restore.ts';
import { RESTORE_TEST } from '../compliance/compliance.ts';
import { TABLES } from '../storage/clients.ts';
import { TableServiceClient } from '@azure/data-tables';
import { NORDWIND, SUEDWIND } from '../../../dev/world.ts';

let desk: OperatorDesk;
let folder: string;
let kept: string;
beforeAll(async () => {
  desk = await operatorDesk();
});
beforeEach(async () => {
  await desk.clear();
  await desk.fill();
  folder = mkdtempSync(join(tmpdir(), 'listdesk-backup-'));
  kept = join(folder, 'kept');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => desk.stop());
const error = (err: string): string => (JSON.parse(err) as { error: { code: string } }).error.code;
const tables = async (): Promise<string[]> => {
  const names: string[] = [];
  for await (const { name } of TableServiceClient.fromConnectionString(desk.connectionString, { allowInsecureConnection: true }).listTables())
    names.push(name!);
  return names.sort();
};
const backup = () => desk.listdesk('backup', '--out', kept, '--json');
const tamper = (file: string, change: (text: string) => string): void => writeFileSync(join(kept, file), change(readFileSync(join(kept, file), 'utf8')));

it('writes nothing in a dry run', async () => {
  const ran = await desk.listdesk('backup', '--out', kept, '--dry-run', '--json');
  expect([ran.json<Manifest>().tables.find((table) => table.name === 'ledger')?.rows, readdirSync(folder)]).toEqual([260, []]);
});

it('keeps every table in files that only their owner may read, and no address', async () => {
  expect((await backup()).json()).toMatchObject({ dryRun: false, folder: kept, tables: TABLES.map((name) => expect.objectContaining({ name })) });
  expect(readdirSync(kept).sort()).toEqual(['installations.jsonl', 'ledger.jsonl', 'manifest.json', 'positions.jsonl', 'subscriptions.jsonl', 'tenants.jsonl']);
  for (const file of readdirSync(kept)) {
    expect(statSync(join(kept, file)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(kept, file), 'utf8')).not.toContain('@');
  }
  const again = await backup();
  expect([again.code, error(again.err)]).toEqual([2, 'folderTaken']);
});

it('brings back what was lost and what was changed, leaves what came later, and leaves an offboarded customer out', async () => {
  await backup();
  const whole = await desk.everything();
  await desk.listdesk('tenant', 'offboard', SUEDWIND.id, '--yes');
  await desk.registry.changeTenant(NORDWIND.id, (record) => ({ ...record, seats: 1 }));
  await desk.registry.saveInstallation({ tenant: NORDWIND.id, id: 'later', url: NORDWIND.desk, mailboxes: [], createdAt: '' });
  const before = await desk.everything();
  const dry = await desk.listdesk('restore', kept, '--dry-run', '--json');
  expect(dry.json<RestoreReport>().tables).toEqual(
    expect.arrayContaining([
      { table: 'tenants', rows: 4, added: 2, changed: 1, same: 1, skipped: 0 },
      { table: 'ledger', rows: 260, added: 130, changed: 0, same: 130, skipped: 0 },
    ]),
  );
  expect(await desk.everything()).toBe(before);
  expect((await desk.listdesk('restore', kept)).code).toBe(2);

  const without = await desk.listdesk('restore', kept, '--without', SUEDWIND.id, '--yes', '--json');
  expect(without.json<RestoreReport>().tables[0]).toEqual({ table: 'tenants', rows: 4, added: 0, changed: 1, same: 1, skipped: 2 });
  expect((await desk.registry.tenant(NORDWIND.id))!.seats).toBe(25);
  expect(await desk.everything()).not.toContain(SUEDWIND.id);

  expect((await desk.listdesk('restore', kept, '--yes')).code).toBe(0);
  expect(await desk.registry.installation(NORDWIND.id, 'later')).not.toBeNull();
  await desk.storage.table('installations').deleteEntity(NORDWIND.id, 'later');
  const rowsOf = (text: string): string[] =>
    (JSON.parse(text) as string[][])
      .filter(([place]) => (TABLES as readonly string[]).includes(place!))
      .map((row) => JSON.stringify(row.slice(0, 4)))
      .sort();
  // That it once left stays known for its thirty days, which takes nothing from a customer whose record is there.
  const isDeparture = (row: string): boolean => row.startsWith('["tenants","departed",');
  expect(rowsOf(await desk.everything()).filter((row) => !isDeparture(row))).toEqual(rowsOf(whole));
});

describe('a test of the restore', () => {
  it('restores beside the real tables and takes them away again', async () => {
    await backup();
    const [before, names] = [await desk.everything(), await tables()];
    const ran = await desk.listdesk('restore', kept, '--test', '--json');
    const report = ran.json<TestReport>();
    expect([ran.code, report.ok, report.damage]).toEqual([0, true, []]);
    expect(report.tables.map((each) => [each.table, each.rows === each.restored])).toEqual(TABLES.map((name) => [name, true]));
    // The one trace is the record of the test, which the compliance report reads.
    const rows = (text: string): unknown[][] => JSON.parse(text) as unknown[][];
    const isRecord = (row: unknown): boolean => Array.isArray(row) && row[1] === RESTORE_TEST.partition && row[2] === RESTORE_TEST.key;
    const after = rows(await desk.everything());
    expect(after.filter(isRecord)).toHaveLength(1);
    expect([after.filter((row) => !isRecord(row)), await tables()]).toEqual([rows(before).filter((row) => !isRecord(row)), names]);
  });

  it.each([
    [
      'a changed row',
      () => tamper('tenants.jsonl', (text) => text.replace('\\"seats\\":25', '\\"seats\\":99')),
      { table: 'tenants', row: expect.any(Number), problem: expect.stringContaining('changed') },
    ],
    [
      'a row that is cut off',
      () => tamper('ledger.jsonl', (text) => text.slice(0, -40)),
      { table: 'ledger', row: 260, problem: expect.stringContaining('cut off') },
    ],
    [
      'a missing row',
      () => tamper('ledger.jsonl', (text) => text.slice(text.indexOf('\n') + 1)),
      { table: 'ledger', row: null, problem: '259 rows instead of 260' },
    ],
    [
      'exchanged rows',
      () => tamper('subscriptions.jsonl', (text) => `${text.trimEnd().split('\n').reverse().join('\n')}\n`),
      { table: 'subscriptions', row: null, problem: expect.stringContaining('not the one') },
    ],
    ['a missing file', () => rmSync(join(kept, 'positions.jsonl')), { table: 'positions', row: null, problem: expect.stringContaining('ENOENT') }],
  ])('finds %s; nothing of such a backup is restored', async (_, damage, found) => {
    await backup();
    damage();
    const names = await tables();
    const ran = await desk.listdesk('restore', kept, '--test', '--json');
    expect([ran.code, ran.json<TestReport>().ok, await tables()]).toEqual([1, false, names]);
    expect(ran.json<TestReport>().damage).toContainEqual(found);
    await desk.storage.table('installations').deleteEntity(NORDWIND.id, DESK[NORDWIND.id]!);
    const refused = await desk.listdesk('restore', kept, '--yes', '--json');
    expect([refused.code, error(refused.err)]).toEqual([1, 'damagedBackup']);
    expect(await desk.registry.installation(NORDWIND.id, DESK[NORDWIND.id]!)).toBeNull();
  });

  it('knows a folder that is no backup', async () => {
    const ran = await desk.listdesk('restore', folder, '--test', '--json');
    expect([ran.code, error(ran.err)]).toEqual([2, 'noBackup']);
  });
});
