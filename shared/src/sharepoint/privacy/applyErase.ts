import { erasedFields, fileChanges, matcherFor, staleVersions, type DeskRecord, type EraseMode, type Finder } from '../../privacy/index.ts';
import { LISTS } from '../../schema/index.ts';
import { ListsFault } from '../fault.ts';
import type { Fields } from '../fieldWriter.ts';
import { updateItem } from '../writes.ts';
import { changeFile } from './changeFile.ts';
import { deleteFile, unlessGone } from './deleting.ts';
import { recordOf } from './readRecords.ts';
import type { SearchedDesk } from './search.ts';

/** Somebody may be working on the same ticket: read again and decide again, so often. */
const MAX_TRIES = 6;

export type Erased = { columns: number; files: number; versions: number };
export const NOTHING_ERASED: Erased = { columns: 0, files: 0, versions: 0 };

/**
 * Takes the person out of one row: first its files, then its columns, last the versions that still say it. Each part is decided anew from what
 * stands there, so doing it again after a stop does what is left.
 */
export async function rewriteRecord(desk: SearchedDesk, finder: Finder, found: DeskRecord, disposition: 'blank' | 'redact', mode: EraseMode): Promise<Erased> {
  const { access } = desk;
  const matcher = matcherFor(finder, mode);
  const read = (): Promise<DeskRecord | null> => recordOf(access, found.list, found.id, desk);
  const done = { ...NOTHING_ERASED };
  let record: DeskRecord | null = found;
  for (let attempt = 0; attempt < MAX_TRIES && record; attempt += 1) {
    const files = fileChanges(record, disposition, matcher);
    const leftBehind: string[] = [];
    for (const change of files) leftBehind.push(...(await changeFile(desk, record, change, matcher)));
    done.files += files.length;
    if (files.length > 0) record = await read();
    if (!record) return done;
    // Only now the row can say under which names its files are kept.
    const fields = erasedFields(finder, record, disposition, matcher);
    if (Object.keys(fields).length > 0) {
      const outcome = await updateItem(access, record.list, record.id, record.etag, fields as Fields);
      if (outcome.outcome === 'stale') {
        record = await read();
        continue;
      }
      if (outcome.outcome === 'gone') return done;
      done.columns += Object.keys(fields).length;
      if (LISTS[record.list].versions > 0 || record.versions.length > 0) record = await read();
      if (!record) return done;
    }
    const { list, id } = record;
    // Last: as long as it lies there, whoever goes on after a stop finds this row by it.
    for (const name of leftBehind) await deleteFile(access, record, name);
    for (const version of staleVersions(record, disposition, matcher)) {
      await unlessGone(access, () => access.list(list).items.getById(id).versions.getById(version).delete());
      done.versions += 1;
    }
    return done;
  }
  if (!record) return done;
  throw new ListsFault('lists.unavailable', `${found.list} ${found.id} is being changed all the time; run the erasure again.`);
}
