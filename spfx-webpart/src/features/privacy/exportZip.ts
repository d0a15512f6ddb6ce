import { strToU8, zipSync, type Zippable } from 'fflate';
import { EXPORT_FORMATS, exportedFile, exportOf, writtenMessages } from '@listdesk/shared/privacy';
import { readRecordFile, sha256, type Desk as PrivacyDesk, type FindResult } from '@listdesk/shared/sharepoint/privacy';

/** Larger than this a browser should not hold in memory; the command line writes into a folder. */
export const MAX_ZIP_BYTES = 500 * 1024 * 1024;

export type Packed = { zip: Uint8Array; files: number; records: number; cut: boolean };

/** The data in four formats, files the person sent, and a manifest with the hash of each. Other people are masked. */
export async function packExport(
  privacy: PrivacyDesk,
  result: FindResult,
  mailboxes: readonly string[],
  at: string,
  onProgress: (done: number, total: number) => void,
): Promise<Packed> {
  const data = exportOf(result.finder, result.found, mailboxes, at, result.summary.filesNotRead.near);
  const files: Zippable = {};
  const manifest: { file: string; bytes: number; sha256: string }[] = [];
  let bytes = 0;
  let cut = false;
  const add = async (name: string, content: Uint8Array): Promise<void> => {
    if (bytes + content.length > MAX_ZIP_BYTES) {
      cut = true;
      return;
    }
    bytes += content.length;
    files[name] = content;
    manifest.push({ file: name, bytes: content.length, sha256: await sha256(content) });
  };
  for (const format of EXPORT_FORMATS) await add(format.file, new Uint8Array(strToU8(format.write(data))));
  const wanted = writtenMessages(result.found).flatMap((record) => record.files.map(({ name }, place) => ({ record, name, place })));
  for (const [done, { record, name, place }] of wanted.entries()) {
    onProgress(done, wanted.length);
    const content = await readRecordFile(privacy.access, record.list, record.id, name);
    if (content) await add(exportedFile(record, place, name), content);
  }
  files['manifest.json'] = new Uint8Array(strToU8(`${JSON.stringify({ at, request: result.request, files: manifest }, null, 2)}\n`));
  return { zip: zipSync(files, { level: 6 }), files: manifest.length + 1, records: data.records.length, cut };
}
