/**
 * The mail inside an S/MIME message that is signed and not encrypted, in one piece (RFC 8551 section 3.5.2, "opaque-signed"): the content
 * of CMS SignedData (RFC 5652 section 5.1). The signature is not checked. Null for anything else; never throws, reads every byte once.
 */
export function signedContent(bytes: Buffer): Buffer | null {
  const info = elementAt(bytes, 0, bytes.length);
  if (!info || info.tag !== SEQUENCE) return null;
  const kind = elementAt(bytes, info.from, info.to);
  if (!kind || kind.tag !== OBJECT_ID || !bytes.subarray(kind.from, kind.to).equals(SIGNED_DATA)) return null;
  const data = inside(bytes, inside(bytes, { from: kind.next, to: info.to }, EXPLICIT), SEQUENCE);
  const version = data && elementAt(bytes, data.from, data.to);
  const digests = version && elementAt(bytes, version.next, data.to);
  const content = digests && elementAt(bytes, digests.next, data.to);
  const contentKind = content?.tag === SEQUENCE ? elementAt(bytes, content.from, content.to) : null;
  const octets = contentKind && content && inside(bytes, { from: contentKind.next, to: content.to }, EXPLICIT);
  const whole = octets && elementAt(bytes, octets.from, octets.to);
  if (!whole) return null;
  if (whole.tag === OCTETS) return bytes.subarray(whole.from, whole.to);
  return whole.tag === OCTETS_IN_PIECES ? joined(bytes, whole) : null;
}

const SEQUENCE = 0x30;
const OBJECT_ID = 0x06;
const EXPLICIT = 0xa0;
const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;
/** 1.2.840.113549.1.7.2 */
const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex');
/** Indefinite lengths (BER) are walked; deeper ones than any signature has are not. */
const MAX_DEPTH = 30;
const MAX_PIECES = 100_000;

type Element = { tag: number; from: number; to: number; next: number };
type Span = { from: number; to: number };

const inside = (bytes: Buffer, span: Span | null | undefined, tag: number): Element | null => {
  const found = span ? elementAt(bytes, span.from, span.to) : null;
  return found?.tag === tag ? found : null;
};

function joined(bytes: Buffer, whole: Element): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = whole.from; at < whole.to && pieces.length < MAX_PIECES;) {
    const piece = elementAt(bytes, at, whole.to);
    if (piece?.tag !== OCTETS) return null;
    pieces.push(bytes.subarray(piece.from, piece.to));
    at = piece.next;
  }
  return Buffer.concat(pieces);
}

/** One BER element (X.690 section 8.1). `to` is the end of its content, `next` what follows. */
function elementAt(bytes: Buffer, at: number, end: number, depth = 0): Element | null {
  if (at + 2 > end || depth > MAX_DEPTH) return null;
  const tag = bytes[at] as number;
  if ((tag & 0x1f) === 0x1f) return null;
  const first = bytes[at + 1] as number;
  if (first < 0x80) return bounded(tag, at + 2, first, end);
  const count = first & 0x7f;
  if (count === 0) return untilEnd(bytes, tag, at + 2, end, depth);
  if (count > 4 || at + 2 + count > end) return null;
  return bounded(tag, at + 2 + count, bytes.readUIntBE(at + 2, count), end);
}

const bounded = (tag: number, from: number, length: number, end: number): Element | null =>
  length > end - from ? null : { tag, from, to: from + length, next: from + length };

function untilEnd(bytes: Buffer, tag: number, from: number, end: number, depth: number): Element | null {
  for (let at = from; at + 2 <= end;) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, from, to: at, next: at + 2 };
    const inner = elementAt(bytes, at, end, depth + 1);
    if (!inner) return null;
    at = inner.next;
  }
  return null;
}
