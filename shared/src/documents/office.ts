import { textOf, type Piece } from './pieces.ts';
import { sharedStringPieces, sharedStrings, sheetPieces } from './sheet.ts';
import type { Entry } from './unzip.ts';
import { xmlPieces } from './xml.ts';

/** Which entries of an Office file say something (`texts`), and which are files of their own (`inside`). */
export type OfficeParts = { texts(name: string): boolean; inside(name: string): boolean; isEncrypted(entries: readonly Entry[]): boolean };

const XML = /\.(?:xml|rels|vml)$/i;
/** Looks, not words: styles and themes hold the names of fonts by the hundred. */
const LOOKS = /(?:^|\/)(?:theme\d*|fontTable|settings|webSettings|\[Content_Types\]|manifest\.rdf)\.xml$|(?:^|\/)theme\//i;
/** Office keeps what was pasted in here; as a compound file (`.bin`) it cannot be read and is told so. Printer settings are no such thing. */
const INSIDE = /(?:^|\/)embeddings\/[^/]+$/i;
const OPEN_DOCUMENT_KEYS = 'META-INF/manifest.xml';

/** By what lies inside, since a name can say anything: Office Open XML has its content types, OpenDocument its manifest. Null for any other zip. */
export function officeParts(names: readonly string[]): OfficeParts | null {
  const isOffice = names.includes('[Content_Types].xml') || (names.includes('mimetype') && names.includes(OPEN_DOCUMENT_KEYS));
  if (!isOffice) return null;
  return {
    texts: (name) => XML.test(name) && !LOOKS.test(name),
    inside: (name) => INSIDE.test(name),
    // OpenDocument 1.3 Part 2, 4.8.1: an entry that is encrypted says how.
    isEncrypted: (entries) => entries.some(({ name, bytes }) => name === OPEN_DOCUMENT_KEYS && /<(?:\w+:)?encryption-data\b/.test(decoded(bytes))),
  };
}

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const SHARED_STRINGS = /^xl\/sharedStrings\.xml$/i;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;

/** How a part is read and written: sheets with the texts they share, everything else as running text. */
export function piecesFor(entries: readonly Entry[]): (name: string, xml: string) => Piece[] {
  const shared = entries.find(({ name }) => SHARED_STRINGS.test(name));
  const strings = shared ? sharedStrings(decoded(shared.bytes)) : [];
  return (name, xml) => (SHEET.test(name) ? sheetPieces(xml, strings) : SHARED_STRINGS.test(name) ? sharedStringPieces(xml) : xmlPieces(xml));
}

export function officeTexts(entries: readonly Entry[]): string[] {
  const pieces = piecesFor(entries);
  return entries.map(({ name, bytes }) => textOf(pieces(name, decoded(bytes))));
}
