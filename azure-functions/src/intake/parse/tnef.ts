import { decodeText } from './charset.ts';
import type { Content, RawFile } from './content.ts';
import { cleanFileName } from './names.ts';
import { MAX_FILES, MAX_TNEF_ATTRIBUTES, MAX_TNEF_BYTES } from './limits.ts';
import { rtfText } from './rtf.ts';
import { StoredBytes } from './storedBytes.ts';

/**
 * winmail.dat (MS-OXTNEF): Outlook's envelope for a mail it could not send as MIME. Its files take the place of the .dat; its
 * text is used when the mail has none. Bounded: attributes, bytes; a broken stream keeps what was read and the .dat.
 */
export function openTnef(content: Content): void {
  const out: RawFile[] = [];
  for (const file of content.files) {
    const isTnef = /^application\/(?:vnd\.)?ms-tnef$/.test(file.contentType) || /^winmail.*\.dat$/i.test(file.fileName);
    const opened = isTnef && file.stored.size <= MAX_TNEF_BYTES ? readTnef(file.stored.bytes) : null;
    if (!opened) {
      out.push(file);
      continue;
    }
    if (!opened.complete || opened.files.length === 0) out.push(file);
    out.push(...opened.files.slice(0, Math.max(0, MAX_FILES - out.length)).map(({ bytes, ...file }) => ({ ...file, stored: StoredBytes.of(bytes) })));
    const empty = !content.bodies.some((body) => (body.text ?? body.html ?? '').trim() !== '');
    if (empty && (opened.text || opened.html)) content.bodies.push({ text: opened.text, html: opened.html, quoted: false });
    content.warnings.push('Unpacked from winmail.dat.');
  }
  content.files = out;
}

type TnefFile = Omit<RawFile, 'stored'> & { bytes: Buffer };
type Opened = { files: TnefFile[]; text: string | null; html: string | null; complete: boolean };

const SIGNATURE = 0x223e9f78;
const ATTRIBUTE = { codepage: 0x9007, body: 0x800c, properties: 0x9003, renderData: 0x9002, title: 0x8010, data: 0x800f, attachment: 0x9005 } as const;
const PROPERTY = {
  html: 0x1013,
  rtf: 0x1009,
  body: 0x1000,
  longName: 0x3707,
  name: 0x3704,
  mime: 0x370e,
  contentId: 0x3712,
  data: 0x3701,
  displayName: 0x3001,
} as const;

export function readTnef(bytes: Buffer): Opened | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const opened: Opened = { files: [], text: null, html: null, complete: false };
  let charset = 'windows-1252';
  let current: TnefFile | null = null;
  let at = 6;
  for (let count = 0; count < MAX_TNEF_ATTRIBUTES; count++) {
    if (at === bytes.length) {
      opened.complete = true;
      break;
    }
    if (at + 9 > bytes.length) break;
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const from = at + 9;
    if (length > bytes.length - from) break;
    const value = bytes.subarray(from, from + length);
    at = Math.min(bytes.length, from + length + 2);
    if (id === ATTRIBUTE.codepage && length >= 4)
      charset = `windows-${value.readUInt32LE(0)}`.replace('windows-65001', 'utf-8').replace('windows-932', 'shift_jis').replace('windows-936', 'gbk');
    else if (id === ATTRIBUTE.body) opened.text = untilNul(value, charset);
    else if (id === ATTRIBUTE.properties) readBody(properties(value), opened, charset);
    else if (id === ATTRIBUTE.renderData) {
      current = {
        fileName: `attachment-${opened.files.length + 1}.bin`,
        contentType: 'application/octet-stream',
        inline: false,
        contentId: null,
        bytes: Buffer.alloc(0),
      };
      opened.files.push(current);
    } else if (current && id === ATTRIBUTE.title) current.fileName = cleanFileName(untilNul(value, charset)) || current.fileName;
    else if (current && id === ATTRIBUTE.data) current.bytes = value;
    else if (current && id === ATTRIBUTE.attachment) describeFile(current, properties(value), charset);
  }
  return opened;
}

type Property = { type: number; value: Buffer };

function readBody(all: ReadonlyMap<number, Property>, opened: Opened, charset: string): void {
  const html = all.get(PROPERTY.html);
  if (html) opened.html = decodeText(html.value, charset);
  const plain = all.get(PROPERTY.body);
  if (plain && !opened.text) opened.text = textOf(plain, charset);
  const rtf = all.get(PROPERTY.rtf);
  if (rtf && !opened.text && !opened.html) opened.text = rtfText(rtf.value, charset);
}

function describeFile(file: TnefFile, all: ReadonlyMap<number, Property>, charset: string): void {
  const name = all.get(PROPERTY.longName) ?? all.get(PROPERTY.displayName) ?? all.get(PROPERTY.name);
  if (name) file.fileName = cleanFileName(textOf(name, charset)) || file.fileName;
  const mime = all.get(PROPERTY.mime);
  const type = mime ? textOf(mime, charset).toLowerCase() : '';
  if (/^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(type)) file.contentType = type;
  const id = all.get(PROPERTY.contentId);
  if (id) file.contentId = textOf(id, charset) || null;
  file.inline = file.contentId !== null && file.contentType.startsWith('image/');
  const data = all.get(PROPERTY.data);
  // An embedded object carries a 16-byte interface id before its bytes.
  if (data && file.bytes.length === 0) file.bytes = data.type === 0x000d ? data.value.subarray(16) : data.value;
}

const textOf = (property: Property, charset: string): string =>
  property.type === 0x1f ? property.value.toString('utf16le').replace(/\0[\s\S]*$/, '') : untilNul(property.value, charset);
const untilNul = (value: Buffer, charset: string): string => {
  const end = value.indexOf(0);
  return decodeText(end < 0 ? value : value.subarray(0, end), charset).replace(/\r\n?/g, '\n');
};

/** Sizes of fixed MAPI types (MS-OXCDATA 2.11.1), padded to four bytes in TNEF. */
const FIXED: Record<number, number> = { 0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0a: 4, 0x0b: 4, 0x14: 8, 0x40: 8, 0x48: 16 };

function properties(bytes: Buffer): Map<number, Property> {
  const found = new Map<number, Property>();
  if (bytes.length < 4) return found;
  const count = Math.min(bytes.readUInt32LE(0), MAX_TNEF_ATTRIBUTES);
  let at = 4;
  const four = (n: number): number => Math.ceil(n / 4) * 4;
  for (let i = 0; i < count && at + 4 <= bytes.length; i++) {
    const tag = bytes.readUInt32LE(at);
    at += 4;
    const type = tag & 0xfff;
    const many = (tag & 0x1000) !== 0;
    const id = tag >>> 16;
    if (id >= 0x8000) {
      if (at + 20 > bytes.length) break;
      const kind = bytes.readUInt32LE(at + 16);
      at += 20;
      if (kind === 0) at += 4;
      else {
        if (at + 4 > bytes.length) break;
        at += 4 + four(bytes.readUInt32LE(at));
      }
    }
    const fixed = FIXED[type];
    const values = many || fixed === undefined ? readCount(bytes, at) : 1;
    if (values === null) break;
    if (many || fixed === undefined) at += 4;
    for (let n = 0; n < values && at <= bytes.length; n++) {
      let size = fixed;
      if (size === undefined) {
        const length = readCount(bytes, at, bytes.length);
        if (length === null) return found;
        size = length;
        at += 4;
      }
      if (at + size > bytes.length) return found;
      if (n === 0 && !found.has(id)) found.set(id, { type, value: bytes.subarray(at, at + size) });
      at += four(size);
    }
  }
  return found;
}

function readCount(bytes: Buffer, at: number, most = MAX_TNEF_ATTRIBUTES): number | null {
  if (at + 4 > bytes.length) return null;
  const count = bytes.readUInt32LE(at);
  return count <= most ? count : null;
}
