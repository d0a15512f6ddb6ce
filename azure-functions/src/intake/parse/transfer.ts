/** Content-Transfer-Encodings, tolerant and linear. */

export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase();
  if (name.startsWith('base64')) return fromBase64(body);
  if (name.startsWith('quoted-printable') || name === 'quoted' || name === 'qp') return fromQuotedPrintable(body);
  if (/^(?:x-)?uu(?:e|encode)?$/.test(name)) return fromUuencode(body) ?? body;
  return body;
}

/** Foreign characters are skipped (RFC 2045 section 6.8); padding in the middle means another piece follows. */
export function fromBase64(whole: Buffer): Buffer {
  // A boundary that was damaged on the way; its letters are no data.
  const damaged = whole.indexOf('--');
  const body = damaged < 0 ? whole : whole.subarray(0, whole.lastIndexOf('\n', damaged) + 1);
  if (body.length > LARGE_BYTES) return fromLargeBase64(body);
  const padding = body.indexOf(0x3d);
  if (padding < 0) return Buffer.from(body.toString('latin1'), 'base64');
  const rest = body.subarray(padding);
  let more = false;
  for (const byte of rest) if (isBase64(byte)) { more = true; break; }
  if (!more) return Buffer.from(body.toString('latin1', 0, padding), 'base64');
  const pieces: Buffer[] = [];
  for (const piece of body.toString('latin1').split(/=+/)) if (piece) pieces.push(Buffer.from(piece, 'base64'));
  return Buffer.concat(pieces);
}

const LARGE_BYTES = 256 * 1024;
const PIECE_BYTES = 64 * 1024;

/** Piece by piece into one buffer, so that a large file needs no second copy of its text. Padding ends it. */
function fromLargeBase64(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((body.length * 3) / 4));
  let to = 0;
  let rest = '';
  for (let at = 0; at < body.length; at += PIECE_BYTES) {
    const letters = rest + body.toString('latin1', at, Math.min(body.length, at + PIECE_BYTES)).replace(/[^A-Za-z0-9+/]+/g, '');
    const whole = at + PIECE_BYTES >= body.length ? letters.length : letters.length - (letters.length % 4);
    to += out.write(letters.slice(0, whole), to, 'base64');
    rest = letters.slice(whole);
  }
  return out.subarray(0, to);
}

const isBase64 = (byte: number): boolean =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2f;

export function fromQuotedPrintable(body: Buffer): Buffer {
  if (body.indexOf(0x3d) < 0 && body.indexOf(' \n') < 0 && body.indexOf(' \r') < 0) return body;
  const out = Buffer.allocUnsafe(body.length);
  let to = 0;
  /** End of the last thing that is not white space on this line: trailing white space was added on the way (rule 3). */
  let solid = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] as number;
    if (byte === 0x3d) {
      const high = hex(body[i + 1]);
      const low = hex(body[i + 2]);
      if (high >= 0 && low >= 0) {
        out[to++] = high * 16 + low;
        solid = to;
        i += 2;
        continue;
      }
      let end = i + 1;
      while (body[end] === 0x20 || body[end] === 0x09) end++;
      if (body[end] === 0x0d && body[end + 1] === 0x0a) { i = end + 1; solid = to; continue; }
      if (body[end] === 0x0a || end >= body.length) { i = end; solid = to; continue; }
      out[to++] = byte;
      solid = to;
      continue;
    }
    if (byte === 0x0a || byte === 0x0d) {
      to = solid;
      out[to++] = byte;
      solid = to;
      continue;
    }
    out[to++] = byte;
    if (byte !== 0x20 && byte !== 0x09) solid = to;
  }
  return out.subarray(0, to);
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}

/** Lines that start with "begin " and are looked at. */
const MAX_BEGIN_LINES = 1_000;

export type UuFile = { fileName: string; bytes: Buffer; start: number; end: number };

/** The one file of a part whose transfer encoding is uuencode. */
export const fromUuencode = (body: Buffer): Buffer | null => uuFiles(body, 1)[0]?.bytes ?? null;

/** uuencoded files inside plain text: `begin 644 name`, lines, `end` (POSIX uuencode). Offsets are bytes of `body`. */
export function uuFiles(body: Buffer, most: number): UuFile[] {
  const files: UuFile[] = [];
  let at = 0;
  for (let tries = 0; files.length < most && tries < MAX_BEGIN_LINES; tries++) {
    const begin = body.indexOf('begin ', at, 'latin1');
    if (begin < 0) break;
    at = begin + 6;
    if (begin > 0 && body[begin - 1] !== 0x0a) continue;
    const eol = lineEnd(body, begin);
    const head = /^begin [0-7]{3,4} (.{0,255}?)\s*$/.exec(body.toString('latin1', begin, Math.min(eol, begin + 400)));
    if (!head) continue;
    const file = uuBody(body, eol + 1);
    // Without its end it may be an honest sentence starting with "begin".
    if (!file) continue;
    files.push({ fileName: (head[1] as string) || 'attachment', bytes: file.bytes, start: begin, end: file.end });
    at = file.end;
  }
  return files;
}

function uuBody(body: Buffer, from: number): { bytes: Buffer; end: number } | null {
  const pieces: Buffer[] = [];
  let at = from;
  while (at < body.length) {
    const eol = lineEnd(body, at);
    let end = eol;
    while (end > at && (body[end - 1] === 0x0d || body[end - 1] === 0x20)) end--;
    if (end - at === 3 && body.toString('latin1', at, end) === 'end') return { bytes: Buffer.concat(pieces), end: Math.min(eol + 1, body.length) };
    if (end > at) {
      const length = ((body[at] as number) - 32) & 63;
      if ((body[at] as number) < 32 || (body[at] as number) > 96 || end - at > 100) return null;
      const line = Buffer.alloc(Math.ceil(length / 3) * 3);
      for (let group = 0; group * 3 < length; group++) {
        const c = (n: number): number => (((body[at + 1 + group * 4 + n] ?? 32) as number) - 32) & 63;
        const inside = (n: number): number => (at + 1 + group * 4 + n < end ? c(n) : 0);
        line[group * 3] = (inside(0) << 2) | (inside(1) >> 4);
        line[group * 3 + 1] = ((inside(1) & 15) << 4) | (inside(2) >> 2);
        line[group * 3 + 2] = ((inside(2) & 3) << 6) | inside(3);
      }
      pieces.push(line.subarray(0, length));
    }
    at = eol + 1;
  }
  return null;
}

const lineEnd = (body: Buffer, from: number): number => {
  const at = body.indexOf(0x0a, from);
  return at < 0 ? body.length : at;
};
