import { randomBytes } from 'node:crypto';
import { RestError, type TableClient } from '@azure/data-tables';
import type { StorageClients, TableName } from '../storage/clients.ts';
import { backupRows, digestOf, readManifest, tableRows, type BackupRow, type Damage, type Manifest } from './backup.ts';
import { OperatorFault } from './fault.ts';

export type RestoredTable = { table: TableName; rows: number; added: number; changed: number; same: number; skipped: number };
export type RestoreReport = { backupOf: string; dryRun: boolean; tables: RestoredTable[]; damage: Damage[] };
export type TestReport = { backupOf: string; ok: boolean; tables: { table: TableName; rows: number; restored: number }[]; damage: Damage[] };

export const MAX_DAMAGE_SHOWN = 100;
const BATCH = 100;
/** Azure refuses a batch of more bytes than 4 MB; ours stay far below. */
const MAX_BATCH_CHARS = 1_000_000;

/**
 * Puts the rows of a backup where they were. Rows that came later stay. A damaged backup is refused before anything is written. Tenants named in `without` are left
 * out: an old backup must not bring back who was offboarded since.
 */
export async function restore(storage: StorageClients, folder: string, options: { dryRun: boolean; without: readonly string[] }): Promise<RestoreReport> {
  const manifest = await readManifest(folder);
  const damage = await damageOf(folder, manifest);
  if (damage.length && !options.dryRun)
    throw new OperatorFault(
      'damagedBackup',
      `The backup is damaged: ${damage[0]!.table} ${damage[0]!.row ? `row ${damage[0]!.row}` : ''}: ${damage[0]!.problem}. Nothing was restored. "restore --test" lists all of it.`,
      1,
    );
  if (!options.dryRun) await storage.ensure();
  const tables: RestoredTable[] = [];
  for (const table of manifest.tables) tables.push(await restoreTable(storage.table(table.name), folder, table, options));
  return { backupOf: manifest.at, dryRun: options.dryRun, tables, damage };
}

/** Restores into tables of another name, reads them back, compares row by row, and takes the tables away again, also when it fails. */
export async function testRestore(besides: (prefix: string) => StorageClients, folder: string): Promise<TestReport> {
  const manifest = await readManifest(folder);
  const trial = besides(`trial${randomBytes(5).toString('hex')}`);
  const damage: Damage[] = [];
  const tell = (each: Damage): void => void (damage.length < MAX_DAMAGE_SHOWN && damage.push(each));
  const tables: TestReport['tables'] = [];
  for (const table of manifest.tables) {
    const client = trial.table(table.name);
    await client.createTable();
    try {
      await writeAll(client, backupRows(folder, table, tell));
      tables.push({ table: table.name, rows: table.rows, restored: await compare(trial, folder, table, tell) });
    } finally {
      await client.deleteTable();
    }
  }
  return { backupOf: manifest.at, ok: damage.length === 0, tables, damage };
}

/** Counts the rows that came back as they are in the backup, and tells of the others. */
async function compare(trial: StorageClients, folder: string, table: Manifest['tables'][number], tell: (damage: Damage) => void): Promise<number> {
  const wanted = new Map<string, string>();
  for await (const row of backupRows(folder, table, () => undefined)) wanted.set(nameOf(row), digestOf(row));
  let restored = 0;
  for await (const row of tableRows(trial, table.name)) {
    if (wanted.get(nameOf(row)) === digestOf(row)) restored += 1;
    else tell({ table: table.name, row: null, problem: 'a row came back different from the backup' });
    wanted.delete(nameOf(row));
  }
  if (wanted.size) tell({ table: table.name, row: null, problem: `${wanted.size} rows did not come back` });
  return restored;
}

async function damageOf(folder: string, manifest: Manifest): Promise<Damage[]> {
  const damage: Damage[] = [];
  for (const table of manifest.tables)
    for await (const _row of backupRows(folder, table, (each) => void (damage.length < MAX_DAMAGE_SHOWN && damage.push(each))));
  return damage;
}

async function restoreTable(
  client: TableClient,
  folder: string,
  table: Manifest['tables'][number],
  { dryRun, without }: { dryRun: boolean; without: readonly string[] },
): Promise<RestoredTable> {
  const live = await digestsOf(client);
  const report: RestoredTable = { table: table.name, rows: 0, added: 0, changed: 0, same: 0, skipped: 0 };
  async function* wanted(): AsyncGenerator<BackupRow> {
    for await (const row of backupRows(folder, table, () => undefined)) {
      report.rows += 1;
      if (without.some((tenant) => belongsTo(row, table.name, tenant))) {
        report.skipped += 1;
        continue;
      }
      const present = live.get(nameOf(row));
      if (present === digestOf(row)) report.same += 1;
      else {
        report[present === undefined ? 'added' : 'changed'] += 1;
        yield row;
      }
    }
  }
  if (dryRun) for await (const _row of wanted());
  else await writeAll(client, wanted());
  return report;
}

async function digestsOf(client: TableClient): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  try {
    for await (const row of client.listEntities<{ value: string; expires: Date | string }>()) {
      const live = { partition: row.partitionKey!, key: row.rowKey!, value: row.value, expires: new Date(row.expires).toISOString() };
      digests.set(nameOf(live), digestOf(live));
    }
  } catch (error) {
    // A table that is not there is empty: that is what a restore is for.
    if (!(error instanceof RestError && error.statusCode === 404)) throw error;
  }
  return digests;
}

/** In batches of one partition, as Azure wants them. */
async function writeAll(client: TableClient, rows: AsyncIterable<BackupRow>): Promise<void> {
  let batch: BackupRow[] = [];
  let chars = 0;
  const flush = async (): Promise<void> => {
    if (batch.length)
      await client.submitTransaction(
        batch.map(({ partition, key, value, expires }) => ['upsert', { partitionKey: partition, rowKey: key, value, expires: new Date(expires) }, 'Replace']),
      );
    batch = [];
    chars = 0;
  };
  for await (const row of rows) {
    if (batch.length >= BATCH || chars + row.value.length > MAX_BATCH_CHARS || (batch[0] && batch[0].partition !== row.partition)) await flush();
    batch.push(row);
    chars += row.value.length;
  }
  await flush();
}

const nameOf = ({ partition, key }: Pick<BackupRow, 'partition' | 'key'>): string => JSON.stringify([partition, key]);
const belongsTo = ({ partition, key, value }: BackupRow, table: TableName, tenant: string): boolean =>
  partition === tenant || (table === 'tenants' && (partition === 'tenant' ? key === tenant : value.includes(`"${tenant}"`)));
