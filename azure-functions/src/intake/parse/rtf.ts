import { decodeText } from './charset.ts';

/** Compressed RTF (MS-OXRTFCP) to plain text: enough to read what somebody wrote. Output is bounded by the declared and named size. */
const MAX_RTF_BYTES = 8 * 1024 * 1024;
const COMPRESSED = 0x75465a4c;
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

export function rtfText(packed: Buffer, charset: string): string | null {
  const rtf = unpack(packed);
  return rtf ? plain(rtf.toString('latin1'), charset) : null;
}

function unpack(packed: Buffer): Buffer | null {
  if (packed.length < 16) return null;
  const size = packed.readUInt32LE(4);
  if (size > MAX_RTF_BYTES) return null;
  if (packed.readUInt32LE(8) !== COMPRESSED) return packed.subarray(16, 16 + size);
  const window = Buffer.alloc(4096);
  let write = window.write(DICTIONARY, 'latin1');
  const out = Buffer.alloc(size);
  let to = 0;
  let at = 16;
  const put = (byte: number): void => {
    if (to < size) out[to++] = byte;
    window[write] = byte;
    write = (write + 1) & 4095;
  };
  while (at < packed.length && to < size) {
    const control = packed[at++] as number;
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if ((control >> bit) & 1) {
        const token = ((packed[at] as number) << 8) | (packed[at + 1] ?? 0);
        at += 2;
        const offset = token >> 4;
        if (offset === write) return out.subarray(0, to);
        for (let i = 0; i < (token & 15) + 2; i++) put(window[(offset + i) & 4095] as number);
      } else put(packed[at++] as number);
    }
  }
  return out.subarray(0, to);
}

const SKIPPED = /^\{\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|object|header|footer|generator)/;

/** Control words away, text kept. RTF made from HTML hides its tags between \htmlrtf switches and `\*\htmltag` groups. */
function plain(rtf: string, charset: string): string {
  const out: string[] = [];
  let skipUntil = -1;
  let depth = 0;
  let hidden = false;
  let unicodeSkip = 1;
  const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}]+)/gi;
  for (let hit = token.exec(rtf); hit; hit = token.exec(rtf)) {
    const [, word, number, hex, symbol, brace, text] = hit;
    if (brace === '{') {
      depth++;
      if (skipUntil < 0 && SKIPPED.test(rtf.slice(hit.index, hit.index + 14))) skipUntil = depth;
    } else if (brace === '}') {
      if (depth === skipUntil) skipUntil = -1;
      depth--;
    } else if (skipUntil >= 0) continue;
    else if (word === 'htmlrtf') hidden = number !== '0';
    else if (hidden) continue;
    else if (word === 'par' || word === 'line') out.push('\n');
    else if (word === 'tab') out.push('\t');
    else if (word === 'uc') unicodeSkip = Number(number);
    else if (word === 'u') {
      out.push(String.fromCharCode((Number(number) + 65536) % 65536));
      token.lastIndex += rtf.startsWith("\\'", token.lastIndex) ? 4 * unicodeSkip : unicodeSkip;
    } else if (hex) out.push(decodeText(Buffer.from(hex, 'hex'), charset));
    else if (symbol && '{}\\'.includes(symbol)) out.push(symbol);
    else if (symbol === '~') out.push(' ');
    else if (text) out.push(text.replace(/[\r\n]/g, ''));
  }
  return out
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
