import { blankedFields, type DeskRecord } from '../../../privacy/index.ts';
import type { ListName } from '../../../schema/index.ts';
import type { Access } from '../../access.ts';
import { ListsFault } from '../../fault.ts';
import { updateItem } from '../../writes.ts';
import { deleteFile, unlessGone } from '../deleting.ts';
import { eachInBatches, ITEMS_A_BATCH } from '../eachInBatches.ts';
import { recordOf } from '../readRecords.ts';
import { UNITS, type Pace } from './pace.ts';

const MAX_TRIES = 6;

/** For good, not into the recycle bin. Rows that are gone already are fine. */
export async function removeRows(access: Access, list: ListName, ids: readonly number[], pace: Pace): Promise<void> {
  for (let at = 0; at < ids.length; at += ITEMS_A_BATCH) {
    const part = ids.slice(at, at + ITEMS_A_BATCH);
    await pace.spend(part.length * UNITS.write);
    await eachInBatches(access, part, (id, web) => access.list(list, web).items.getById(id).delete());
  }
}

/** The row, its earlier versions, the names of its files. */
const READING_UNITS = UNITS.read + 2 * UNITS.query;

/** Empties a row and what hangs on it: files, columns, earlier versions. Doing it again does what is left. */
export async function blankRow(access: Access, list: ListName, id: number, pace: Pace): Promise<void> {
  const read = async (): Promise<DeskRecord | null> => {
    await pace.spend(READING_UNITS);
    return recordOf(access, list, id);
  };
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    let record = await read();
    const files = record?.files ?? [];
    await pace.spend(files.length * UNITS.write);
    for (const { name } of files) await deleteFile(access, { list, id }, name);
    // A row changes with its files.
    if (files.length > 0) record = await read();
    if (!record) return;
    const { fields, etag } = record;
    const wanted = Object.entries(blankedFields(list)).filter(
      ([column, value]) => (fields[column] ?? null) !== value && !(value === null && fields[column] === ''),
    );
    if (wanted.length > 0) {
      await pace.spend(UNITS.write);
      if ((await updateItem(access, list, id, etag, Object.fromEntries(wanted))).outcome === 'stale') continue;
      record = await read();
    }
    const versions = record?.versions ?? [];
    await pace.spend(versions.length * UNITS.write);
    for (const version of versions) await unlessGone(access, () => access.list(list).items.getById(id).versions.getById(version.id).delete());
    return;
  }
  throw new ListsFault('lists.unavailable', `${list} ${id} is being changed all the time; run the retention again.`);
}
