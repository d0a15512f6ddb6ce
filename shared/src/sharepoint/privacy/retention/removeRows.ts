import type { IWeb } from '@pnp/sp/webs/index.js';
import { blankedFields } from '../../../privacy/index.ts';
import type { ListName } from '../../../schema/index.ts';
import type { Access } from '../../access.ts';
import { nameInLibrary } from '../../../tickets/index.ts';
import { ListsFault, refusalOf } from '../../fault.ts';
import { deleteFromLibrary } from '../../libraryFiles.ts';
import { updateItem } from '../../writes.ts';
import { recordOf } from '../readRecords.ts';
import { UNITS, type Pace } from './pace.ts';

const DELETES_A_BATCH = 20;
const MAX_TRIES = 6;

/** For good, not into the recycle bin. Rows that are gone already are fine. */
export async function removeRows(access: Access, list: ListName, ids: readonly number[], pace: Pace): Promise<void> {
  for (let at = 0; at < ids.length; at += DELETES_A_BATCH) {
    const part = ids.slice(at, at + DELETES_A_BATCH);
    await pace.spend(part.length * UNITS.write);
    await access.guarded(async () => {
      const [batched, execute] = access.web.batched();
      const answers = part.map((id) => removed(access, list, id, batched));
      await execute();
      const failure = (await Promise.all(answers)).find((each) => each !== null);
      if (failure) throw failure;
    });
  }
}

async function removed(access: Access, list: ListName, id: number, web: IWeb): Promise<unknown> {
  try {
    await access.list(list, web).items.getById(id).delete();
    return null;
  } catch (error) {
    return (await refusalOf(error, access.now()))?.status === 404 ? null : error;
  }
}

/** Empties a row and what hangs on it: files, columns, earlier versions. Doing it again does what is left. */
export async function blankRow(access: Access, list: ListName, id: number, pace: Pace): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    await pace.spend(UNITS.query);
    const record = await recordOf(access, list, id);
    if (!record) return;
    const item = access.list(list).items.getById(id);
    await pace.spend(record.files.length * UNITS.write);
    for (const { name } of record.files) {
      const large = nameInLibrary(name);
      await (large === null ? unlessGone(access, () => item.attachmentFiles.getByName(name).delete()) : deleteFromLibrary(access, large));
    }
    const wanted = Object.entries(blankedFields(list)).filter(
      ([column, value]) => (record.fields[column] ?? null) !== value && !(value === null && record.fields[column] === ''),
    );
    if (record.files.length > 0 || wanted.length > 0) {
      const etag = record.files.length > 0 ? (await recordOf(access, list, id))?.etag : record.etag;
      if (etag === undefined) return;
      await pace.spend(UNITS.write);
      if (wanted.length > 0 && (await updateItem(access, list, id, etag, Object.fromEntries(wanted))).outcome === 'stale') continue;
    }
    const after = wanted.length > 0 ? await recordOf(access, list, id) : record;
    await pace.spend((after?.versions.length ?? 0) * UNITS.write);
    for (const version of after?.versions ?? []) await unlessGone(access, () => item.versions.getById(version.id).delete());
    return;
  }
  throw new ListsFault('lists.unavailable', `${list} ${id} is being changed all the time; run the retention again.`);
}

async function unlessGone(access: Access, work: () => Promise<unknown>): Promise<void> {
  await access.guarded(async () => {
    try {
      await work();
    } catch (error) {
      if ((await refusalOf(error, access.now()))?.status !== 404) throw error;
    }
  });
}
