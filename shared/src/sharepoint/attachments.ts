import '@pnp/sp/attachments/index.js';
import type { ListName } from '../schema/index.ts';
import { nameInLibrary } from '../tickets/index.ts';
import type { Access } from './access.ts';
import type { FileContent, OpenedFile } from './contract.ts';
import { ListsFault, SP_ERROR, refusalOf, toFault } from './fault.ts';
import { LONG_PART_FILES } from './longPartFiles.ts';
import { wholeNumber } from './ticketViews.ts';

/** SharePoint limits the decoded path to 400 characters; the site, the list and the item's folder need the rest. */
export const MAX_STORED_NAME_CHARS = 120;
const MAX_EXTENSION_CHARS = 20;
const FALLBACK_NAME = 'file';
// Refused in names: " * : < > ? / \ | (SharePoint limits), # and % through `AttachmentFiles/add(FileName=...)`, and characters nobody sees,
// which can make an `exe` look like a `pdf`.
const FORBIDDEN = /["*:<>?/\\|#%&{}~\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|_vti_.*|desktop\.ini|\.lock)(\..*)?$/i;

/**
 * Names under which files are kept at an item, in the order given: allowed by SharePoint, short enough, none twice (letter
 * case does not count), never the name of a body part. The same input gives the same names, so that a second try finds its files.
 */
export function storedAttachmentNames(fileNames: readonly string[]): string[] {
  const taken = new Set<string>(Object.values(LONG_PART_FILES));
  return fileNames.map((fileName) => {
    const { stem, extension } = parts(clean(fileName));
    let name = stem + extension;
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) {
      const suffix = ` (${copy})`;
      name = shorten(stem, MAX_STORED_NAME_CHARS - extension.length - suffix.length) + suffix + extension;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function clean(fileName: string): string {
  const name = fileName
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (name === '') return FALLBACK_NAME;
  return RESERVED.test(name) ? `_${name}` : name;
}

function parts(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= MAX_EXTENSION_CHARS ? name.slice(dot) : '';
  return { stem: shorten(name.slice(0, name.length - extension.length), MAX_STORED_NAME_CHARS - extension.length) || FALLBACK_NAME, extension };
}

function shorten(stem: string, max: number): string {
  const cut = stem.slice(0, max);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd();
}

/** Not batchable: SharePoint takes one file a request, raw bytes. Names in the library lead there. */
export async function addAttachment(access: Access, messageId: number, storedName: string, content: FileContent): Promise<'added' | 'exists'> {
  const inLibrary = nameInLibrary(storedName);
  if (inLibrary !== null)
    return (await import('./libraryFiles.ts')).addToLibrary(
      access,
      inLibrary,
      content,
      await (await import('./circles/places.ts')).circleOfMessage(access, messageId),
    );
  return attach(access, 'Messages', messageId, storedName, content);
}

/** A file at an item of a list. 1 request. */
export async function attach(access: Access, list: ListName, id: number, storedName: string, content: FileContent): Promise<'added' | 'exists'> {
  try {
    await access
      .list(list)
      .items.getById(wholeNumber(id))
      .attachmentFiles.add(storedName, 'byteLength' in content ? exactBuffer(content) : content);
    return 'added';
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number === SP_ERROR.fileExists) return 'exists';
    throw await toFault(error, access.now());
  }
}

export async function readAttachment(access: Access, messageId: number, storedName: string): Promise<Uint8Array> {
  const inLibrary = nameInLibrary(storedName);
  return inLibrary === null ? readAttached(access, 'Messages', messageId, storedName) : (await import('./libraryFiles.ts')).readFromLibrary(access, inLibrary);
}

/** A file at an item of a list. 1 request. */
export function readAttached(access: Access, list: ListName, id: number, storedName: string): Promise<Uint8Array> {
  if (storedName === '') throw new ListsFault('lists.invalid', 'A file has a name.');
  const file = access.list(list).items.getById(wholeNumber(id)).attachmentFiles.getByName(storedName);
  return access.guarded(async () => new Uint8Array(await file.getBuffer()));
}

export async function openAttachment(access: Access, messageId: number, storedName: string): Promise<OpenedFile> {
  const inLibrary = nameInLibrary(storedName);
  if (inLibrary !== null) return (await import('./libraryFiles.ts')).openInLibrary(access, inLibrary);
  const bytes = await readAttachment(access, messageId, storedName);
  return { size: bytes.length, body: once(bytes) };
}
async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** A view on a larger buffer (Node pools small ones) would send its neighbours' bytes too. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
