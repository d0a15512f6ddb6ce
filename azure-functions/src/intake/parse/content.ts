import { addressIn, MAX_HTML_CHARS, MAX_MIME_PARTS, MAX_TEXT_CHARS } from '@listdesk/shared/mail';
import type { InboundMail } from '@listdesk/shared/mail';
import { decodeText } from './charset.ts';
import { firstValue, readFields } from './fields.ts';
import type { Field } from './fields.ts';
import { MAX_FILES, MAX_NESTED_BYTES, MAX_NESTED_MESSAGES } from './limits.ts';
import type { MimeFile, MimeNode, ParsedMime } from './mimeParser.ts';
import { cleanFileName, defaultName, escapeHtml } from './names.ts';
import { parseScanned } from './parseScanned.ts';
import { armourOf, protectionOf } from './protection.ts';
import type { Mark } from './protection.ts';
import { signedContent } from './signedContent.ts';
import { StoredBytes } from './storedBytes.ts';
import { fromUuencode, isUuencoded, uuFiles } from './uuencode.ts';

export type RawFile = { fileName: string; contentType: string; inline: boolean; contentId: string | null; stored: StoredBytes };
/** A run of the mail's body in order: either form may be missing. `quoted` is a forwarded message shown below. */
export type Body = { text: string | null; html: string | null; quoted: boolean };
export type Content = {
  bodies: Body[];
  files: RawFile[];
  calendars: string[];
  reports: string[];
  /** Message-IDs of the messages, and headers of messages, that came as files. */
  originalIds: string[];
  marks: Set<Mark>;
  attachedMails: AttachedMail[];
  warnings: string[];
};
/** Raw From and decoded subject of a message that came as a file. */
type AttachedMail = NonNullable<InboundMail['attachedMail']>;

type Reading = { mime: ParsedMime; nested: number; budget: { parts: number }; out: Content };

/** Bodies and files of a mail, in order. Nothing is thrown away: what is no body is a file. */
export async function readContent(mime: ParsedMime, parts: number): Promise<Content> {
  const out: Content = { bodies: [], files: [], calendars: [], reports: [], originalIds: [], marks: new Set(), attachedMails: [], warnings: [] };
  out.bodies = await readNode(mime.root, { mime, nested: 0, budget: { parts: MAX_MIME_PARTS - parts }, out }, false);
  return out;
}

async function readNode(node: MimeNode, reading: Reading, related: boolean): Promise<Body[]> {
  const type = node.contentType || '';
  const mark = protectionOf(type, node.headers.get('content-type'));
  if (mark) reading.out.marks.add(mark);
  if (type === 'multipart/alternative') return readAlternative(node, reading);
  if (type.startsWith('multipart/')) {
    const bodies: Body[] = [];
    for (const child of node.children) bodies.push(...(await readNode(child, reading, related || type === 'multipart/related')));
    return bodies;
  }
  return readLeaf(node, type, reading, related);
}

/** RFC 2046 section 5.1.4: the same in several forms. Text of the first, HTML of the last that has it; other forms are files. */
async function readAlternative(node: MimeNode, reading: Reading): Promise<Body[]> {
  const choices: Body[][] = [];
  for (const child of node.children) choices.push(await readNode(child, reading, false));
  const quoted = choices.flat().filter((body) => body.quoted);
  const own = choices.map((bodies) => bodies.filter((body) => !body.quoted)).filter((bodies) => bodies.length > 0);
  const texts = own.filter((bodies) => bodies.every((body) => body.html === null));
  const rich = own.findLast((bodies) => bodies.some((body) => body.html !== null));
  const distinct = [...new Set(texts.map((bodies) => bodies.map((body) => body.text ?? '').join('\n')))].filter(
    (text, index, all) => text.trim() !== '' || (index === 0 && all.length === 1),
  );
  const text = distinct.length > 0 ? distinct.join('\n\n') : null;
  if (!rich) return text === null ? quoted : [{ text, html: null, quoted: false }, ...quoted];
  const html = rich.map((body) => body.html ?? escapeHtml(body.text ?? '')).join('\n');
  const together = [text, ...rich.map((body) => body.text)].filter((one): one is string => one !== null);
  return [{ text: together.length > 0 ? together.join('\n') : null, html, quoted: false }, ...quoted];
}

async function readLeaf(node: MimeNode, type: string, reading: Reading, related: boolean): Promise<Body[]> {
  const { mime, out } = reading;
  const file = mime.fileOf(node);
  if (!file) {
    if (type === 'text/html') return [{ text: null, html: clip(decodeHtml(node, mime), MAX_HTML_CHARS, out, 'HTML'), quoted: false }];
    return readText(mime.bytesOf(node), () => mime.textOf(node), node.charset ?? null, out);
  }
  const attached = node.disposition === 'attachment' && node.headers.has('content-disposition');
  const named = cleanFileName(file.fileName || locationOf(node, type));
  const encoding = node.headers.get('content-transfer-encoding');
  const stored = isUuencoded(encoding) ? unwrapped(file.stored) : file.stored;
  if (type === 'message/rfc822' || type === 'message/global') return readNested(stored, named, attached, reading);
  const signed = /^application\/(?:x-)?pkcs7-mime$/.test(type) ? await readSigned(stored, reading) : null;
  const add = (fileName: string): Body[] => {
    addFile(out, { fileName, contentType: type, inline: false, contentId: file.contentId, stored });
    return [];
  };
  if (type === 'message/delivery-status' || type === 'message/global-delivery-status') {
    out.reports.push(start(stored).toString('latin1'));
    return add(named || 'delivery-status.txt');
  }
  if (type === 'text/rfc822-headers') {
    const bytes = start(stored);
    noteId(readFields(bytes), bytes, out);
    return add(named || 'headers.txt');
  }
  const charset = node.charset ?? null;
  if (type === 'text/calendar') {
    out.calendars.push(decodeText(start(stored), charset ?? 'utf-8'));
    return add(named || 'invite.ics');
  }
  const isText = !type.includes('/') || type === 'text/enriched';
  if (isText && !attached && !named) return readText(start(stored), () => decodeText(start(stored), charset), charset, out);
  if (stored.size === 0 && !named && !attached) return [];
  // The signed mail is shown; what carries its signature stays a file.
  if (signed) addFile(out, { fileName: named || defaultName(type, out.files.length), contentType: type, inline: false, contentId: null, stored });
  if (signed) return signed;
  addFile(out, {
    fileName: named || defaultName(type, out.files.length),
    contentType: contentTypeOf(type, file),
    inline: !attached && file.contentId !== null && (related || type.startsWith('image/') || node.disposition === 'inline'),
    contentId: file.contentId,
    stored,
  });
  return [];
}

/** Text without the uuencoded files inside it; those are files. `decoded` is the text when there are none. */
function readText(bytes: Buffer, decoded: () => string, charset: string | null, out: Content): Body[] {
  const armour = armourOf(bytes);
  if (armour) out.marks.add(armour);
  const embedded = bytes.includes('begin ') ? uuFiles(bytes, MAX_FILES) : [];
  if (embedded.length === 0) return [{ text: clip(plain(decoded()), MAX_TEXT_CHARS, out, 'text'), html: null, quoted: false }];
  const kept: Buffer[] = [];
  let from = 0;
  for (const file of embedded) {
    kept.push(bytes.subarray(from, file.start));
    from = file.end;
    addFile(out, {
      fileName: decodeText(Buffer.from(file.fileName, 'latin1'), charset),
      contentType: 'application/octet-stream',
      inline: false,
      contentId: null,
      stored: StoredBytes.of(file.bytes),
    });
  }
  kept.push(bytes.subarray(from));
  return [{ text: clip(plain(decodeText(Buffer.concat(kept), charset)), MAX_TEXT_CHARS, out, 'text'), html: null, quoted: false }];
}

/** Line feeds alone, no NULs. Searches for plain strings: on a long text each expression costs as much as all the rest of reading it. */
function plain(text: string): string {
  let out = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (out.includes('\r')) out = out.replaceAll('\r', '\n');
  return out.includes('\0') ? withoutNuls(out) : out;
}

/** A search for each of them would take as long as all the rest of reading a text of nothing else. */
function withoutNuls(text: string): string {
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 0) units[length++] = unit;
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
}

/** Without a declared charset the document's own `<meta charset>` speaks. */
function decodeHtml(node: MimeNode, mime: ParsedMime): string {
  const named = node.charset ? null : META_CHARSET.exec(mime.bytesOf(node).toString('latin1', 0, 2048))?.[1];
  // A page that was read as bytes cannot be UTF-16 although it says so.
  return plain(named && !/utf-?(?:8|16)/i.test(named) ? mime.textOf(node, named) : mime.textOf(node));
}
const META_CHARSET = /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w:.-]{1,40})/i;

/** What an opaque S/MIME signature encloses; null for what is encrypted or too large. */
async function readSigned(stored: StoredBytes, reading: Reading): Promise<Body[] | null> {
  const { out, budget } = reading;
  if (stored.size > MAX_NESTED_BYTES || reading.nested >= MAX_NESTED_MESSAGES || budget.parts <= 0) return null;
  const enclosed = signedContent(stored.bytes);
  if (!enclosed) return null;
  out.marks.delete('smimeEncrypted');
  out.marks.add('smimeSigned');
  const { mime, scan } = await parseScanned(enclosed, { mostParts: budget.parts });
  budget.parts -= scan.parts;
  out.warnings.push(...scan.warnings);
  return readNode(mime.root, { mime, nested: reading.nested + 1, budget, out }, false);
}

/** Some relays break the header they return; its Message-ID is looked for beyond the damage. */
function noteId(fields: readonly Field[], bytes: Buffer, out: Content): void {
  const value = firstValue(fields, 'message-id') ?? RETURNED_ID.exec(bytes.toString('latin1', 0, MAX_RETURNED_HEAD))?.[1] ?? '';
  const id = /<[^<>\s]{1,998}>/.exec(value)?.[0];
  if (id) out.originalIds.push(id);
}
const RETURNED_ID = /^message-id:\s{0,5}(<[^<>\s]{1,998}>)/im;
const MAX_RETURNED_HEAD = 32 * 1024;

/** A forwarded mail: kept whole as .eml; unless it was attached on purpose its text and files are shown as well. */
async function readNested(stored: StoredBytes, named: string, attached: boolean, reading: Reading): Promise<Body[]> {
  const { out, budget } = reading;
  const opened = !attached && reading.nested < MAX_NESTED_MESSAGES && budget.parts > 0 && stored.size <= MAX_NESTED_BYTES;
  const bytes = start(stored, MAX_NESTED_BYTES);
  const fields = readFields(bytes);
  noteId(fields, bytes, out);
  const subject = reading.mime.decoded(firstValue(fields, 'subject') ?? '');
  const from = addressIn(reading.mime.decoded(firstValue(fields, 'from') ?? ''));
  if (from) out.attachedMails.push({ from, subject });
  const stem = cleanFileName(named || subject || 'message').replace(/\.eml$/i, '');
  addFile(out, { fileName: `${stem.slice(0, 120)}.eml`, contentType: 'message/rfc822', inline: false, contentId: null, stored });
  if (!opened) return [];
  const { mime, scan } = await parseScanned(bytes, { mostParts: budget.parts });
  budget.parts -= scan.parts;
  const headers = mime.headersOf(mime.root);
  out.warnings.push(...scan.warnings);
  const bodies = await readNode(mime.root, { mime, nested: reading.nested + 1, budget, out }, false);
  const head = ['From', 'Date', 'Subject', 'To'].flatMap((name) => {
    const value = headers.get(name.toLowerCase())?.[0];
    return value === undefined ? [] : [`${name}: ${value}`];
  });
  return [
    { text: ['---------- Forwarded message ----------', ...head, ''].join('\n'), html: null, quoted: true },
    ...bodies.map((one) => ({ ...one, quoted: true })),
  ];
}

function addFile(out: Content, file: RawFile): void {
  if (out.files.length >= MAX_FILES) {
    if (!out.warnings.some((warning) => warning.includes('attachments')))
      out.warnings.push(`Only the first ${MAX_FILES} attachments were taken; the rest was not opened.`);
    return;
  }
  out.files.push({ ...file, fileName: cleanFileName(file.fileName) });
}

function clip(text: string, most: number, out: Content, what: string): string {
  if (text.length <= most) return text;
  out.warnings.push(`The ${what} was longer than ${most} characters and was cut; the whole mail is attached.`);
  return text.slice(0, most);
}

/** As much of a file as is ever read as text. */
const start = (stored: StoredBytes, most = MAX_TEXT_CHARS): Buffer => (stored.size <= most ? stored.bytes : stored.bytes.subarray(0, most));

function unwrapped(stored: StoredBytes): StoredBytes {
  const bytes = fromUuencode(stored.bytes);
  return bytes ? StoredBytes.of(bytes) : stored;
}

const contentTypeOf = (type: string, file: MimeFile): string =>
  file.contentType.includes('/') ? file.contentType : type.includes('/') ? type : 'application/octet-stream';

function locationOf(node: MimeNode, type: string): string {
  const location = node.headers.get('content-location');
  return typeof location === 'string' && type !== 'text/html' ? location.replace(/^.*[/\\]/s, '') : '';
}
