import { decodeRawHeader, decodeText } from './charset.ts';
import { fromBase64, fromQuotedPrintable } from './transfer.ts';

/**
 * RFC 2047 words in a header whose bytes are given as latin1 text. Neighbouring words of one charset are joined as bytes
 * before they are decoded, because senders split characters; raw bytes inside a word are taken as they stand.
 */
export function decodeWords(value: string, fallback: string | null = null): string {
  if (!value.includes('=?')) return decodeRawHeader(value, fallback);
  let out = '';
  let from = 0;
  let pending: { charset: string; bytes: Buffer[] } | null = null;
  const flush = (): void => {
    if (pending) out += decodeText(pending.bytes.length === 1 ? (pending.bytes[0] as Buffer) : Buffer.concat(pending.bytes), pending.charset);
    pending = null;
  };
  WORD.lastIndex = 0;
  for (let hit = WORD.exec(value); hit; hit = WORD.exec(value)) {
    const between = value.slice(from, hit.index);
    const [whole, charset, encoding, payload] = hit as unknown as [string, string, string, string];
    const label = charset.replace(/\*.*$/, '').toLowerCase();
    if (between.trim() !== '' || (pending && pending.charset !== label) || !pending) {
      flush();
      if (between.trim() !== '' || out === '') out += decodeRawHeader(between, fallback);
    }
    const bytes = encoding.toLowerCase() === 'b' ? fromBase64(Buffer.from(payload, 'latin1')) : fromQuotedPrintable(Buffer.from(payload.replaceAll('_', ' '), 'latin1'));
    if (pending) (pending as { bytes: Buffer[] }).bytes.push(bytes);
    else pending = { charset: label, bytes: [bytes] };
    from = hit.index + whole.length;
  }
  flush();
  return out + decodeRawHeader(value.slice(from), fallback);
}

// Bounded and without overlap between its parts, so one pass. Spaces inside Q words are against RFC 2047 and common.
const WORD = /=\?([\w.:+*-]{1,60})\?([BbQq])\?([^?\r\n]{0,4000}|[^\r\n]{0,998}?)\?=/g;
