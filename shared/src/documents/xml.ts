import { Parser } from 'htmlparser2';
import { gap, type Piece } from './pieces.ts';

/** A new paragraph, line, row or cell begins after these; what only marks letters in between (bold, a correction, a link) does not part a word. */
const PARTING: Readonly<Record<string, string>> = {
  p: '\n',
  h: '\n',
  tr: '\n',
  tc: '\n',
  'table-row': '\n',
  'table-cell': '\t',
  br: '\n',
  'line-break': '\n',
  tab: '\t',
  s: ' ',
};
const WITHIN_WORDS = new Set(['t', 'span', 'a', 'delText']);
/** Attributes that may name somebody: authors, targets of links, descriptions of pictures. Numbers and colours are left alone. */
const ATTRIBUTE = /\s[\w:.-]{1,80}\s{0,4}=\s{0,4}(?:"([^"<]{3,4000})"|'([^'<]{3,4000})')/g;
const TELLING = /[\s@]|%40|%20|&#/;

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const MAX_CODE_POINT = 0x10ffff;

/** XML 1.0, section 4.6: the five names and numbers; everything else stays as it stands. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : whole;
  });
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '&quot;');

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** What an XML part says: its text in reading order, then what stands in attributes, a line each. */
export function xmlPieces(xml: string, parting: Readonly<Record<string, string>> = PARTING): Piece[] {
  const said: Piece[] = [];
  const beside: Piece[] = [];
  let hadText = false;
  const parser: Parser = new Parser(
    {
      ontext(text) {
        // Only the layout of a file that was written to be looked at.
        if (text.includes('\n') && text.trim() === '') return;
        hadText = true;
        said.push({ start: parser.startIndex, end: parser.endIndex + 1, text, write: escaped });
      },
      onopentag() {
        hadText = false;
        beside.push(...attributePieces(xml.slice(parser.startIndex, parser.endIndex + 1), parser.startIndex));
      },
      onclosetag(name) {
        const local = localName(name);
        const between = parting[local] ?? (hadText && !WITHIN_WORDS.has(local) ? '\n' : '');
        if (between) said.push(gap(parser.endIndex + 1, between));
        hadText = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return beside.length === 0 ? said : [...said, gap(0, '\n'), ...beside];
}

export function attributePieces(tag: string, at: number): Piece[] {
  if (!tag.includes('=')) return [];
  return [...tag.matchAll(ATTRIBUTE)].flatMap((found) => {
    const value = found[1] ?? found[2] ?? '';
    if (!TELLING.test(value)) return [];
    const start = at + found.index + found[0].length - 1 - value.length;
    return [{ start, end: start + value.length, text: unescaped(value), write: escaped }, gap(start, '\n')];
  });
}
