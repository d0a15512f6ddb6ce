import { MAX_HEADER_BYTES, MAX_MIME_DEPTH, MAX_MIME_PARTS } from '@listdesk/shared/mail';
import { markBody } from './bodyPieces.ts';
import { BoundaryStack } from './boundaries.ts';
import { behindEmptyLine, readHeadBlock } from './headBlock.ts';
import type { HeadBlock } from './headBlock.ts';
import { repairHead } from './repairHead.ts';
import { MAX_BOUNDARY_CHARS, PARTS_OF_REFUSED_MAIL } from './limits.ts';
import { TextBudget } from './textBudget.ts';

const NO_BYTES = Buffer.alloc(0);
const LINE_BREAK = Buffer.from('\r\n');
/** A line that could be a boundary is waited for so long; what is longer is none. */
const MAX_LINE_BYTES = MAX_BOUNDARY_CHARS + 8;

/**
 * What happens to a mail before the parser sees its bytes: named limits on headers, parts and nesting, and the repairs that keep
 * mailparser from losing parts. One pass that looks at header lines and at lines starting with `--` only, so its time is linear in
 * the size; it takes the mail in pieces of any size and gives back the pieces to parse.
 */
export class MailScan {
  readonly warnings: string[] = [];
  parts = 0;
  #rest: Buffer = NO_BYTES;
  #out: Buffer[] = [];
  #state: 'start' | 'head' | 'skipHead' | 'body' | 'done' = 'start';
  readonly #boundaries = new BoundaryStack();
  readonly #mostParts: number;
  readonly #lost: ReadonlySet<string>;
  #digest = false;
  /** How much of the section is let through; null for one that is no text. */
  #budget: TextBudget | null = null;
  /** Whether the bytes to come begin a line. */
  #lineStart = true;
  /** Where the pieces of a mail with too many parts end, while none was given away. */
  #refusedAt = -1;

  /** `lost`: boundaries of which it is known that no line begins a section with them. */
  constructor(mostParts = MAX_MIME_PARTS, lost: ReadonlySet<string> = new Set()) {
    this.#mostParts = mostParts;
    this.#lost = lost;
  }

  /** Boundaries that were declared and that no line begins a section with. */
  get unseen(): ReadonlySet<string> {
    return this.#boundaries.unseen;
  }

  /** The pieces that are ready to be parsed after these bytes. */
  push(bytes: Buffer): Buffer[] {
    this.#read(bytes, false);
    this.#refusedAt = -1;
    return this.#take();
  }

  /** The last bytes of a mail, or all of them, and everything that waited. */
  end(bytes: Buffer = NO_BYTES): Buffer[] {
    this.#read(bytes, true);
    return this.#take();
  }

  #take(): Buffer[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #read(bytes: Buffer, final: boolean): void {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    this.#rest = NO_BYTES;
    let at: number | null = 0;
    while (at !== null && (at < all.length || final)) {
      if (this.#state === 'done') return;
      const next: number | null = this.#step(all, at, final);
      if (next === null || (next === at && at >= all.length)) return;
      at = next;
    }
  }

  /** One step from `at`; null when the bytes are used up. */
  #step(all: Buffer, at: number, final: boolean): number | null {
    if (this.#state === 'start') return this.#skipStart(all, at);
    if (this.#state === 'head') return this.#readHead(all, at, final);
    if (this.#state === 'skipHead') return this.#skipHead(all, at);
    return this.#readBody(all, at, final);
  }

  /** Byte order mark and blank lines before the first header are no part of the mail. */
  #skipStart(all: Buffer, at: number): number {
    let from = at;
    if (all[from] === 0xef && all[from + 1] === 0xbb && all[from + 2] === 0xbf) from += 3;
    while (from < all.length && (all[from] === 0x0a || all[from] === 0x0d)) from++;
    if (from < all.length || all.length === 0) this.#state = 'head';
    return from;
  }

  #readHead(all: Buffer, at: number, final: boolean): number | null {
    const tooLong = all.length - at > MAX_HEADER_BYTES * 2;
    const block = readHeadBlock(all, at, final || tooLong, (start, end) => this.#boundaries.match(all, start, end) !== null);
    if (!block) {
      this.#rest = all.subarray(at);
      return null;
    }
    this.#startPart(all, block);
    if (this.#isDone()) return null;
    const unfinished = tooLong && !final && block.bodyStart === all.length && !block.closed;
    this.#state = unfinished ? 'skipHead' : 'body';
    this.#lineStart = true;
    if (unfinished) this.#say('Headers beyond the limits were left out.');
    // The line break before the body is looked at again: a boundary may stand on its first line.
    return block.bodyStart;
  }

  #skipHead(all: Buffer, at: number): number | null {
    const behind = behindEmptyLine(all, at);
    if (behind < 0) {
      this.#rest = Buffer.from(all.subarray(Math.max(at, all.length - 2)));
      return null;
    }
    this.#state = 'body';
    return behind;
  }

  #startPart(all: Buffer, block: HeadBlock): void {
    this.parts++;
    if (this.parts === PARTS_OF_REFUSED_MAIL) this.#refusedAt = this.#out.length;
    const repaired = repairHead(all, block, this.#digest, this.#lost);
    this.#out.push(...repaired.pieces);
    if (block.cut || repaired.cut) this.#say('Headers beyond the limits were left out.');
    this.#budget = repaired.text && new TextBudget(repaired.text);
    if (repaired.boundary === null) {
      if (repaired.lostBoundary) this.#say('A multipart section names no boundary; it is shown as text.');
      return;
    }
    if (this.#boundaries.depth >= MAX_MIME_DEPTH) {
      this.#say(`Sections nested deeper than ${MAX_MIME_DEPTH} levels were not opened.`);
      this.#state = 'done';
      return;
    }
    this.#boundaries.open({ sought: repaired.boundary.sought, written: repaired.boundary.written, digest: repaired.digest });
  }

  /** Everything up to the next boundary line goes through as it is. */
  #readBody(all: Buffer, from: number, final: boolean): number | null {
    if (this.#boundaries.depth === 0) {
      this.#pass(all, from, all.length);
      return null;
    }
    let at = from;
    while (at <= all.length) {
      const dashes = this.#nextDashes(all, at, from);
      if (dashes < 0) break;
      const start = this.#boundaries.pastOthers(all, dashes, NEAR_BYTES);
      let eol = lineEnd(all, start);
      if (eol < 0) {
        if (!final && all.length - start < MAX_LINE_BYTES) return this.#keep(all, from, start);
        eol = all.length;
      }
      let end = eol;
      while (end > start && all[end - 1] === 0x0d) end--;
      const found = this.#boundaries.match(all, start, end);
      if (!found) {
        at = eol;
        continue;
      }
      this.#pass(all, from, start);
      return this.#crossBoundary(found, all, start, Math.min(all.length, eol + 1));
    }
    if (final) {
      this.#pass(all, from, all.length);
      return null;
    }
    // The last line may go on with dashes.
    const last = all.lastIndexOf(0x0a);
    const open = last + 1 >= from && all.length - last <= 3 && (last >= 0 || from === 0);
    return this.#keep(all, from, open ? Math.max(from, last + 1) : all.length);
  }

  /** The next line that begins with two dashes, at or behind `at`; the very first line of a body counts as one. */
  #nextDashes(all: Buffer, at: number, from: number): number {
    if (at === from && all[from] === 0x2d && all[from + 1] === 0x2d && (from === 0 ? this.#lineStart : all[from - 1] === 0x0a)) return from;
    // Lines of dashes one after the other are the costly case: no call for each of them.
    if (all[at] === 0x0a && all[at + 1] === 0x2d && all[at + 2] === 0x2d) return at + 1;
    const hit = all.indexOf('\n--', at, 'latin1');
    return hit < 0 ? -1 : hit + 1;
  }

  #keep(all: Buffer, from: number, to: number): null {
    if (to > 0) this.#lineStart = all[to - 1] === 0x0a;
    this.#pass(all, from, to);
    this.#rest = Buffer.from(all.subarray(to));
    return null;
  }

  /** Bytes of a body go through; those of a text only as far as its budget reaches. */
  #pass(all: Buffer, from: number, to: number): void {
    const end = this.#budget ? this.#budget.end(all, from, to) : to;
    if (end < to && this.#budget) this.#say(this.#budget.reason);
    if (end > from) this.#out.push(markBody(from === 0 && end === all.length ? all : all.subarray(from, end)));
  }

  #crossBoundary(found: { level: number; close: boolean }, all: Buffer, start: number, next: number): number {
    this.#lineStart = true;
    // mailsplit looks for the boundaries of a part and of its parent only: levels that nobody closed are closed here.
    for (const line of this.#boundaries.unclosedAbove(found.level)) this.#out.push(line);
    const line = this.#boundaries.line(found.level, found.close);
    const asWritten = all.subarray(start, next);
    this.#out.push(isSameLine(asWritten, line) ? asWritten : Buffer.concat([line, LINE_BREAK]));
    if (found.close) {
      this.#boundaries.close(found.level);
      if (this.#boundaries.depth === 0) this.#state = 'done';
      return next;
    }
    this.#digest = this.#boundaries.back(found.level);
    if (this.parts >= this.#mostParts) {
      this.#say(`More than ${this.#mostParts} sections; the rest was not opened.`);
      if (this.#refusedAt >= 0) this.#out.length = this.#refusedAt;
      this.#state = 'done';
      return next;
    }
    this.#state = 'head';
    return next;
  }

  #isDone(): boolean {
    return this.#state === 'done';
  }

  #say(words: string): void {
    if (!this.warnings.includes(words)) this.warnings.push(words);
  }
}

/** Short lines are walked, long ones searched: a call costs as much as some fifty bytes. */
function lineEnd(all: Buffer, from: number): number {
  const near = Math.min(all.length, from + NEAR_BYTES);
  for (let at = from; at < near; at++) if (all[at] === 0x0a) return at;
  return near < all.length ? all.indexOf(0x0a, near) : -1;
}
const NEAR_BYTES = 80;

const isSameLine = (written: Buffer, line: Buffer): boolean =>
  written.length - line.length <= 2 &&
  written.length > line.length &&
  written.subarray(0, line.length).equals(line) &&
  (written[line.length] === 0x0a || (written[line.length] === 0x0d && written[line.length + 1] === 0x0a));
