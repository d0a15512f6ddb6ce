import { MAX_BOUNDARY_CHARS } from './limits.ts';

/** A multipart that is open: the boundary its mail uses, and the one it is written with for the parser. One char a byte. */
export type OpenLevel = { sought: string; written: string; digest: boolean };

/** The boundaries that may stand on the next line, outermost first (RFC 2046 section 5.1). */
export class BoundaryStack {
  readonly #open: OpenLevel[] = [];
  /** Boundary -> its innermost level, so that a line is compared once whatever is open. */
  readonly #levels = new Map<string, number>();

  /** Boundaries opened of which no line was met that begins a section. */
  readonly unseen = new Set<string>();

  get depth(): number {
    return this.#open.length;
  }

  open(level: OpenLevel): void {
    this.unseen.add(level.sought);
    this.#levels.set(level.sought, this.#open.length);
    this.#levels.set(level.written, this.#open.length);
    this.#open.push(level);
  }

  /** The line from `start` to `end` as a boundary, whatever white space or words its sender put behind it. */
  match(bytes: Buffer, start: number, end: number): { level: number; close: boolean } | null {
    if (this.#open.length === 0 || end - start < 3 || end - start > MAX_BOUNDARY_CHARS + 4 || bytes[start + 1] !== 0x2d) return null;
    const whole = bytes.toString('latin1', start + 2, end);
    const line = whole.trimEnd();
    const exact = this.#levels.get(whole) ?? this.#levels.get(line);
    if (exact !== undefined) return { level: exact, close: false };
    // "abc" is not "abcd": what follows a boundary must begin with white space or the closing dashes.
    const word = /^\S+/.exec(line)?.[0] ?? '';
    for (const cut of [line.lastIndexOf('--'), word.lastIndexOf('--'), word.indexOf('--')]) {
      const level = cut > 0 ? this.#levels.get(line.slice(0, cut)) : undefined;
      if (level !== undefined) return { level, close: true };
    }
    const begun = this.#levels.get(word);
    return begun === undefined ? null : { level: begun, close: false };
  }

  line(level: number, close: boolean): Buffer {
    return Buffer.from(`--${(this.#open[level] as OpenLevel).written}${close ? '--' : ''}`, 'latin1');
  }

  /** Closing lines of the levels inside `level`, innermost first. */
  unclosedAbove(level: number): Buffer[] {
    const lines: Buffer[] = [];
    for (let inner = this.#open.length - 1; inner > level; inner--) lines.push(Buffer.from(`--${(this.#open[inner] as OpenLevel).written}--\r\n`, 'latin1'));
    return lines;
  }

  /** Leaves what is inside `level`; answers whether its parts are messages by default (multipart/digest). */
  back(level: number): boolean {
    this.#cutTo(level + 1);
    const { sought, digest } = this.#open[level] as OpenLevel;
    this.unseen.delete(sought);
    return digest;
  }

  close(level: number): void {
    this.#cutTo(level);
  }

  #cutTo(depth: number): void {
    while (this.#open.length > depth) {
      const { sought, written } = this.#open.pop() as OpenLevel;
      for (const boundary of new Set([sought, written])) {
        const outer = this.#open.findLastIndex((other) => other.sought === boundary || other.written === boundary);
        if (outer < 0) this.#levels.delete(boundary);
        else this.#levels.set(boundary, outer);
      }
    }
  }
}
