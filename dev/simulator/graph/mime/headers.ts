/** The header block of a raw mail, without touching its bytes. */

export type HeaderLine = { name: string; value: string };

const MAX_HEADER_BYTES = 1024 * 1024;

/** Where the header block ends (after its last line break) and where the body begins. */
export function headerEnd(raw: Uint8Array): { end: number; body: number } {
  const limit = Math.min(raw.length, MAX_HEADER_BYTES);
  for (let at = 0; at < limit; at += 1) {
    if (raw[at] !== 0x0a) continue;
    if (raw[at + 1] === 0x0a) return { end: at + 1, body: at + 2 };
    if (raw[at + 1] === 0x0d && raw[at + 2] === 0x0a) return { end: at + 1, body: at + 3 };
  }
  return { end: raw.length, body: raw.length };
}

/** Header lines in order, unfolded, not decoded. */
export function headerLines(raw: Uint8Array): HeaderLine[] {
  const block = Buffer.from(raw.subarray(0, headerEnd(raw).end)).toString('utf8');
  const lines: HeaderLine[] = [];
  for (const line of block.split(/\r?\n/)) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`;
    else {
      const [, name, value] = /^([^:\s]+)\s*:\s?(.*)$/.exec(line) ?? [];
      if (name !== undefined) lines.push({ name, value: (value ?? '').trim() });
    }
  }
  return lines;
}

export function headerValue(lines: readonly HeaderLine[], name: string): string | undefined {
  return lines.find((line) => line.name.toLowerCase() === name.toLowerCase())?.value;
}

/** Puts lines before the mail, as each hop does. */
export function prependHeaders(raw: Uint8Array, lines: readonly HeaderLine[]): Uint8Array {
  const block = lines.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
  return new Uint8Array(Buffer.concat([Buffer.from(block, 'utf8'), raw]));
}

/** The mail without the headers `keep` refuses; the kept ones stay byte for byte. */
export function filterHeaders(raw: Uint8Array, keep: (name: string) => boolean): Uint8Array {
  const { end } = headerEnd(raw);
  const block = Buffer.from(raw.subarray(0, end)).toString('latin1');
  let keeping = true;
  const kept = block.split(/(?<=\n)/).filter((line) => {
    if (!/^[ \t]/.test(line)) keeping = keep((/^([^:\s]+)\s*:/.exec(line)?.[1] ?? '').toLowerCase());
    return keeping;
  });
  return new Uint8Array(Buffer.concat([Buffer.from(kept.join(''), 'latin1'), raw.subarray(end)]));
}

/** The mail with headers called otherwise; `nameOf` gets and gives lower case for those that stay, and only the names of others change. */
export function renameHeaders(raw: Uint8Array, nameOf: (name: string) => string): Uint8Array {
  const { end } = headerEnd(raw);
  const block = Buffer.from(raw.subarray(0, end)).toString('latin1');
  const renamed = block.replace(/^[^:\s]+(?=[ \t]*:)/gm, (name) => {
    const next = nameOf(name.toLowerCase());
    return next === name.toLowerCase() ? name : next;
  });
  return renamed === block ? raw : new Uint8Array(Buffer.concat([Buffer.from(renamed, 'latin1'), raw.subarray(end)]));
}
