import { MAX_HTML_BYTES, MAX_HTML_TAGS, MAX_PLAIN_BYTES, MAX_TEXT_LINES } from './limits.ts';

/** A little more than the cleaner takes, so that it sees for itself that the layout is beyond it. */
const TAGS_LET_THROUGH = MAX_HTML_TAGS + 100;

/**
 * How much of one text section reaches the parser: its lines, its bytes, and in HTML its tags. Everything behind the parser costs
 * time for each of them; what is beyond the budget is attached with the whole mail.
 */
export class TextBudget {
  reason = '';
  #lines = MAX_TEXT_LINES;
  #bytes: number;
  #tags: number;

  constructor(kind: 'plain' | 'html') {
    this.#bytes = kind === 'html' ? MAX_HTML_BYTES : MAX_PLAIN_BYTES;
    this.#tags = kind === 'html' ? TAGS_LET_THROUGH : Number.POSITIVE_INFINITY;
  }

  /** Up to where the bytes from `from` to `to` still go through; `reason` says why not to the end. */
  end(all: Buffer, from: number, to: number): number {
    let end = Math.min(to, from + this.#bytes);
    if (end < to) this.#cut('A text longer than is shown was cut; the whole mail is attached.');
    const lines = this.#take(all, from, end, 0x0a, this.#lines, 1);
    this.#lines = lines.left;
    if (lines.end < end) this.#cut(`A text of more than ${MAX_TEXT_LINES} lines was cut; the whole mail is attached.`);
    end = lines.end;
    if (this.#tags !== Number.POSITIVE_INFINITY) {
      const tags = this.#take(all, from, end, 0x3c, this.#tags, 0);
      this.#tags = tags.left;
      if (tags.end < end) this.#cut(`HTML of more than ${MAX_HTML_TAGS} tags was cut; the whole mail is attached.`);
      end = tags.end;
    }
    this.#bytes -= end - from;
    return end;
  }

  #cut(reason: string): void {
    if (this.reason === '') this.reason = reason;
  }

  /** Where the last allowed occurrence of `byte` lies, with `behind` bytes of it. */
  #take(all: Buffer, from: number, to: number, byte: number, allowed: number, behind: number): { end: number; left: number } {
    let left = allowed;
    for (let at = all.indexOf(byte, from); at >= 0 && at < to; at = all.indexOf(byte, at + 1)) {
      if (left === 0) return { end: behind === 0 ? at : from, left };
      left--;
      if (left === 0 && behind === 1) return { end: at + 1, left };
    }
    return { end: allowed === 0 ? from : to, left };
  }
}
