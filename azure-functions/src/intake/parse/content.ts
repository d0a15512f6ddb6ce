import { MAX_HTML_CHARS, MAX_MIME_PARTS, MAX_TEXT_CHARS } from '@listdesk/shared/mail';
import { decodeText } from './charset.ts';
import { decodeWords } from './encodedWords.ts';
import { firstValue } from './header.ts';
import { MAX_FILES, MAX_NESTED_MESSAGES } from './limits.ts';
import { parseParameters } from './parameters.ts';
import { readStructure } from './structure.ts';
import type { Part, Structure } from './structure.ts';
import { decodeTransfer, uuFiles } from './transfer.ts';

export type RawFile = { fileName: string; contentType: string; inline: boolean; contentId: string | null; bytes: Buffer };
/** A run of the mail's body in order: either form may be missing. `quoted` is a forwarded message shown below. */
export type Body = { text: string | null; html: string | null; quoted: boolean };
export type Content = { bodies: Body[]; files: RawFile[]; calendars: string[]; reports: string[]; originals: Part['fields'][]; marks: Set<Mark>; warnings: string[] };
export type Mark = 'smimeSigned' | 'smimeEncrypted' | 'pgpSigned' | 'pgpEncrypted';

type Reading = { bytes: Buffer; nested: number; budget: { parts: number }; out: Content };

/** Bodies and files of a mail, in order, each leaf decoded once. Nothing is thrown away: what is no body is a file. */
export function readContent(bytes: Buffer, structure: Structure): Content {
  const out: Content = { bodies: [], files: [], calendars: [], reports: [], originals: [], marks: new Set(), warnings: [] };
  const reading: Reading = { bytes, nested: 0, budget: { parts: MAX_MIME_PARTS - structure.parts }, out };
  out.bodies = readPart(structure.root, reading, false);
  return out;
}

function readPart(part: Part, reading: Reading, related: boolean): Body[] {
  const type = part.type.value;
  markProtection(part, reading.out.marks);
  if (part.children.length > 0) {
    if (type === 'multipart/alternative') return readAlternative(part, reading);
    const inRelated = related || type === 'multipart/related';
    return part.children.flatMap((child) => readPart(child, reading, inRelated));
  }
  return readLeaf(part, reading, related);
}

/** RFC 2046 section 5.1.4: the same in several forms. Text of the first, HTML of the last that has it; other forms are files. */
function readAlternative(part: Part, reading: Reading): Body[] {
  const choices = part.children.map((child) => readPart(child, reading, false)).filter((bodies) => bodies.length > 0);
  const quoted = choices.flat().filter((body) => body.quoted);
  const own = choices.map((bodies) => bodies.filter((body) => !body.quoted)).filter((bodies) => bodies.length > 0);
  const texts = own.filter((bodies) => bodies.every((body) => body.html === null));
  const htmls = own.filter((bodies) => bodies.some((body) => body.html !== null));
  const distinct = [...new Set(texts.map((bodies) => bodies.map((body) => body.text ?? '').join('\n')))].filter((text, index, all) => text.trim() !== '' || (index === 0 && all.length === 1));
  const rich = htmls.at(-1);
  const text = distinct.length > 0 ? distinct.join('\n\n') : null;
  if (!rich) return text === null ? quoted : [{ text, html: null, quoted: false }, ...quoted];
  const html = rich.map((body) => body.html ?? escapeHtml(body.text ?? '')).join('\n');
  const inner = rich.map((body) => body.text).filter((t): t is string => t !== null);
  const together = [text, ...inner].filter((t): t is string => t !== null);
  return [{ text: together.length > 0 ? together.join('\n') : null, html, quoted: false }, ...quoted];
}

function readLeaf(part: Part, reading: Reading, related: boolean): Body[] {
  const { out } = reading;
  const disposition = parseParameters(firstValue(part.fields, 'content-disposition') ?? '');
  const encoding = firstValue(part.fields, 'content-transfer-encoding') ?? '7bit';
  const body = decodeTransfer(reading.bytes.subarray(part.bodyStart, part.bodyEnd), encoding.replace(/[;\s].*$/s, ''));
  const type = part.type.value || 'text/plain';
  const named = fileNameOf(part, disposition.parameters);
  const attached = disposition.value === 'attachment';
  const contentId = contentIdOf(part);

  if (type === 'message/rfc822' || type === 'message/global') return readNested(body, named, attached, reading);
  if (type === 'message/delivery-status' || type === 'message/global-delivery-status') {
    out.reports.push(body.toString('latin1', 0, Math.min(body.length, MAX_TEXT_CHARS)));
    addFile(out, { fileName: named || 'delivery-status.txt', contentType: type, inline: false, contentId, bytes: body });
    return [];
  }
  if (type === 'text/rfc822-headers') {
    const original = readStructure(Buffer.concat([body, Buffer.from('\r\n\r\n')]), 1).root.fields;
    out.originals.push(original);
    addFile(out, { fileName: named || 'headers.txt', contentType: type, inline: false, contentId, bytes: body });
    return [];
  }
  const charset = part.type.parameters.get('charset') ?? null;
  if (type === 'text/calendar') {
    out.calendars.push(decodeText(body, charset ?? 'utf-8'));
    addFile(out, { fileName: named || 'invite.ics', contentType: type, inline: false, contentId, bytes: body });
    return [];
  }
  const isText = type === 'text/plain' || type === 'text' || !type.includes('/') || type === 'text/enriched';
  if (type === 'text/html' && !attached && !named) {
    return [{ text: null, html: clip(decodeHtml(body, charset), MAX_HTML_CHARS, out, 'HTML'), quoted: false }];
  }
  if (isText && !attached && !named) return readText(body, charset, part, out);
  if (body.length === 0 && !named && !attached) return [];
  addFile(out, {
    fileName: named || defaultName(type, out.files.length),
    contentType: type.includes('/') ? type : 'application/octet-stream',
    inline: !attached && contentId !== null && (related || disposition.value === 'inline' || type.startsWith('image/')),
    contentId,
    bytes: body,
  });
  return [];
}

function readText(body: Buffer, charset: string | null, part: Part, out: Content): Body[] {
  const embedded = body.includes('begin ') ? uuFiles(body, MAX_FILES) : [];
  if (embedded.length === 0) return [{ text: clip(plain(body, charset, part), MAX_TEXT_CHARS, out, 'text'), html: null, quoted: false }];
  const kept: Buffer[] = [];
  let from = 0;
  for (const file of embedded) {
    kept.push(body.subarray(from, file.start));
    from = file.end;
    addFile(out, { fileName: cleanFileName(decodeText(Buffer.from(file.fileName, 'latin1'), charset)), contentType: 'application/octet-stream', inline: false, contentId: null, bytes: file.bytes });
  }
  kept.push(body.subarray(from));
  return [{ text: clip(plain(Buffer.concat(kept), charset, part), MAX_TEXT_CHARS, out, 'text'), html: null, quoted: false }];
}

function plain(body: Buffer, charset: string | null, part: Part): string {
  const text = decodeText(body, charset).replace(/\r\n?/g, '\n').replaceAll('\0', '');
  return part.type.parameters.get('format')?.toLowerCase() === 'flowed' ? unflow(text, part.type.parameters.get('delsp')?.toLowerCase() === 'yes') : text;
}

/** RFC 3676: a line that ends in a space goes on in the next one of the same quote depth. */
function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open: string | null = null;
  for (const line of text.split('\n')) {
    const quote = /^>*/.exec(line)?.[0] ?? '';
    const rest = line.slice(quote.length).replace(/^ /, '');
    const flows = rest.endsWith(' ') && rest !== '-- ';
    const bare = flows && delSp ? rest.slice(0, -1) : rest;
    if (open === quote && rest !== '-- ') out[out.length - 1] += bare;
    else out.push(quote ? `${quote} ${bare}` : bare);
    open = flows ? quote : null;
  }
  return out.join('\n');
}

/** Without a declared charset the document's own `<meta charset>` speaks. */
function decodeHtml(body: Buffer, charset: string | null): string {
  if (charset) return decodeText(body, charset).replaceAll('\0', '');
  const meta = /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w:.-]{1,40})/i.exec(body.toString('latin1', 0, Math.min(body.length, 2048)));
  const named = meta?.[1] ?? null;
  // A page that was read as bytes cannot be UTF-16 although it says so.
  return decodeText(body, named && /utf-?16/i.test(named) ? null : named).replaceAll('\0', '');
}

/** A forwarded mail: kept whole as .eml; unless it was attached on purpose its text and files are shown as well. */
function readNested(body: Buffer, named: string, attached: boolean, reading: Reading): Body[] {
  const { out } = reading;
  const structure = readStructure(body, Math.max(1, reading.budget.parts));
  reading.budget.parts -= structure.parts;
  const fields = structure.root.fields;
  out.originals.push(fields);
  const subject = decodeWords(firstValue(fields, 'subject') ?? '').trim();
  const stem = cleanFileName(named || subject || 'message').replace(/\.eml$/i, '');
  addFile(out, { fileName: `${stem.slice(0, 120)}.eml`, contentType: 'message/rfc822', inline: false, contentId: null, bytes: body });
  if (attached || reading.nested >= MAX_NESTED_MESSAGES || reading.budget.parts <= 0) return [];
  const inner: Reading = { bytes: body, nested: reading.nested + 1, budget: reading.budget, out };
  const bodies = readPart(structure.root, inner, false);
  const head = ['from', 'date', 'subject', 'to']
    .map((name) => [name, firstValue(fields, name)] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${(name[0] as string).toUpperCase()}${name.slice(1)}: ${decodeWords(value as string)}`);
  return [{ text: ['---------- Forwarded message ----------', ...head, ''].join('\n'), html: null, quoted: true }, ...bodies.map((one) => ({ ...one, quoted: true }))];
}

function addFile(out: Content, file: RawFile): void {
  if (out.files.length >= MAX_FILES) {
    if (out.files.length === MAX_FILES && !out.warnings.some((w) => w.includes('attachments'))) out.warnings.push(`Only the first ${MAX_FILES} attachments were taken.`);
    return;
  }
  out.files.push({ ...file, fileName: cleanFileName(file.fileName) });
}

function markProtection(part: Part, marks: Set<Mark>): void {
  const { value, parameters } = part.type;
  const protocol = parameters.get('protocol')?.toLowerCase() ?? '';
  if (value === 'multipart/signed') marks.add(protocol.includes('pgp') ? 'pgpSigned' : 'smimeSigned');
  else if (value === 'multipart/encrypted') marks.add('pgpEncrypted');
  else if (/^application\/(?:x-)?pkcs7-mime$/.test(value)) marks.add(/signed/i.test(parameters.get('smime-type') ?? '') ? 'smimeSigned' : 'smimeEncrypted');
}

function clip(text: string, most: number, out: Content, what: string): string {
  if (text.length <= most) return text;
  out.warnings.push(`The ${what} was longer than ${most} characters and was cut; the whole mail is attached.`);
  return text.slice(0, most);
}

const contentIdOf = (part: Part): string | null => {
  const id = firstValue(part.fields, 'content-id')?.trim().replace(/^<|>$/g, '').trim();
  return id && id.length <= 998 ? id : null;
};

function fileNameOf(part: Part, disposition: ReadonlyMap<string, string>): string {
  const location = firstValue(part.fields, 'content-location');
  const name = disposition.get('filename') ?? part.type.parameters.get('name') ?? (location && part.type.value !== 'text/html' ? location.replace(/^.*[/\\]/s, '') : '');
  return cleanFileName(name);
}

/** One line, no path, no invisible or direction characters; stays what the sender called it otherwise. */
export const cleanFileName = (name: string): string =>
  name
    // eslint-disable-next-line no-control-regex
    .replace(/[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/^.*[/\\]/s, '')
    .trim()
    .slice(-255);

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '<br>\n');

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp', 'image/svg+xml': 'svg', 'application/pdf': 'pdf', 'text/html': 'html',
  'text/plain': 'txt', 'application/pkcs7-signature': 'p7s', 'application/x-pkcs7-signature': 'p7s', 'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m', 'application/pgp-signature': 'asc', 'application/pgp-encrypted': 'txt', 'application/ms-tnef': 'dat',
};
const defaultName = (type: string, index: number): string => `attachment-${index + 1}.${EXTENSIONS[type] ?? 'bin'}`;
