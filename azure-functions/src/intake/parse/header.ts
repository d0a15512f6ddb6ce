import { MAX_HEADER_BYTES, MAX_HEADER_COUNT } from '@listdesk/shared/mail';
import { MAX_HEADER_FIELD_BYTES } from './limits.ts';

/** One field: lower-case name and its unfolded value, one char a byte (latin1). */
export type Field = { name: string; value: string };
export type Header = { fields: Field[]; bodyStart: number; cut: boolean };

/**
 * The header block that starts at `from`. Ends at an empty line, at a line that can be no header, or where `isBoundary`
 * says so (a part without an empty line). Never reads past `MAX_HEADER_BYTES` and `MAX_HEADER_COUNT` fields: what is
 * beyond is skipped and `cut` is set.
 */
export function readHeader(bytes: Buffer, from: number, to: number, isBoundary: (start: number, end: number) => boolean): Header {
  const fields: Field[] = [];
  let at = from;
  let cut = false;
  let size = 0;
  let name = '';
  let pieces: string[] = [];
  const finish = (): void => {
    if (name === '') return;
    if (fields.length < MAX_HEADER_COUNT) fields.push({ name, value: pieces.length === 1 ? (pieces[0] as string) : pieces.join('') });
    else cut = true;
    name = '';
    pieces = [];
  };
  let fieldSize = 0;
  while (at < to) {
    if (size > MAX_HEADER_BYTES || fields.length >= MAX_HEADER_COUNT) {
      // Beyond the limits nothing is read; the body begins behind the next empty line.
      cut = true;
      finish();
      return { fields, bodyStart: behindEmptyLine(bytes, at, to), cut };
    }
    let eol = bytes.indexOf(0x0a, at);
    if (eol < 0 || eol >= to) eol = to;
    let end = eol;
    while (end > at && bytes[end - 1] === 0x0d) end--;
    if (end === at) {
      finish();
      return { fields, bodyStart: Math.min(eol + 1, to), cut };
    }
    const first = bytes[at] as number;
    if (first === 0x2d && isBoundary(at, end)) break;
    if (first === 0x20 || first === 0x09) {
      // A line of white space only ends the header for lenient senders; RFC 5322 section 4.2 allows it as folding.
      if (name !== '') add(bytes.toString('latin1', at, end));
    } else {
      const colon = bytes.indexOf(0x3a, at);
      if (colon < 0 || colon >= end || colon === at || !isName(bytes, at, colon)) {
        // mbox envelope lines are skipped; anything else starts the body.
        if (fields.length === 0 && name === '' && /^>?From /.test(bytes.toString('latin1', at, Math.min(end, at + 6)))) {
          at = eol + 1;
          continue;
        }
        if (fields.length > 0 || name !== '') {
          finish();
          return { fields, bodyStart: at, cut };
        }
        return { fields, bodyStart: at, cut };
      }
      finish();
      name = bytes.toString('latin1', at, colon).trim().toLowerCase();
      fieldSize = 0;
      add(bytes.toString('latin1', skipSpace(bytes, colon + 1, end), end));
    }
    at = eol + 1;
  }
  finish();
  return { fields, bodyStart: Math.min(at, to), cut };

  function add(piece: string): void {
    size += piece.length;
    fieldSize += piece.length;
    if (size > MAX_HEADER_BYTES || fieldSize > MAX_HEADER_FIELD_BYTES) {
      cut = true;
      if (pieces.length === 0) pieces.push(piece.slice(0, Math.max(0, MAX_HEADER_FIELD_BYTES)).slice(0, size > MAX_HEADER_BYTES ? 0 : undefined));
      return;
    }
    pieces.push(piece);
  }
}

function behindEmptyLine(bytes: Buffer, from: number, to: number): number {
  const crlf = bytes.indexOf('\n\r\n', from);
  const lf = bytes.indexOf('\n\n', from);
  const ends = [crlf < 0 ? to : crlf + 3, lf < 0 ? to : lf + 2];
  return Math.min(to, ...ends);
}

const skipSpace = (bytes: Buffer, from: number, to: number): number => {
  let at = from;
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  return at;
};

/** RFC 5322 field name; a space before the colon is tolerated, one inside is not. */
function isName(bytes: Buffer, from: number, to: number): boolean {
  let end = to;
  while (end > from && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x09)) end--;
  if (end - from > 200) return false;
  for (let i = from; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte <= 32 || byte >= 127) return false;
  }
  return end > from;
}

export const firstValue = (fields: readonly Field[], name: string): string | null => {
  for (const field of fields) if (field.name === name) return field.value;
  return null;
};
