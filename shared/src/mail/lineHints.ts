import { isBlank } from './lineShapes.ts';
import { endsWithWrote, labelKind } from './quoteWords.ts';
import type { LabelKind } from './quoteWords.ts';

/** What one cheap look at a line tells, for every rule asks it of many. A number or an address is in it. */
export const DATED = 1;
/** It ends as an attribution does. */
export const ENDS = 2;
export const BLANK = 4;
/** Labelled as the writer of a mail. */
export const FROM = 8;
/** Labelled as the recipient, the date, the subject … */
export const OTHER = 16;
/** An address is in it. */
export const ADDRESSED = 32;
/** Labelled as the subject. */
export const SUBJECT = 64;
/** A header field that mail programs do not show. */
export const TRANSPORT = 128;

const OF_LABEL: Readonly<Record<LabelKind, number>> = { from: FROM, subject: OTHER | SUBJECT, other: OTHER, transport: TRANSPORT };

export function hintsOf(lines: readonly string[]): Uint8Array {
  const hints = new Uint8Array(lines.length);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (isBlank(line)) {
      hints[i] = BLANK;
      continue;
    }
    const label = labelKind(line);
    hints[i] =
      (line.includes('@') ? DATED | ADDRESSED : /\d/.test(line) ? DATED : 0) | (endsLikeAttribution(line) ? ENDS : 0) | (label === null ? 0 : OF_LABEL[label]);
  }
  return hints;
}

const END = /[:：-][\s*_]{0,5}$/;
export const endsLikeAttribution = (line: string): boolean =>
  (!endsWithWord(line.charCodeAt(line.length - 1)) && END.test(line.slice(-8))) || endsWithWrote(line);
/** A letter or a digit of ASCII, or the `>` behind an address: what most lines end with costs no pattern. */
const endsWithWord = (code: number): boolean => (code > 0x2d && code < 0x3a) || (code > 0x3a && code < 0x5f) || (code > 0x60 && code < 0x7f);
