/** Lines that start with "begin " and are looked at. */
const MAX_BEGIN_LINES = 1_000;

/** Whether a Content-Transfer-Encoding says so; the names differ. */
export const isUuencoded = (encoding: unknown): boolean => typeof encoding === 'string' && /^(?:x-)?uu(?:e|encode)?$/i.test(encoding.trim());

export type UuFile = { fileName: string; bytes: Buffer; start: number; end: number };

/** The one file of a part whose transfer encoding is uuencode. */
export const fromUuencode = (body: Buffer): Buffer | null => uuFiles(body, 1)[0]?.bytes ?? null;

/** uuencoded files inside plain text: `begin 644 name`, lines, `end` (POSIX uuencode). Offsets are bytes of `body`. */
export function uuFiles(body: Buffer, most: number): UuFile[] {
  const files: UuFile[] = [];
  if (!body.includes('\nend', 0, 'latin1')) return files;
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
