import '@pnp/sp/attachments/index.js';
import type { DeskRecord } from '../../privacy/index.ts';
import { nameInLibrary } from '../../tickets/index.ts';
import type { Access } from '../access.ts';
import { refusalOf, toFault } from '../fault.ts';
import { deleteFromLibrary } from '../libraryFiles.ts';

/** Deletes for good, not into the recycle bin, large files first: only the row knows them. A row that is gone already is fine. */
export async function deleteRecord(access: Access, { list, id, files }: Pick<DeskRecord, 'list' | 'id' | 'files'>): Promise<void> {
  for (const { name } of files) await deleteIfInLibrary(access, name);
  await unlessGone(access, () => access.list(list).items.getById(id).delete());
}

export const deleteFile = async (access: Access, { list, id }: Pick<DeskRecord, 'list' | 'id'>, name: string): Promise<void> => {
  if (await deleteIfInLibrary(access, name)) return;
  await unlessGone(access, () => access.list(list).items.getById(id).attachmentFiles.getByName(name).delete());
};

async function deleteIfInLibrary(access: Access, name: string): Promise<boolean> {
  const large = nameInLibrary(name);
  if (large !== null) await deleteFromLibrary(access, large);
  return large !== null;
}

export async function unlessGone(access: Access, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status !== 404) throw await toFault(error, access.now());
  }
}
