import { MAX_BOUNDARY_CHARS } from './limits.ts';

/** A multipart that is open: the boundary its mail uses, and the one it is written with for the parser. One char a byte. */
export type OpenLevel = { sought: string; written: string; digest: boolean };
type Open = OpenLevel & { bytes: Buffer[] };

/** The boundaries that may stand on the next line, outermost first (RFC 2046 section 5.1). */
export class BoundaryStack {
  readonly #open: Open[] = [];
  /** How far behind the start of its line each boundary ends. */
  #ends: number[] = [];
  /** Finds a line that one of them begins; undefined until it is asked for, null for names too long to search for. */
  #lines: RegExp | null | undefined;
  /** Boundaries opened of which no line was met that begins a section. */
  readonly unseen = new Set<string>();

  get depth(): number {
    return this.#open.length;
  }

  open(level: OpenLevel): void {
    this.unseen.add(level.sought);
    const names = level.sought === level.written ? [level.sought] : [level.sought, level.written];
    this.#open.push({ ...level, bytes: names.map((name) => Buffer.from(name, 'latin1')) });
    this.#sayEnds();
  }

  #sayEnds(): void {
    this.#ends = [...new Set(this.#open.flatMap(({ bytes }) => bytes.map((name) => name.length + 2)))];
    this.#lines = undefined;
  }

  /**
   * The line from `start` to `end` as a boundary, whatever white space or words its sender put behind it: "abc" is not "abcd", so
   * what follows must be white space or the closing dashes. The longest boundary that fits wins, of equal ones the innermost.
   */
  match(bytes: Buffer, start: number, end: number): { level: number; close: boolean } | null {
    if (bytes[start + 1] !== DASH || end - start > MAX_BOUNDARY_CHARS + 4) return null;
    let found: { level: number; close: boolean } | null = null;
    let longest = 0;
    for (let level = this.#open.length - 1; level >= 0; level--) {
      const names = (this.#open[level] as Open).bytes;
      for (let n = 0; n < names.length; n++) {
        const boundary = names[n] as Buffer;
        const behind = start + 2 + boundary.length;
        if (boundary.length <= longest || behind > end) continue;
        // What stands behind it is looked at first: a hundred thousand lines that begin like a boundary are cheap then.
        const next = behind === end ? SPACE : bytes[behind];
        const close = next === DASH && bytes[behind + 1] === DASH && behind + 1 < end;
        if ((!close && next !== SPACE && next !== TAB) || bytes[start + 2] !== boundary[0] || !isSame(bytes, start + 2, boundary)) continue;
        found = { level, close };
        longest = boundary.length;
      }
    }
    return found;
  }

  /**
   * A line from `first` on before which no boundary stands. Of lines that begin with dashes, one directly after the other, most are done with
   * by one look at where a boundary would end; very many of them by a search. Stops at a line longer than `near` bytes.
   */
  pastOthers(bytes: Buffer, first: number, near: number): number {
    const ends = this.#ends;
    let start = first;
    for (let line = 0; ; line++) {
      if (line === MANY_LINES) return this.#pastAll(bytes, start);
      for (let n = 0; n < ends.length; n++) {
        const next = bytes[start + (ends[n] as number)];
        if (next === undefined || next <= SPACE || next === DASH) return start;
      }
      const limit = start + near;
      let at = start + 2;
      while (at < limit && bytes[at] !== LINE_FEED) at++;
      if (at >= limit || bytes[at + 1] !== DASH || bytes[at + 2] !== DASH) return start;
      start = at + 1;
    }
  }

  /** The same for all lines from `first` on, by a search for the names; in windows, so that what stands behind a near boundary costs nothing. */
  #pastAll(bytes: Buffer, first: number): number {
    if (this.#lines === undefined) this.#lines = linesOf(this.#open.flatMap((level) => level.bytes));
    if (this.#lines === null) return first;
    // Each window begins with the line break above its first line.
    for (let from = first - 1; ;) {
      const window = bytes.toString('latin1', from, from + WINDOW_BYTES);
      const found = window.search(this.#lines);
      if (found >= 0) return from + found + 1;
      const last = window.lastIndexOf('\n');
      if (last === 0 || from + window.length === bytes.length) return from + last + 1;
      from += last;
    }
  }

  line(level: number, close: boolean): Buffer {
    return Buffer.from(`--${(this.#open[level] as Open).written}${close ? '--' : ''}`, 'latin1');
  }

  /** Closing lines of the levels inside `level`, innermost first. */
  unclosedAbove(level: number): Buffer[] {
    const lines: Buffer[] = [];
    for (let inner = this.#open.length - 1; inner > level; inner--) lines.push(Buffer.from(`--${(this.#open[inner] as Open).written}--\r\n`, 'latin1'));
    return lines;
  }

  /** Leaves what is inside `level`; answers whether its parts are messages by default (multipart/digest). */
  back(level: number): boolean {
    this.#cutTo(level + 1);
    const { sought, digest } = this.#open[level] as Open;
    this.unseen.delete(sought);
    return digest;
  }

  close(level: number): void {
    this.#cutTo(level);
  }

  #cutTo(depth: number): void {
    this.#open.length = Math.min(this.#open.length, depth);
    this.#sayEnds();
  }
}

const MANY_LINES = 64;
const WINDOW_BYTES = 4096;
const MAX_SEARCHED_CHARS = 1_000;

/** Behind a boundary stands a control, a blank or a dash. */
function linesOf(names: readonly Buffer[]): RegExp | null {
  const words = names.map((name) => name.toString('latin1').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return words.length > MAX_SEARCHED_CHARS ? null : new RegExp(`\\n--(?:${words})[\\0- -]`);
}

const DASH = 0x2d;
const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;

function isSame(bytes: Buffer, at: number, boundary: Buffer): boolean {
  for (let i = 1; i < boundary.length; i++) if (bytes[at + i] !== boundary[i]) return false;
  return true;
}
