import { zipSync, type Zippable } from 'fflate';
import { DOCUMENT_FILE, TEXT_FILE, type FileText, type TextEdit } from '../privacy/index.ts';
import { plainText } from '../tickets/index.ts';
import { isZip } from './kinds.ts';
import { officeParts, piecesFor } from './office.ts';
import { edited, rewritten } from './pieces.ts';
import { fullBudget, Unreadable, unzipped, type Entry } from './unzip.ts';

type Edits = (text: string) => TextEdit[];
type Read = (bytes: Uint8Array) => Promise<FileText>;

/** A picture of the first page, made when the file was last saved. */
const THUMBNAIL = /(?:^|\/)thumbnails?(?:\/|\.)[^/]*$/i;

/**
 * An Office file or a zip with the edits in its text, everything else as it was. What was made is read again: if a word is still there, or it
 * cannot be read, the answer is null, as it is for a PDF, whose words are drawn letter by letter.
 */
export async function rewrittenZip(bytes: Uint8Array, edits: Edits, read: Read): Promise<Uint8Array | null> {
  if (!isZip(bytes)) return null;
  try {
    const made = await rezipped(bytes, edits, read);
    if (!made) return null;
    const { text } = await read(made);
    return text !== null && edits(text).length === 0 ? made : null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

async function rezipped(bytes: Uint8Array, edits: Edits, read: Read): Promise<Uint8Array | null> {
  const { entries, names } = unzipped(bytes, () => true, fullBudget());
  // What writes the zip keeps files as properties of an object.
  if (new Set(names).size < names.length || names.includes('__proto__')) return null;
  const parts = officeParts(names);
  const pieces = piecesFor(entries);
  const files = Object.create(null) as Zippable;
  for (const entry of entries) {
    const { name } = entry;
    if (parts && THUMBNAIL.test(name)) files[name] = NO_PICTURE;
    else if (parts?.texts(name)) files[name] = utf8(rewritten(decoded(entry.bytes), pieces(name, decoded(entry.bytes)), edits));
    // Must come first and as it is (OpenDocument 1.3 Part 2, 3.3).
    else if (name === 'mimetype') files[name] = [entry.bytes, { level: 0 }];
    else if (!parts || parts.inside(name)) {
      const next = await inside(entry, edits, read);
      if (!next) return null;
      const renamed = edited(next.name, edits(next.name));
      // An Office file expects what lies inside under its name and as what it was; two files of a zip may have become one by name.
      if ((parts && renamed !== name) || renamed in files) return null;
      files[renamed] = next.bytes;
    } else files[name] = entry.bytes;
  }
  return zipSync(files, { mtime: NO_TIME });
}

/** A file inside: rewritten, or its words instead of it. Null when it can be neither, since it was not read to its end. */
async function inside({ name, bytes }: Entry, edits: Edits, read: Read): Promise<Entry | null> {
  if (TEXT_FILE.test(name)) {
    const text = plainText(bytes);
    const wanted = edits(text);
    return { name, bytes: wanted.length === 0 ? bytes : utf8(edited(text, wanted)) };
  }
  if (!DOCUMENT_FILE.test(name)) return { name, bytes };
  const { text, unread } = await read(bytes);
  const wanted = text === null ? [] : edits(text);
  if (text === null || wanted.length === 0) return { name, bytes };
  const made = await rewrittenZip(bytes, edits, read);
  if (!made && unread !== null) return null;
  return made ? { name, bytes: made } : { name: `${name}.txt`, bytes: utf8(edited(text, wanted)) };
}

/** The earliest a zip can say: rewriting the same file again makes the same bytes. */
const NO_TIME = '1980-01-02T00:00:00';
const NO_PICTURE = new Uint8Array();
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
