import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { TABLES, type StorageClients, type TableName } from '../storage/clients.ts';
import { OperatorFault } from './fault.ts';

/** One row as it is kept: `value` is its JSON text, `expires` ISO 8601. */
export type BackupRow = { partition: string; key: string; value: string; expires: string };
export type Manifest = { format: 1; at: string; tables: { name: TableName; rows: number; sha256: string }[] };

const FORMAT = 1;
const MANIFEST = 'manifest.json';
const OWNER_ONLY = 0o600;
const OWNER_FOLDER = 0o700;
const FLUSH_CHARS = 256 * 1024;

const manifestShape = z.object({
  format: z.literal(FORMAT),
  at: z.string(),
  tables: z.array(z.object({ name: z.enum(TABLES), rows: z.number().int().min(0), sha256: z.string().length(64) })),
});
const lineShape = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);

/**
 * Writes our tables into a new folder that only its owner may read: a file of lines a table, each row with its own digest, and a manifest
 * with the count and the digest of each file. Hashes, ids, URLs and dates; no content of mail is in our tables.
 */
export async function backup(storage: StorageClients, folder: string, options: { dryRun: boolean; now: number }): Promise<Manifest> {
  if (!options.dryRun) await newFolder(folder);
  const tables: Manifest['tables'] = [];
  for (const name of TABLES) {
    const digest = createHash('sha256');
    const file = options.dryRun ? null : await open(fileOf(folder, name), 'wx', OWNER_ONLY);
    let rows = 0;
    let waiting = '';
    try {
      for await (const row of tableRows(storage, name)) {
        const line = `${JSON.stringify([row.partition, row.key, row.value, row.expires, digestOf(row)])}\n`;
        digest.update(line);
        waiting += line;
        rows += 1;
        if (waiting.length < FLUSH_CHARS) continue;
        await file?.write(waiting);
        waiting = '';
      }
      await file?.write(waiting);
    } finally {
      await file?.close();
    }
    tables.push({ name, rows, sha256: digest.digest('hex') });
  }
  const manifest: Manifest = { format: FORMAT, at: new Date(options.now).toISOString(), tables };
  // Written last: a folder without it is no backup.
  if (!options.dryRun) await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return manifest;
}

export async function* tableRows(storage: StorageClients, name: TableName): AsyncGenerator<BackupRow> {
  for await (const row of storage.table(name).listEntities<{ value: string; expires: Date | string }>())
    yield { partition: row.partitionKey!, key: row.rowKey!, value: row.value, expires: new Date(row.expires).toISOString() };
}

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) throw new OperatorFault('noBackup', `${folder} holds no finished backup: ${MANIFEST} is missing.`, 2);
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch {
    throw new OperatorFault('noBackup', `${MANIFEST} in ${folder} is not one of ours.`, 1);
  }
}

export type Damage = { table: TableName; row: number | null; problem: string };

/** The rows of one table of a backup, in order; what does not fit its digest is told to `damaged` and left out. */
export async function* backupRows(
  folder: string,
  { name, rows, sha256 }: Manifest['tables'][number],
  damaged: (damage: Damage) => void,
): AsyncGenerator<BackupRow> {
  const digest = createHash('sha256');
  let count = 0;
  const lines = createInterface({ input: createReadStream(fileOf(folder, name), 'utf8'), crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      digest.update(`${line}\n`);
      count += 1;
      const row = rowOf(line);
      if (row) yield row;
      else damaged({ table: name, row: count, problem: 'this row was changed or is cut off' });
    }
  } catch (error) {
    damaged({ table: name, row: null, problem: `the file cannot be read (${String((error as { code?: unknown }).code)})` });
    return;
  }
  if (count !== rows) damaged({ table: name, row: null, problem: `${count} rows instead of ${rows}` });
  else if (digest.digest('hex') !== sha256) damaged({ table: name, row: null, problem: 'the file is not the one that was written' });
}

function rowOf(line: string): BackupRow | null {
  try {
    const [partition, key, value, expires, digest] = lineShape.parse(JSON.parse(line));
    const row = { partition, key, value, expires };
    return digestOf(row) === digest ? row : null;
  } catch {
    return null;
  }
}

export const digestOf = ({ partition, key, value, expires }: BackupRow): string =>
  createHash('sha256')
    .update(JSON.stringify([partition, key, value, expires]))
    .digest('hex');
const fileOf = (folder: string, name: TableName): string => join(folder, `${name}.jsonl`);

async function newFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: OWNER_FOLDER });
  if ((await readdir(folder)).length) throw new OperatorFault('folderTaken', `${folder} is not empty: a backup wants a folder of its own.`, 2);
}
