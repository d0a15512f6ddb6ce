import { zipSync, type Zippable } from 'fflate';
import { DOCUMENT_FILE, TEXT_FILE, type FileText, type TextEdit } from '../privacy/index.ts';
import { plainText } from '../tickets/index.ts';
import { documentKind } from './kinds.ts';
import { MAX_DEPTH } from './limits.ts';
import { openedMail, writtenMail, type MailFile } from './mail.ts';
import { officeParts, piecesFor } from './office.ts';
import { edited, rewritten } from './pieces.ts';
import { fullBudget, Unreadable, unzipped, type Entry } from './unzip.ts';

type Edits = (text: string) => TextEdit[];
type Read = (bytes: Uint8Array) => Promise<FileText>;

/** A picture of the first page, made when the file was last saved. */
const THUMBNAIL = /(?:^|\/)thumbnails?(?:\/|\.)[^/]*$/i;

/**
 * An Office file, a zip or a mail with the edits in its text, everything else as it was. What was made is read again: if a word is still there, or
 * it cannot be read, the answer is null, as it is for a PDF, whose words are drawn letter by letter.
 */
export async function rewrittenDocument(bytes: Uint8Array, edits: Edits, read: Read, depth = 0): Promise<Uint8Array | null> {
  const kind = documentKind(bytes);
  try {
    const made = kind === 'zip' ? await rezipped(bytes, edits, read, depth) : kind === 'mail' ? await remailed(bytes, edits, read, depth) : null;
    if (!made) return null;
    const { text } = await read(made);
    return text !== null && edits(text).length === 0 ? made : null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** Headers that say nothing of the person stay letter by letter. */
async function remailed(bytes: Uint8Array, edits: Edits, read: Read, depth: number): Promise<Uint8Array | null> {
  const { headers, plain, html, files } = await openedMail(bytes, fullBudget());
  const changed = (text: string): string => edited(text, edits(text));
  const kept: MailFile[] = [];
  for (const file of files) {
    const next = await inside(file, edits, read, depth);
    if (!next) return null;
    kept.push({ ...file, bytes: next.bytes, name: changed(next.name), description: changed(file.description) });
  }
  return writtenMail({
    headers: headers.map(({ line, text }) => (edits(text).length === 0 ? { line, text } : { line: changed(text), text })),
    plain: changed(plain),
    html: changed(html),
    files: kept,
  });
}

async function rezipped(bytes: Uint8Array, edits: Edits, read: Read, depth: number): Promise<Uint8Array | null> {
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
      const next = await inside(entry, edits, read, depth);
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
async function inside({ name, bytes }: Entry, edits: Edits, read: Read, depth: number): Promise<Entry | null> {
  if (TEXT_FILE.test(name)) {
    const text = plainText(bytes);
    const wanted = edits(text);
    return { name, bytes: wanted.length === 0 ? bytes : utf8(edited(text, wanted)) };
  }
  if (!DOCUMENT_FILE.test(name) || depth >= MAX_DEPTH) return { name, bytes };
  const { text, unread } = await read(bytes);
  const wanted = text === null ? [] : edits(text);
  if (text === null || wanted.length === 0) return { name, bytes };
  const made = await rewrittenDocument(bytes, edits, read, depth + 1);
  if (!made && unread !== null) return null;
  return made ? { name, bytes: made } : { name: `${name}.txt`, bytes: utf8(edited(text, wanted)) };
}

/** The earliest a zip can say: rewriting the same file again makes the same bytes. */
const NO_TIME = '1980-01-02T00:00:00';
const NO_PICTURE = new Uint8Array();
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
