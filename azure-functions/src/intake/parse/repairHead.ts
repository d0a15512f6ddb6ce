import { isAscii } from 'node:buffer';
import { decodeText } from './charset.ts';
import { valueOf } from './headBlock.ts';
import type { FieldSpan, HeadBlock } from './headBlock.ts';
import { MAX_ADDRESS_COLONS, MAX_ADDRESS_QUOTES, MAX_BOUNDARY_CHARS } from './limits.ts';

export type RepairedHead = {
  /** A leaf the parser reads as text; null for a file and for a multipart. */
  text: 'plain' | 'html' | null;
  /** A field was left out because it would cost too much to read. */
  cut: boolean;
  pieces: Buffer[];
  /** Set for a multipart: the boundary in the mail and the one the parser is told; null for a leaf. */
  boundary: { sought: string; written: string } | null;
  digest: boolean;
  /** A multipart whose boundary is not to be found. */
  lostBoundary: boolean;
};

/**
 * A header block as mailparser reads it right. Untouched bytes go through as they are; a repair is a line put before the others
 * (the parser takes the first of a name), a changed word, or the empty line that was missing.
 */
export function repairHead(bytes: Buffer, block: HeadBlock, digest: boolean, lost: ReadonlySet<string>): RepairedHead {
  const fields = block.fields.filter((one) => !isCostly(bytes, one));
  const field = (name: string): FieldSpan | undefined => fields.find((one) => one.name === name);
  const typeField = field('content-type');
  const type = typeField ? valueOf(bytes, typeField) : '';
  const word = /^[^\s;]*/.exec(type)?.[0].toLowerCase() ?? '';
  const added: string[] = [];
  const out: RepairedHead = { text: null, cut: false, pieces: [], boundary: null, digest: word === 'multipart/digest', lostBoundary: false };
  if (digest && !typeField) added.push('Content-Type: message/rfc822');
  let changed: { span: FieldSpan; bytes: Buffer } | null = null;
  if (word.startsWith('multipart/')) {
    const found = readBoundary(type) ?? guessBoundary(bytes, block.bodyStart);
    if (found === null || found.sought === '' || lost.has(found.sought) || found.sought.length > MAX_BOUNDARY_CHARS) {
      out.lostBoundary = true;
      out.text = 'plain';
      added.push('Content-Type: text/plain');
    } else {
      out.boundary = { sought: found.sought, written: found.plain ? found.sought : SUBSTITUTE };
      if (!found.plain) added.push(`Content-Type: ${word}; boundary="${SUBSTITUTE}"`);
    }
  } else {
    const encoding = field('content-transfer-encoding');
    const transfer = encoding ? canonicalEncoding(valueOf(bytes, encoding)) : null;
    if (transfer) added.push(`Content-Transfer-Encoding: ${transfer}`);
    const disposition = field('content-disposition');
    const wish = textDisposition(word, type, disposition ? valueOf(bytes, disposition) : '', field('content-location') !== undefined);
    if (wish !== 'attachment' && isTextWord(word) && !/^\s*attachment/i.test(disposition ? valueOf(bytes, disposition) : ''))
      out.text = word === 'text/html' ? 'html' : 'plain';
    if (wish && disposition) changed = { span: disposition, bytes: withDisposition(bytes, disposition, wish) };
    else if (wish) added.push(`Content-Disposition: ${wish}`);
  }
  const raw = !isAscii(bytes.subarray(block.start, block.bodyStart));
  out.cut = fields.length < block.fields.length;
  if (added.length === 0 && !changed && !raw && !block.cut && !out.cut && block.closed) out.pieces.push(bytes.subarray(block.start, block.bodyStart));
  else write(out.pieces, bytes, fields, added, changed, raw ? charsetOf(type) : undefined);
  return out;
}

/** Address lists are read by a recursive parser; a header that is long and full of groups or quotes was made to keep it busy. */
function isCostly(bytes: Buffer, span: FieldSpan): boolean {
  if (span.end - span.start < MAX_ADDRESS_COLONS || !ADDRESS_FIELDS.has(span.name)) return false;
  let colons = 0;
  let quotes = 0;
  for (let at = span.valueStart; at < span.end; at++) {
    const byte = bytes[at];
    if (byte === 0x3a) colons++;
    else if (byte === 0x22 || byte === 0x28) quotes++;
  }
  return colons > MAX_ADDRESS_COLONS || quotes > MAX_ADDRESS_QUOTES;
}
const ADDRESS_FIELDS = new Set(['from', 'to', 'cc', 'bcc', 'sender', 'reply-to', 'delivered-to', 'return-path', 'disposition-notification-to']);

/** Written for a boundary that could be read in two ways; a line of the mail that says the same is taken for the same level. */
const SUBSTITUTE = '=_ListDesk.section';

function write(
  pieces: Buffer[],
  bytes: Buffer,
  fields: readonly FieldSpan[],
  added: readonly string[],
  changed: { span: FieldSpan; bytes: Buffer } | null,
  charset: string | null | undefined,
): void {
  if (added.length > 0) pieces.push(Buffer.from(`${added.join('\r\n')}\r\n`, 'latin1'));
  for (const span of fields) {
    const piece = changed?.span === span ? changed.bytes : bytes.subarray(span.start, span.end);
    pieces.push(charset === undefined || isAscii(piece) ? piece : withoutRawBytes(piece, charset));
  }
  const last = fields.at(-1);
  const open = pieces.length > 0 && last !== undefined && bytes[last.end - 1] !== 0x0a;
  pieces.push(Buffer.from(open ? '\r\n\r\n' : '\r\n'));
}

/** Raw 8-bit header text as UTF-8 (RFC 6532), whatever it was; inside an encoded word as RFC 2047 would have it. */
function withoutRawBytes(piece: Buffer, charset: string | null): Buffer {
  const text = piece
    .toString('latin1')
    .replace(RAW_WORD, (word) => word.replace(/[\x80-\xff]/g, (char) => `=${char.charCodeAt(0).toString(16).toUpperCase()}`));
  const rest = Buffer.from(text, 'latin1');
  return isAscii(rest) ? rest : Buffer.from(decodeText(rest, charset), 'utf8');
}
const RAW_WORD = /=\?[\w.:+*-]{1,60}\?[Qq]\?[^?\r\n]{0,4000}\?=/g;

const charsetOf = (type: string): string | null => /;\s*charset\s*=\s*"?([\w:.-]{1,60})/i.exec(type)?.[1] ?? null;

/** The boundary parameter; `plain` when mailparser cannot but read the same. */
function readBoundary(type: string): { sought: string; plain: boolean } | null {
  const all = [...type.matchAll(/;\s*boundary(\*\d{0,3}\*?)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^\s;]+))/gi)];
  const first = all[0];
  if (!first) return null;
  const values = all.map((hit) => (hit[2] === undefined ? (hit[3] as string) : hit[2].replace(/\\(.)/g, '$1')));
  const extended = first[1] !== undefined;
  const sought = extended ? values.join('').replace(/^[\w-]*'[\w-]*'/, '') : (values[0] as string);
  return {
    sought,
    plain:
      all.length === 1 &&
      !extended &&
      PLAIN_BOUNDARY.test(sought) &&
      PLAIN_PARAMETER.test(type.slice(first.index)) &&
      !type.slice(0, first.index).includes('('),
  };
}
const PLAIN_BOUNDARY = /^[!#-[\]-~](?:[ !#-[\]-~]{0,200}[!#-[\]-~])?$/;
const PLAIN_PARAMETER = /^;\s*boundary=(?:"[^"\\]+"|[^\s;"\\()]+)\s*(?:;|$)/i;

/** A multipart that forgot to name its boundary: the first line of the body that looks like one. */
function guessBoundary(bytes: Buffer, from: number): { sought: string; plain: boolean } | null {
  const window = bytes.toString('latin1', from, Math.min(bytes.length, from + GUESS_WINDOW_BYTES));
  const found = /(?:^|\n)--([!-~](?:[ -~]{0,68}[!-~])?)[ \t]*\r?\n[Cc]ontent-/.exec(window);
  return found ? { sought: found[1] as string, plain: false } : null;
}
const GUESS_WINDOW_BYTES = 4096;

/** What was meant by the encoding where the parser would take it for none; null when it stands as it is. */
function canonicalEncoding(value: string): string | null {
  const lower = value.toLowerCase().trim();
  if (lower === 'base64' || lower === 'quoted-printable') return null;
  const word = /^"?([\w-]+)/.exec(lower)?.[1] ?? '';
  if (word === 'base64') return 'base64';
  return word === 'quoted-printable' || word === 'quoted' || word === 'qp' ? 'quoted-printable' : null;
}

/**
 * What a text section has to say of itself: mailparser would write an inline text with a file name into the text of the mail, and
 * make a file of one whose disposition is neither `inline` nor `attachment`. Null when it stands as it is.
 */
function textDisposition(word: string, type: string, disposition: string, located: boolean): 'attachment' | 'inline' | null {
  if (!isTextWord(word)) return null;
  const said = /^[^\s;]*/.exec(disposition)?.[0].toLowerCase() ?? '';
  if (said === 'attachment') return null;
  if (NAME.test(disposition.slice(said.length)) || NAME.test(type) || (located && word === 'text/plain')) return 'attachment';
  return said === '' || said === 'inline' ? null : 'inline';
}
const isTextWord = (word: string): boolean => word === '' || word === 'text/plain' || word === 'text/html';
const NAME = /;\s*(?:file)?name(?:\*\d*\*?)?\s*=\s*(?:"\s*[^"\s]|[^\s";])/i;

function withDisposition(bytes: Buffer, span: FieldSpan, word: string): Buffer {
  const whole = bytes.toString('latin1', span.start, span.end);
  return Buffer.from(whole.replace(/^([^:]*:)(\s*)[^\s;]*/, `$1$2${word}`), 'latin1');
}
