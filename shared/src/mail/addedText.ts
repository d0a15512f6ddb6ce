import { isBanner, isFooter, isWholeBanner } from './addedNotices.ts';
import { fill, firstContent, hasOwn } from './lineKinds.ts';
import type { LineKind } from './lineKinds.ts';
import { isBlank, isRule } from './lineShapes.ts';
import { SENT_FROM } from './programWords.ts';

const MAX_SIGNATURE_LINES = 25;
const MAX_BANNERS = 3;
const MAX_BANNER_LINES = 6;
const MAX_FOOTER_LINES = 40;
/** More than so many lines and paragraphs nobody's servers add; each costs a look. */
const MAX_ADDED = 50;

/** What a server wrote above the text: "this mail comes from outside". */
export function foldBanners(lines: readonly string[], kinds: LineKind[]): void {
  let at = firstContent(lines, kinds, 0);
  for (let banner = 0; banner < MAX_BANNERS && at < lines.length; banner++) {
    const from = isRule(lines[at] as string) ? firstContent(lines, kinds, at + 1) : at;
    const end = bannerEnd(lines, from);
    if (end === from || firstContent(lines, kinds, end) === lines.length) return;
    fill(kinds, at, end, 'signature');
    at = firstContent(lines, kinds, end);
    if (isRule(lines[at] as string)) kinds[at++] = 'signature';
    at = firstContent(lines, kinds, at);
  }
}

/** A notice wrapped at the usual width goes on until its sentence ends. */
function bannerEnd(lines: readonly string[], from: number): number {
  let text = '';
  for (let at = from; at < lines.length && at < from + MAX_BANNER_LINES && !isBlank(lines[at] as string); at++) {
    text += `${text ? ' ' : ''}${(lines[at] as string).trim()}`;
    if (isWholeBanner(lines[at] as string)) return at + 1;
    const ended = /[.!?\]>)*|]\s*$/.test(text) || isBlank(lines[at + 1] ?? '');
    if (ended && isBanner(text)) return at + 1;
  }
  return from;
}

/** Signatures, what programs say of themselves, and what servers write below the text. */
export function foldSignatures(lines: readonly string[], kinds: LineKind[], code: readonly boolean[]): void {
  const first = firstContent(lines, kinds, 0);
  if (first === lines.length) return;
  foldAdded(lines, kinds, code, first);
  if (foldMarkedSignature(lines, kinds, code, first)) foldAdded(lines, kinds, code, first);
}

/** "-- " ends the mail (RFC 3676 section 4.3); other rules only where what stands below looks like no writing. */
function foldMarkedSignature(lines: readonly string[], kinds: LineKind[], code: readonly boolean[], first: number): boolean {
  for (let i = first + 1; i < lines.length; i++) {
    if (kinds[i] !== 'own' || code[i] || !isSignatureStart(lines, i)) continue;
    if (contentBelow(lines, kinds, i, lines.length) > MAX_SIGNATURE_LINES || !hasOwn(lines, kinds, 0, i)) continue;
    if (lines[i] !== RFC_MARK && writtenBelow(lines, kinds, i)) return false;
    for (let at = i; at < lines.length && !POSTSCRIPT.test(lines[at] as string); at++) if (kinds[at] === 'own') kinds[at] = 'signature';
    return true;
  }
  return false;
}

const RFC_MARK = '-- ';
const POSTSCRIPT = /^\s*p\.?\s?s\.?(?:\s?:|\s)\s*\S/i;

export const isSignatureStart = (lines: readonly string[], i: number): boolean => {
  const line = lines[i] as string;
  // Every line is asked: most begin with a letter.
  if (/^[^\s_—-]/.test(line)) return false;
  if (/^-- ?$/.test(line)) return true;
  if (!/^(?:__|_{5,}|—|-{5,}\s*)$/.test(line.trim())) return false;
  return isBlank(lines[i - 1] ?? '') || (/^_{20,}\s*$/.test(line) && /mailing list|unsubscribe/i.test(lines[i + 1] ?? ''));
};

/** Lines of the writer below line `i`; counted up to one more than a signature may have. */
const contentBelow = (lines: readonly string[], kinds: readonly LineKind[], i: number, end: number): number => {
  let count = 0;
  for (let at = i + 1; at < end && count <= MAX_SIGNATURE_LINES; at++) if (kinds[at] === 'own' && !isBlank(lines[at] as string)) count++;
  return count;
};
export const fitsSignature = (lines: readonly string[], kinds: readonly LineKind[], i: number, end: number): boolean =>
  contentBelow(lines, kinds, i, end) <= MAX_SIGNATURE_LINES;

/** A question, several sentences or steps, or one behind a blank line: somebody wrote on below a rule. The same rule once more is a frame. */
function writtenBelow(lines: readonly string[], kinds: readonly LineKind[], i: number): boolean {
  let sentences = isBlank(lines[i + 1] ?? '') ? 1 : 0;
  for (let at = i + 1; at < lines.length; at++) {
    if (kinds[at] !== 'own') continue;
    const line = (lines[at] as string).trim();
    if (line === (lines[i] as string).trim() || (line.endsWith('?') && !NOTIFIES.test(line))) return true;
    if (isSentence(line) && ++sentences > 1) return true;
  }
  return false;
}
const isSentence = (line: string): boolean =>
  !NOTIFIES.test(line) && (/^\d{1,2}[.)]\s+\p{L}/u.test(line) || (/^\p{L}/u.test(line) && /\p{Ll}[.!…]$/u.test(line) && line.split(/\s+/).length >= 4));
/** What desks and trackers write under their own mails. */
const NOTIFIES = /^(?:reply to this (?:e-?mail|message)|you (?:received|are receiving)|to unsubscribe|view (?:it|this))/i;

/** From the end upwards: rules, program lines with their links, and footers, paragraph by paragraph. */
function foldAdded(lines: readonly string[], kinds: LineKind[], code: readonly boolean[], first: number): void {
  let last = lines.length - 1;
  for (let added = 0; added < MAX_ADDED; added++) {
    while (last > first && (kinds[last] !== 'own' || isBlank(lines[last] as string))) last--;
    if (last <= first || code[last]) return;
    const from = addedFrom(lines, kinds, last, first);
    if (from > last) return;
    fill(kinds, from, last + 1, 'signature');
    last = from - 1;
  }
}

/** Where what was added and ends with line `last` begins; behind `last` when the writer wrote it. */
function addedFrom(lines: readonly string[], kinds: readonly LineKind[], last: number, first: number): number {
  const line = (lines[last] as string).trim();
  if (isRule(line) || isSentFrom(line)) return last;
  if (LINK.test(line) && last - 1 > first && kinds[last - 1] === 'own' && isSentFrom(lines[last - 1] as string)) return last - 1;
  if (isFooter(line)) return last;
  let from = last;
  while (from - 1 > first && last - from < MAX_FOOTER_LINES && kinds[from - 1] === 'own' && !isBlank(lines[from - 1] as string)) from--;
  return from < last && isFooter(lines.slice(from, last + 1).join(' ')) ? from : last + 1;
}

const LINK = /^[\s<([]*https?:\/\/\S+$/i;
const isSentFrom = (line: string): boolean => line.length <= 160 && SENT_FROM.test(line.trim());
