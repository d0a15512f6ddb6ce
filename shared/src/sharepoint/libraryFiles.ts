import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { getGUID } from '@pnp/core';
import { spPost, SPQueryable } from '@pnp/sp';
import type { IFile } from '@pnp/sp/files/index.js';
import type { Access } from './access.ts';
import type { FileContent, OpenedFile } from './contract.ts';
import { hasCircles, libraryFolder } from './circles/places.ts';
import { ListsFault, refusalOf, SP_ERROR, toFault } from './fault.ts';

/** One request carries so much. SharePoint takes pieces of up to 250 MB; small ones are soon sent again when a connection breaks. */
export const LIBRARY_CHUNK_BYTES = 5 * 1024 * 1024;

/**
 * Puts a large file into the desk's library, in pieces. A file of that name and size is there: nothing is sent. One of another size is
 * what a stopped try left, and is written anew. 1 request and one for each piece, 2 when it is there already.
 */
export async function addToLibrary(access: Access, name: string, content: FileContent, circle: string | null = null): Promise<'added' | 'exists'> {
  const folder = libraryFolder(access, circle);
  const blob = 'byteLength' in content ? new Blob([content]) : content;
  try {
    await access.web.getFolderByServerRelativePath(folder).files.addUsingPath(name, '', { Overwrite: false });
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number !== SP_ERROR.fileExists) throw await toFault(error, access.now());
    const { Length } = await access.guarded(() => fileIn(access, folder, name).select('Length')() as unknown as Promise<{ Length: string }>);
    if (Number(Length) === blob.size) return 'exists';
  }
  await access.guarded(() => sendPieces(fileIn(access, folder, name), blob));
  return 'added';
}

/**
 * PnPjs' own `setContentChunked` copies the file piece by piece into memory, several times; slices of the `Blob` are read while they are
 * sent. The three steps are SharePoint's ("Files and folders REST API": StartUpload, ContinueUpload, FinishUpload).
 */
async function sendPieces(file: IFile, blob: Blob): Promise<void> {
  const upload = `uploadId=guid'${getGUID()}'`;
  const send = (step: string, body: Blob): Promise<unknown> => spPost(SPQueryable(file, step), { body } as unknown as Parameters<typeof spPost>[1]);
  let offset = 0;
  do {
    const end = Math.min(offset + LIBRARY_CHUNK_BYTES, Math.max(0, blob.size - 1));
    await send(offset === 0 ? `startUpload(${upload})` : `continueUpload(${upload},fileOffset=${offset})`, blob.slice(offset, end));
    offset = end;
  } while (blob.size - offset > LIBRARY_CHUNK_BYTES);
  await send(`finishUpload(${upload},fileOffset=${offset})`, blob.slice(offset));
}

export const readFromLibrary = (access: Access, name: string): Promise<Uint8Array> =>
  fromLibrary(access, name, async (file) => new Uint8Array(await file.getBuffer()));

/** The same piece by piece, as it comes. A connection that breaks half-way is a fault that may be tried again. */
export const openInLibrary = (access: Access, name: string): Promise<OpenedFile> =>
  fromLibrary(access, name, async (file) => {
    const { body, knownLength } = (await file.getStream()) as unknown as { body: AsyncIterable<Uint8Array>; knownLength: number };
    return { size: knownLength >= 0 ? knownLength : null, body: whole(body) };
  });

async function* whole(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw new ListsFault('lists.unavailable', error instanceof Error ? error.message : 'The connection broke.');
  }
}

/** In the library itself or in the folder of a circle, wherever its message lies. */
async function fromLibrary<T>(access: Access, name: string, take: (file: IFile) => Promise<T>): Promise<T> {
  const read = (path: string): Promise<T> => access.guarded(() => take(access.web.getFileByServerRelativePath(path)));
  try {
    return await read(`${access.libraryPath}/${name}`);
  } catch (error) {
    if (!(error instanceof ListsFault) || error.code !== 'lists.missing' || !(await hasCircles(access))) throw error;
    for (const { key } of access.circles ?? []) {
      const found = await read(`${libraryFolder(access, key)}/${name}`).catch((fault: unknown) => {
        if (fault instanceof ListsFault && (fault.code === 'lists.missing' || fault.code === 'lists.denied')) return null;
        throw fault;
      });
      if (found) return found;
    }
    throw error;
  }
}

/** For good, not into the recycle bin; one that is gone already is fine. */
export async function deleteFromLibrary(access: Access, name: string): Promise<void> {
  const places = [null, ...((await hasCircles(access)) ? (access.circles ?? []).map(({ key }) => key) : [])];
  for (const circle of places)
    try {
      await access.web.getFileByServerRelativePath(`${libraryFolder(access, circle)}/${name}`).delete();
      return;
    } catch (error) {
      if ((await refusalOf(error, access.now()))?.status !== 404) throw await toFault(error, access.now());
    }
}

const fileIn = (access: Access, folder: string, name: string): IFile => access.web.getFileByServerRelativePath(`${folder}/${name}`);
