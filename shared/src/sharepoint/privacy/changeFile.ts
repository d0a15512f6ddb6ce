import '@pnp/sp/attachments/index.js';
import { redactions, type DeskRecord, type FileChange, type Matcher } from '../../privacy/index.ts';
import { nameInLibrary } from '../../tickets/index.ts';
import { ListsFault, refusalOf, SP_ERROR, toFault } from '../fault.ts';
import { deleteFile, unlessGone } from './deleting.ts';
import { readFile, readFileUnlessGone } from './readRecords.ts';
import type { SearchedDesk } from './search.ts';

/** Carries out one change. Answers the files that have to go when the row no longer names them. */
export async function changeFile(desk: SearchedDesk, record: DeskRecord, change: FileChange, matcher: Matcher): Promise<string[]> {
  const { access } = desk;
  const { list, id } = record;
  const { name } = change;
  const files = access.list(list).items.getById(id).attachmentFiles;
  const add = (to: string, bytes: Uint8Array): Promise<void> => unlessThere(desk, () => files.add(to, bufferOf(bytes)));
  if (change.do === 'delete') await deleteFile(access, record, name);
  else if (change.do === 'rewrite') await unlessGone(access, () => files.getByName(name).setContent(change.text));
  else if (change.do === 'rename') {
    await unlessThere(desk, async () => add(change.to, await readFile(access, list, id, name)));
    await deleteFile(access, record, name);
  } else return redactDocument(desk, record, change, matcher, add);
  return [];
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

/** In place where the format allows it; else its text, without the person, takes its place. */
async function redactDocument(
  { access, documents }: SearchedDesk,
  { list, id }: DeskRecord,
  { name, to, replacement, text }: Extract<FileChange, { do: 'redact' }>,
  matcher: Matcher,
  add: (to: string, bytes: Uint8Array) => Promise<void>,
): Promise<string[]> {
  // Large files in the library are replaced, not rewritten.
  const inLibrary = nameInLibrary(name) !== null;
  const bytes = inLibrary ? null : await readFileUnlessGone(access, list, id, name);
  if (!inLibrary && !bytes) return [];
  const made = bytes && (await documents?.rewrite(bytes, (each) => redactions(matcher, each)));
  if (made && to === name) {
    const files = access.list(list).items.getById(id).attachmentFiles;
    await unlessGone(access, () => files.getByName(name).setContent(bufferOf(made)));
    return [];
  }
  if (made) await add(to, made);
  else if (replacement !== null) await add(replacement, new TextEncoder().encode(text));
  else return [];
  return [name];
}

/** Done by an earlier try, or its file is gone meanwhile. */
async function unlessThere({ access }: SearchedDesk, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const refusal = await refusalOf(error, access.now());
    if (refusal?.number !== SP_ERROR.fileExists && !(error instanceof ListsFault && error.code === 'lists.missing')) throw await toFault(error, access.now());
  }
}
