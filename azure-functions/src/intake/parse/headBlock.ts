import { MAX_HEADER_BYTES, MAX_HEADER_COUNT } from '@listdesk/shared/mail';
import { MAX_CONTENT_FIELD_BYTES, MAX_HEADER_FIELD_BYTES, MAX_HEADER_NAME_CHARS } from './limits.ts';

/** One header field as offsets into the bytes it stands in: its lines with their line breaks. Nothing is decoded. */
export type FieldSpan = { name: string; start: number; valueStart: number; end: number };
export type HeadBlock = {
  fields: FieldSpan[];
  /** Where the first line that counts begins: mbox envelope lines are left out. */
  start: number;
  /** First byte of the body. */
  bodyStart: number;
  /** False when the body follows without the empty line in between. */
  closed: boolean;
  /** Fields or bytes were left out. */
  cut: boolean;
};

/**
 * Finds the header block that starts at `from`; null when it does not end within the bytes and more may follow (`final` false).
 * It ends at an empty line, at a line that can be no header (RFC 5322 section 2.2), or where `isBoundary` says so. What is beyond
 * the limits has no span.
 */
export function readHeadBlock(bytes: Buffer, from: number, final: boolean, isBoundary: (start: number, end: number) => boolean): HeadBlock | null {
  const block: HeadBlock = { fields: [], start: from, bodyStart: bytes.length, closed: false, cut: false };
  let size = 0;
  let current: FieldSpan | null = null;
  for (let at = from; at < bytes.length;) {
    const eol = bytes.indexOf(0x0a, at);
    if (eol < 0 && !final) return null;
    const next = eol < 0 ? bytes.length : eol + 1;
    let end = eol < 0 ? bytes.length : eol;
    while (end > at && bytes[end - 1] === 0x0d) end--;
    if (end === at) return { ...block, bodyStart: next, closed: true };
    const first = bytes[at] as number;
    if (first === 0x2d && isBoundary(at, end)) return { ...block, bodyStart: at };
    if (first !== 0x20 && first !== 0x09) {
      const colon = nameEnd(bytes, at, end);
      if (colon < 0) {
        if (block.fields.length > 0 || !isEnvelopeLine(bytes, at)) return { ...block, bodyStart: at };
        block.start = next;
        at = next;
        continue;
      }
      current = { name: bytes.toString('latin1', at, colon).trimEnd().toLowerCase(), start: at, valueStart: colon + 1, end: at };
      if (block.fields.length >= MAX_HEADER_COUNT || at - from > MAX_HEADER_BYTES) return beyondLimits(bytes, block, at, final);
      block.fields.push(current);
    }
    if (current) {
      // A line that would pass the limit is left out whole, so that no field is torn apart in the middle of a word.
      const most = current.name.startsWith('content-') ? MAX_CONTENT_FIELD_BYTES : MAX_HEADER_FIELD_BYTES;
      const fits = size + (next - at) <= MAX_HEADER_BYTES && next - current.start <= most;
      if (fits && current.end === at) {
        current.end = next;
        size += next - at;
      } else {
        block.cut = true;
        if (at - from > MAX_HEADER_BYTES) return beyondLimits(bytes, block, at, final);
        if (current.end === current.start) {
          if (block.fields.at(-1) === current) block.fields.pop();
          current.end = -1;
        }
      }
    } else if (block.start === at) block.start = next;
    at = next;
  }
  return final ? block : null;
}

/** Not one more field is looked at. */
function beyondLimits(bytes: Buffer, block: HeadBlock, at: number, final: boolean): HeadBlock | null {
  const behind = behindEmptyLine(bytes, at);
  if (behind < 0 && !final) return null;
  return { ...block, cut: true, closed: behind >= 0, bodyStart: behind < 0 ? bytes.length : behind };
}

/** Behind the next empty line, for a header that is longer than what is kept; -1 when there is none. */
export function behindEmptyLine(bytes: Buffer, from: number): number {
  const crlf = bytes.indexOf('\n\r\n', from, 'latin1');
  const lf = bytes.indexOf('\n\n', from, 'latin1');
  if (crlf < 0 && lf < 0) return -1;
  return crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 3 : lf + 2;
}

/** The colon behind a field name; a space before it is tolerated, one inside the name is not. */
function nameEnd(bytes: Buffer, from: number, to: number): number {
  let end = -1;
  for (let at = from; at < to && at - from <= MAX_HEADER_NAME_CHARS; at++) {
    const byte = bytes[at] as number;
    if (byte === 0x3a) return at > from ? at : -1;
    if (byte === 0x20 || byte === 0x09) end = at;
    else if (end >= 0 || byte < 33 || byte > 126) return -1;
  }
  return -1;
}

const isEnvelopeLine = (bytes: Buffer, at: number): boolean => /^>?From /.test(bytes.toString('latin1', at, at + 6));

/** A field's value on one line, one char a byte. */
export const valueOf = (bytes: Buffer, field: FieldSpan): string => bytes.toString('latin1', field.valueStart, field.end).replace(/\r?\n/g, '').trim();
