import { decodeText, decodeRawHeader } from './charset.ts';
import { decodeWords } from './encodedWords.ts';
import { MAX_PARAMETERS } from './limits.ts';

/** A value with parameters as in Content-Type and Content-Disposition: `value` lower case, names lower case, values decoded. */
export type Parameterized = { value: string; parameters: ReadonlyMap<string, string> };

/** RFC 2045 section 5.1 with RFC 2231 continuations and charsets, and the encoded-words that senders put there anyway. */
export function parseParameters(header: string): Parameterized {
  const parts = splitParameters(header);
  const value = (parts.shift() ?? '').trim().toLowerCase().replace(/\s+/g, '');
  const plain = new Map<string, string>();
  const pieces = new Map<string, { index: number; encoded: boolean; text: string }[]>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const name = part.slice(0, equals).trim().toLowerCase();
    const text = unquote(part.slice(equals + 1).trim());
    const extended = /^([^*]{1,60})(?:\*(\d{1,3}))?(\*)?$/.exec(name);
    if (!extended) continue;
    const [, base, index, star] = extended as unknown as [string, string, string | undefined, string | undefined];
    if (index === undefined && star === undefined) {
      if (!plain.has(base)) plain.set(base, text);
      continue;
    }
    const list = pieces.get(base) ?? [];
    list.push({ index: Number(index ?? 0), encoded: star !== undefined, text });
    pieces.set(base, list);
  }
  const parameters = new Map<string, string>();
  for (const [name, text] of plain) parameters.set(name, name === 'boundary' ? text : decodeWords(text));
  // The extended form is the better one where both are there (RFC 6266 section 4.3 says the same of HTTP).
  for (const [name, list] of pieces) parameters.set(name, joinPieces(list));
  return { value, parameters };
}

function joinPieces(list: { index: number; encoded: boolean; text: string }[]): string {
  list.sort((a, b) => a.index - b.index);
  let charset: string | null = null;
  const bytes: Buffer[] = [];
  list.forEach((piece, position) => {
    let text = piece.text;
    if (piece.encoded && position === 0) {
      const mark = /^([^']{0,60})'[^']{0,60}'/.exec(text);
      if (mark) {
        charset = mark[1] || null;
        text = text.slice(mark[0].length);
      }
    }
    bytes.push(piece.encoded ? percentBytes(text) : Buffer.from(text, 'latin1'));
  });
  const joined = Buffer.concat(bytes);
  return charset ? decodeText(joined, charset) : decodeWords(decodeRawHeader(joined.toString('latin1')));
}

function percentBytes(text: string): Buffer {
  return Buffer.from(text.replace(/%([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))), 'latin1');
}

const unquote = (text: string): string => {
  if (!text.startsWith('"')) return text.replace(/^'([^']*)'$/, '$1');
  let out = '';
  for (let i = 1; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '"') break;
    // Windows paths come with bare backslashes; only quotes and backslashes are escaped by real senders.
    if (char === '\\' && (text[i + 1] === '"' || text[i + 1] === '\\')) i++;
    out += text[i];
  }
  return out;
};

function splitParameters(header: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let comment = 0;
  let part = '';
  let from = 0;
  const take = (to: number): void => { part += header.slice(from, to); };
  for (let i = 0; i < header.length; i++) {
    const char = header.charCodeAt(i);
    if (quoted) {
      if (char === 0x5c) i++;
      else if (char === 0x22) quoted = false;
    } else if (comment > 0) {
      if (char === 0x28) comment++;
      else if (char === 0x29 && --comment === 0) from = i + 1;
    } else if (char === 0x22) quoted = true;
    // A parenthesis inside a bare value is part of a file name, not a comment: only after white space it opens one.
    else if (char === 0x28 && (i === 0 || header.charCodeAt(i - 1) <= 32) && header.indexOf(')', i) > i) {
      take(i);
      comment = 1;
      from = header.length;
    } else if (char === 0x3b) {
      take(i);
      parts.push(part);
      part = '';
      from = i + 1;
      if (parts.length >= MAX_PARAMETERS) return parts;
    }
  }
  take(header.length);
  parts.push(part);
  return parts;
}
