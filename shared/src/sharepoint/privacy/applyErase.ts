import '@pnp/sp/attachments/index.js';
import { erasedFields, fileChanges, matcherFor, staleVersions, type DeskRecord, type EraseMode, type FileChange, type Finder } from '../../privacy/index.ts';
import { LISTS } from '../../schema/index.ts';
import { nameInLibrary } from '../../tickets/index.ts';
import type { Access } from '../access.ts';
import { ListsFault, refusalOf, SP_ERROR, toFault } from '../fault.ts';
import type { Fields } from '../fieldWriter.ts';
import { deleteFromLibrary } from '../libraryFiles.ts';
import { updateItem } from '../writes.ts';
import { readFile, recordOf } from './readRecords.ts';

/** Somebody may be working on the same ticket: read again and decide again, so often. */
const MAX_TRIES = 6;

export type Erased = { columns: number; files: number; versions: number };
export const NOTHING_ERASED: Erased = { columns: 0, files: 0, versions: 0 };

/** Deletes for good, not into the recycle bin, large files first: only the row knows them. A row that is gone already is fine. */
export async function deleteRecord(access: Access, { list, id, files }: Pick<DeskRecord, 'list' | 'id' | 'files'>): Promise<void> {
  for (const { name } of files) await deleteIfInLibrary(access, name);
  await unlessGone(access, () => access.list(list).items.getById(id).delete());
}

/**
 * Takes the person out of one row: first its files, then its columns, last the versions that still say it. Each part is decided anew from what
 * stands there, so doing it again after a stop does what is left.
 */
export async function rewriteRecord(access: Access, finder: Finder, found: DeskRecord, disposition: 'blank' | 'redact', mode: EraseMode): Promise<Erased> {
  const matcher = matcherFor(finder, mode);
  const done = { ...NOTHING_ERASED };
  let record: DeskRecord | null = found;
  for (let attempt = 0; attempt < MAX_TRIES && record; attempt += 1) {
    const files = fileChanges(record, disposition, matcher);
    const fields = erasedFields(finder, record, disposition, matcher);
    for (const change of files) await changeFile(access, record, change);
    done.files += files.length;
    if (files.length > 0) record = await recordOf(access, found.list, found.id);
    if (!record) return done;
    if (Object.keys(fields).length > 0) {
      const outcome = await updateItem(access, record.list, record.id, record.etag, fields as Fields);
      if (outcome.outcome === 'stale') {
        record = await recordOf(access, found.list, found.id);
        continue;
      }
      if (outcome.outcome === 'gone') return done;
      done.columns += Object.keys(fields).length;
      if (LISTS[record.list].versions > 0 || record.versions.length > 0) record = await recordOf(access, found.list, found.id);
      if (!record) return done;
    }
    const { list, id } = record;
    for (const version of staleVersions(record, disposition, matcher)) {
      await unlessGone(access, () => access.list(list).items.getById(id).versions.getById(version).delete());
      done.versions += 1;
    }
    return done;
  }
  if (!record) return done;
  throw new ListsFault('lists.unavailable', `${found.list} ${found.id} is being changed all the time; run the erasure again.`);
}

export const deleteFile = (access: Access, record: DeskRecord, name: string): Promise<void> => changeFile(access, record, { do: 'delete', name });

async function deleteIfInLibrary(access: Access, name: string): Promise<boolean> {
  const large = nameInLibrary(name);
  if (large !== null) await deleteFromLibrary(access, large);
  return large !== null;
}

async function changeFile(access: Access, { list, id }: DeskRecord, change: FileChange): Promise<void> {
  if (change.do === 'delete' && (await deleteIfInLibrary(access, change.name))) return;
  const files = access.list(list).items.getById(id).attachmentFiles;
  if (change.do === 'rewrite') return unlessGone(access, () => files.getByName(change.name).setContent(change.text));
  if (change.do === 'rename') {
    try {
      const bytes = await readFile(access, list, id, change.name);
      await files.add(change.to, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
    } catch (error) {
      const refusal = await refusalOf(error, access.now());
      if (refusal?.number !== SP_ERROR.fileExists && !(error instanceof ListsFault && error.code === 'lists.missing')) throw await toFault(error, access.now());
    }
  }
  await unlessGone(access, () => files.getByName(change.name).delete());
}

async function unlessGone(access: Access, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status !== 404) throw await toFault(error, access.now());
  }
}
