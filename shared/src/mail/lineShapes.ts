/** What a single line of a mail looks like. */

/** A sign of ASCII that is no blank: with one most lines begin and end, which saves every rule its pattern. */
export const isPrinted = (code: number): boolean => code > 0x20 && code < 0x7f;

export const isBlank = (line: string): boolean => !isPrinted(line.charCodeAt(0)) && /^[\s\u00a0\u200b\ufeff]*$/.test(line);
/** `>`, a bar (unless it is one of a table), or the name of who is quoted. */
export const isQuoted = (line: string): boolean => !isLowerOrDigit(line.charCodeAt(0)) && /^\s{0,3}(?:>|&gt;|\|(?:\s[^|]*$|$)|[A-Z][A-Za-z]{0,14}>)/.test(line);

const isLowerOrDigit = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** Marks of writing direction and digits of other scripts: programs put them into what they introduce a quote with. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/;
const NARROW_SPACE = /[\u202f\u2009]/;

/** The lines as the rules read them: no direction marks, plain spaces and digits. The same array when there is nothing to change. */
export function plainLines(lines: readonly string[]): readonly string[] {
  const all = lines.join('\n');
  if (!DIRECTION.test(all) && !OTHER_DIGITS.test(all) && !NARROW_SPACE.test(all)) return lines;
  return all
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u202f\u2009]/g, ' ')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => String((digit.charCodeAt(0) & 15) - (digit.charCodeAt(0) >= 0x966 ? 6 : 0)))
    .split('\n');
}

/** A line of nothing but dashes, underscores and the like. */
export const isRule = (line: string): boolean => /^[\s>]*(?:[-–—_=*~#+•]\s?){2,}\s*$|^\s*[—–ᐧ]\s*$/u.test(line);
