import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import type { Access } from './access.ts';
import type { FileContent } from './contract.ts';
import { refusalOf, SP_ERROR, toFault } from './fault.ts';

/** So much of a file is in memory at once. SharePoint takes pieces of up to 10 MB; multiples of 320 kB are kept whole by its storage. */
export const LIBRARY_CHUNK_BYTES = 5 * 1024 * 1024;

type LibraryFile = { setContentChunked(content: Blob, options: { chunkSize: number }): Promise<unknown>; select(...names: string[]): () => Promise<{ Length: string }>; delete(): Promise<void> };

/**
 * Puts a large file into the desk's library, in pieces. A file of that name and size is there: nothing is sent. One of another size is
 * what a stopped try left, and is written anew. 1 request and one for each piece, 2 when it is there already.
 */
export async function addToLibrary(access: Access, name: string, content: FileContent): Promise<'added' | 'exists'> {
  const blob = 'byteLength' in content ? new Blob([content]) : content;
  try {
    await access.web.getFolderByServerRelativePath(access.libraryPath).files.addChunked(name, blob, { Overwrite: false, chunkSize: LIBRARY_CHUNK_BYTES });
    return 'added';
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number !== SP_ERROR.fileExists) throw await toFault(error, access.now());
  }
  return access.guarded(async () => {
    const { Length } = await fileNamed(access, name).select('Length')();
    if (Number(Length) === blob.size) return 'exists';
    await fileNamed(access, name).setContentChunked(blob, { chunkSize: LIBRARY_CHUNK_BYTES });
    return 'added';
  });
}

export const readFromLibrary = (access: Access, name: string): Promise<Uint8Array> =>
  access.guarded(async () => new Uint8Array(await access.web.getFileByServerRelativePath(`${access.libraryPath}/${name}`).getBuffer()));

/** For good, not into the recycle bin; one that is gone already is fine. */
export async function deleteFromLibrary(access: Access, name: string): Promise<void> {
  try {
    await fileNamed(access, name).delete();
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status !== 404) throw await toFault(error, access.now());
  }
}

const fileNamed = (access: Access, name: string): LibraryFile => access.web.getFileByServerRelativePath(`${access.libraryPath}/${name}`) as unknown as LibraryFile;
