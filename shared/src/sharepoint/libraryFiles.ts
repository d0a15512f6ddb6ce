import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { getGUID } from '@pnp/core';
import { spPost, SPQueryable } from '@pnp/sp';
import type { IFile } from '@pnp/sp/files/index.js';
import type { Access } from './access.ts';
import type { FileContent } from './contract.ts';
import { refusalOf, SP_ERROR, toFault } from './fault.ts';

/** One request carries so much. SharePoint takes pieces of up to 250 MB; small ones are soon sent again when a connection breaks. */
export const LIBRARY_CHUNK_BYTES = 5 * 1024 * 1024;

/**
 * Puts a large file into the desk's library, in pieces. A file of that name and size is there: nothing is sent. One of another size is
 * what a stopped try left, and is written anew. 1 request and one for each piece, 2 when it is there already.
 */
export async function addToLibrary(access: Access, name: string, content: FileContent): Promise<'added' | 'exists'> {
  const blob = 'byteLength' in content ? new Blob([content]) : content;
  try {
    await access.web.getFolderByServerRelativePath(access.libraryPath).files.addUsingPath(name, '', { Overwrite: false });
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number !== SP_ERROR.fileExists) throw await toFault(error, access.now());
    const { Length } = await access.guarded(() => fileNamed(access, name).select('Length')() as unknown as Promise<{ Length: string }>);
    if (Number(Length) === blob.size) return 'exists';
  }
  await access.guarded(() => sendPieces(access, name, blob));
  return 'added';
}

/**
 * PnPjs' own `setContentChunked` copies the file piece by piece into memory, several times; slices of the `Blob` are read while they are
 * sent. The three steps are SharePoint's ("Files and folders REST API": StartUpload, ContinueUpload, FinishUpload).
 */
async function sendPieces(access: Access, name: string, blob: Blob): Promise<void> {
  const upload = `uploadId=guid'${getGUID()}'`;
  const send = (step: string, body: Blob): Promise<unknown> => spPost(SPQueryable(fileNamed(access, name), step), { body } as unknown as Parameters<typeof spPost>[1]);
  let offset = 0;
  do {
    const end = Math.min(offset + LIBRARY_CHUNK_BYTES, Math.max(0, blob.size - 1));
    await send(offset === 0 ? `startUpload(${upload})` : `continueUpload(${upload},fileOffset=${offset})`, blob.slice(offset, end));
    offset = end;
  } while (blob.size - offset > LIBRARY_CHUNK_BYTES);
  await send(`finishUpload(${upload},fileOffset=${offset})`, blob.slice(offset));
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

const fileNamed = (access: Access, name: string): IFile => access.web.getFileByServerRelativePath(`${access.libraryPath}/${name}`);
