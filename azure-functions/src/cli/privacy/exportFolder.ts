import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EXPORT_FORMATS, exportOf, textOf, type Exported } from '@listdesk/shared/privacy';
import { kindOf } from '@listdesk/shared/schema';
import { readRecordFile, type FindResult } from '@listdesk/shared/sharepoint/privacy';
import { OperatorFault } from '../../operator/fault.ts';
import type { PrivacyDesk } from './openPrivacy.ts';

export type ManifestEntry = { file: string; bytes: number; sha256: string };
export type ExportReport = { folder: string; records: number; files: ManifestEntry[]; originals: number; originalsGone: number };

const MAX_ORIGINALS = 5000;

/** Writes the export into a new folder that only its owner may read: the data in four formats, files and original mails of the person, and a manifest. */
export async function writeExport(privacy: PrivacyDesk, result: FindResult, out: string, at: string): Promise<ExportReport> {
  const folder = resolve(out);
  await demandNew(folder);
  const mailboxes = (await privacy.open.settings()).mailboxes.map(({ address }) => address);
  const data: Exported = exportOf(result.finder, result.found, mailboxes, at, result.summary.filesNotRead.near);
  const files: ManifestEntry[] = [];
  const write = async (file: string, content: string | Uint8Array): Promise<void> => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    await mkdir(dirname(join(folder, file)), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, file), bytes, { mode: 0o600, flag: 'wx' });
    files.push({ file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  };
  for (const format of EXPORT_FORMATS) await write(format.file, format.write(data));
  const authored = result.found.filter(({ relation, record }) => relation === 'authored' && kindOf(record.list) === 'Messages');
  const nameOf = ({ list, id }: { list: string; id: number }): string => (list === 'Messages' ? String(id) : `archive-${id}`);
  for (const { record } of authored)
    for (const [index, { name }] of record.files.entries())
      await write(`files/${nameOf(record)}-${index + 1}-${safeName(name)}`, await readRecordFile(privacy.desk.access, record.list, record.id, name));
  let originals = 0;
  let gone = 0;
  for (const { record } of authored.slice(0, MAX_ORIGINALS)) {
    const id = textOf(record.fields, 'MailboxMessageId');
    if (!id) continue;
    const raw = await originalOf(privacy, mailboxes, id);
    if (!raw) gone += 1;
    else {
      await write(`mails/${nameOf(record)}.eml`, raw);
      originals += 1;
    }
  }
  await write('manifest.json', `${JSON.stringify({ at, request: result.request, files }, null, 2)}\n`);
  return { folder, records: data.records.length, files, originals, originalsGone: gone };
}

/** In the order of the desk's mailboxes; null when it is in none of them any more. */
async function originalOf({ open }: PrivacyDesk, mailboxes: readonly string[], id: string): Promise<Uint8Array | null> {
  for (const address of mailboxes) {
    const mailbox = await open.mailboxByAddress(address);
    const body = await mailbox?.raw(id);
    if (body) return new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
  }
  return null;
}

async function demandNew(folder: string): Promise<void> {
  const inside = await readdir(folder).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (inside.length) throw new OperatorFault('folderTaken', `${folder} is not empty: an export goes into a new folder.`, 2);
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Names come from the sender of a mail: nothing of them may lead out of the folder. */
const safeName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[. ]+/, '_')
    .slice(0, 100);
