import { Parser } from 'htmlparser2';
import { gap, type Piece } from './pieces.ts';
import { attributePieces, escaped, xmlPieces } from './xml.ts';

/** The texts that a workbook keeps once for all its sheets, by number (ECMA-376 Part 1, 18.4.8). Phonetic help is left out. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let phonetic = false;
  let inText = false;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name === 'si') strings.push('');
        if (name === 'rPh') phonetic = true;
        if (name === 't') inText = true;
      },
      ontext(text) {
        if (inText && !phonetic && strings.length > 0) strings[strings.length - 1] += text;
      },
      onclosetag(name) {
        if (name === 'rPh') phonetic = false;
        if (name === 't') inText = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return strings;
}

/** No name reaches from one row into the next, nor over two texts of the list that happen to follow each other. */
const APART = ' |\n';

export const sharedStringPieces = (xml: string): Piece[] => xmlPieces(xml, { si: APART });

type Cell = { at: number; place: string; style: string; shared: boolean; text: string };

/**
 * A sheet row by row, cells beside each other as they are seen: first and second name often have a column each. A cell that changes becomes one
 * with its own text, so that others which share the old one keep it (18.18.11, `inlineStr`).
 */
export function sheetPieces(xml: string, strings: readonly string[]): Piece[] {
  const cells: Piece[] = [];
  const beside: Piece[] = [];
  let cell: Cell | null = null;
  let inValue = false;
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'c')
          cell = { at: parser.startIndex, place: attributes['r'] ?? '', style: attributes['s'] ?? '', shared: attributes['t'] === 's', text: '' };
        else if (!cell) beside.push(...attributePieces(xml.slice(parser.startIndex, parser.endIndex + 1), parser.startIndex));
        inValue = name === 'v' || name === 't';
      },
      ontext(text) {
        if (cell && inValue) cell.text += text;
        else if (!cell && text.trim() !== '')
          beside.push({ start: parser.startIndex, end: parser.endIndex + 1, text, write: escaped }, gap(parser.endIndex + 1, '\n'));
      },
      onclosetag(name) {
        inValue = false;
        if (name === 'row') cells.push(gap(parser.endIndex + 1, APART));
        if (name !== 'c' || !cell) return;
        const { at, place, style, shared, text } = cell;
        const said = shared ? (strings[Number(text)] ?? '') : text;
        const write = (next: string): string =>
          `<c${place && ` r="${escaped(place)}"`}${style && ` s="${escaped(style)}"`} t="inlineStr"><is><t xml:space="preserve">${escaped(next)}</t></is></c>`;
        if (said !== '') cells.push({ start: at, end: parser.endIndex + 1, text: said, write }, gap(parser.endIndex + 1, '\t'));
        cell = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return [...cells, gap(0, '\n'), ...beside];
}
