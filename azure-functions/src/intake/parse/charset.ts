import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';

/**
 * Bytes to text whatever the mail claims. Order: the declared charset unless the bytes contradict it, then UTF-8, then the
 * one that fits (ISO-2022-JP by its escapes, else windows-1252). Never throws.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): string {
  const label = declared ? canonical(declared) : null;
  const ascii = isAscii(bytes);
  if (ascii) {
    if (label && SEVEN_BIT.has(label)) return decodeAs(bytes, label) ?? latin1(bytes);
    if (hasIsoEscape(bytes)) return decodeAs(bytes, 'iso-2022-jp') ?? latin1(bytes);
    if (label && WIDE.test(label)) return decodeAs(bytes, label) ?? latin1(bytes);
    return latin1(bytes);
  }
  if (label && label !== 'utf-8' && label !== 'us-ascii') {
    // A single-byte charset accepts anything; UTF-8 hardly ever passes by accident, so valid UTF-8 wins over it.
    if (SINGLE_BYTE.test(label)) {
      const utf8 = strict(bytes, 'utf-8');
      if (utf8 !== null) return utf8;
    }
    const text = strict(bytes, label) ?? (strict(bytes, 'utf-8') || decodeAs(bytes, label));
    if (text !== null) return text;
  }
  return strict(bytes, 'utf-8') ?? guess(bytes, label === 'utf-8');
}

/** Header bytes that were sent raw: UTF-8 (RFC 6532) when valid, else the charset of the mail's text, else windows-1252. */
export const decodeRawHeader = (latin1Text: string, fallback: string | null = null): string =>
  // eslint-disable-next-line no-control-regex
  /[\x80-\xff]/.test(latin1Text) ? decodeText(Buffer.from(latin1Text, 'latin1'), fallback) : latin1Text;

// Labels that stand for seven bits on the wire.
const SEVEN_BIT = new Set(['iso-2022-jp', 'iso-2022-kr', 'iso-2022-cn', 'hz-gb-2312', 'utf-7', 'utf-7-imap']);
const SINGLE_BYTE = /^(windows-12|iso-8859|koi8|macintosh|x-mac|ibm|cp\d)/;
const WIDE = /^utf-(16|32)/;

const ALIASES: Record<string, string> = {
  utf8: 'utf-8',
  utf8mb4: 'utf-8',
  'x-unknown': 'utf-8',
  unknown: 'utf-8',
  'unknown-8bit': 'utf-8',
  default: 'utf-8',
  binary: 'utf-8',
  ascii: 'us-ascii',
  'ansi_x3.4-1968': 'us-ascii',
  '7bit': 'us-ascii',
  '8bit': 'utf-8',
  'ks_c_5601-1987': 'euc-kr',
  ks_c_5601: 'euc-kr',
  ksc5601: 'euc-kr',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  'iso-2022-kr': 'iso-2022-kr',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-sjis': 'shift_jis',
  cp932: 'shift_jis',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  'unicode-1-1-utf-7': 'utf-7',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso-latin-1': 'windows-1252',
  'utf-16': 'utf-16le',
};

function canonical(label: string): string {
  const lower = label
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '')
    .slice(0, 60);
  const cp = /^(?:cp|windows|win|x-cp)[-_]?(125\d)$/.exec(lower);
  if (cp) return `windows-${cp[1]}`;
  const iso = /^iso[-_]?8859[-_](\d{1,2})$/.exec(lower.replace(/-[ie]$/, ''));
  if (iso && iso[1] !== '1') return `iso-8859-${iso[1]}`;
  return ALIASES[lower] ?? lower;
}

const decoders = new Map<string, TextDecoder | null>();
function decoder(label: string, fatal: boolean): TextDecoder | null {
  const key = `${fatal ? '!' : ''}${label}`;
  let found = decoders.get(key);
  if (found === undefined) {
    try {
      found = new TextDecoder(label, { fatal });
    } catch {
      found = null;
    }
    if (decoders.size < MAX_CACHED_DECODERS) decoders.set(key, found);
  }
  return found;
}
const MAX_CACHED_DECODERS = 200;

function strict(bytes: Uint8Array, label: string): string | null {
  const native = decoder(label, true);
  if (!native) return null;
  try {
    return native.decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  const native = decoder(label, false);
  // WHATWG maps iso-2022-kr, iso-2022-cn and hz to the "replacement" decoder, which answers one U+FFFD.
  if (native && native.encoding !== 'replacement') return native.decode(bytes);
  return iconv.encodingExists(label) ? iconv.decode(Buffer.from(bytes), label) : null;
}

function guess(bytes: Uint8Array, claimedUtf8: boolean): string {
  if (claimedUtf8) {
    const lenient = (decoder('utf-8', false) as TextDecoder).decode(bytes);
    const broken = lenient.split('\uFFFD').length - 1;
    let high = 0;
    for (const byte of bytes) if (byte > 127) high++;
    // A few cut characters in honest UTF-8, e.g. a text clipped in the middle.
    if (broken * 8 < high) return lenient;
  }
  for (const label of ['shift_jis', 'gb18030', 'euc-kr']) {
    const text = strict(bytes, label);
    if (text !== null && looksEastAsian(text)) return text;
  }
  return cyrillic(bytes) ?? (decodeAs(bytes, 'windows-1252') as string);
}

function looksEastAsian(text: string): boolean {
  let asian = 0;
  let odd = 0;
  for (const char of text.slice(0, 4000)) {
    const code = char.codePointAt(0) as number;
    if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) asian++;
    else if (code > 127 && !(code >= 0x3000 && code <= 0x303f) && !(code >= 0xff00 && code <= 0xff60)) odd++;
  }
  return asian >= 4 && odd * 10 < asian;
}

/** windows-1251 and KOI8-R put letters where Western text has few: runs of high bytes mean Cyrillic. */
function cyrillic(bytes: Uint8Array): string | null {
  let high = 0;
  let runs = 0;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] as number) < 0xc0) continue;
    high++;
    if (i > 0 && (bytes[i - 1] as number) >= 0xc0) runs++;
  }
  if (high < 12 || runs * 10 < high * 7) return null;
  const candidates = ['windows-1251', 'koi8-r'].map((label) => decodeAs(bytes, label) as string);
  const lower = (text: string): number => (text.match(/[а-яё]/g) ?? []).length - (text.match(/[А-ЯЁ]/g) ?? []).length;
  const [a, b] = candidates as [string, string];
  return lower(a) >= lower(b) ? a : b;
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const hasIsoEscape = (bytes: Uint8Array): boolean => {
  const at = bytes.indexOf(0x1b);
  return at >= 0 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
};
