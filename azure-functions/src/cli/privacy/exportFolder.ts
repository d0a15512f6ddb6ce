import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EXPORT_FORMATS, exportedFile, exportedMail, exportOf, textOf, writtenMessages } from '@listdesk/shared/privacy';
import { readRecordFile, type FindResult } from '@listdesk/shared/sharepoint/privacy';
import { OperatorFault } from '../../operator/fault.ts';
import type { PrivacyDesk } from './openPrivacy.ts';

export type ManifestEntry = { file: string; bytes: number; sha256: string };
export type ExportReport = { folder: string; records: number; files: ManifestEntry[]; originals: number; originalsGone: number; filesGone: number };

/** Writes the export into a folder of `newFolder`: the data in four formats, files and original mails of the person, and a manifest. */
export async function writeExport(privacy: PrivacyDesk, result: FindResult, folder: string, at: string): Promise<ExportReport> {
  const mailboxes = (await privacy.open.settings()).mailboxes.map(({ address }) => address);
  const data = exportOf(result.finder, result.found, mailboxes, at, result.summary.filesNotRead.near);
  const report: ExportReport = { folder, records: data.records.length, files: [], originals: 0, originalsGone: 0, filesGone: 0 };
  const write = async (file: string, content: string | Uint8Array): Promise<void> => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    await mkdir(dirname(join(folder, file)), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, file), bytes, { mode: 0o600, flag: 'wx' });
    report.files.push({ file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  };
  for (const format of EXPORT_FORMATS) await write(format.file, format.write(data));
  for (const record of writtenMessages(result.found)) {
    for (const [place, { name }] of record.files.entries()) {
      const bytes = await readRecordFile(privacy.desk.access, record.list, record.id, name);
      if (bytes) await write(exportedFile(record, place, name), bytes);
      else report.filesGone += 1;
    }
    const id = textOf(record.fields, 'MailboxMessageId');
    if (!id) continue;
    const raw = await originalOf(privacy, mailboxes, id);
    if (raw) await write(exportedMail(record), raw);
    report[raw ? 'originals' : 'originalsGone'] += 1;
  }
  await write('manifest.json', `${JSON.stringify({ at, request: result.request, files: report.files }, null, 2)}\n`);
  return report;
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

/** A folder that only its owner may read. Refused when something lies in it, before anything is asked. */
export async function newFolder(out: string): Promise<string> {
  const folder = resolve(out);
  const inside = await readdir(folder).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (inside.length) throw new OperatorFault('folderTaken', `${folder} is not empty: an export goes into a new folder.`, 2);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
