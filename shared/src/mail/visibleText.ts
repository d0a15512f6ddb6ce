import { isReplyLine } from './marker.ts';
import { htmlLines } from './htmlText.ts';
import type { HtmlLine } from './htmlText.ts';
import { ADDRESS, BEGIN_FORWARDED, DATE_OR_TIME, endsWithWrote, isFromLabel, isOtherLabel, OPENER, ORIGINAL, SENT_FROM, STARTS_WITH_DATE, WROTE, WROTE_CJK } from './quoteWords.ts';

/**
 * What the writer of a mail wrote, apart from what the mail program or an earlier writer added. Nothing is lost: the segments,
 * joined by line breaks, are the text (quality rule: folding away the writer's own words is the worse error, so doubt keeps).
 */
export type SegmentKind = 'own' | 'quote' | 'signature';
export type Segment = { kind: SegmentKind; text: string };

type LineKind = 'own' | 'quote' | 'signature';

/** Longer texts are judged by so many lines from their start. */
export const MAX_LINES = 5_000;
/** Rules look at the start of a line only; longer ones are prose. */
const MAX_RULE_CHARS = 500;
const MAX_ATTRIBUTION_LINES = 5;
const MAX_SIGNATURE_LINES = 25;

export function segments(text: string): Segment[] {
  const lines = text.split('\n');
  return toSegments(lines, classify(lines.map((line) => ({ text: line, mark: null }))));
}

/** The text of an HTML mail by the marks of its programs and the rules of plain text together. `html` is cleaned. */
export function htmlSegments(html: string): Segment[] {
  const lines = htmlLines(html);
  return toSegments(lines.map((line) => line.text), classify(lines));
}

export const visibleOf = (all: readonly Segment[]): string => {
  const own = all.filter((segment) => segment.kind === 'own').map((segment) => segment.text).join('\n');
  return trimLines(own) || trimLines(all.map((segment) => segment.text).join('\n'));
};

export const visibleText = (text: string): string => visibleOf(segments(text));

/** Prefers the text part; where nothing was folded there, the HTML's own marks decide. */
export function visibleTextOf(mail: { text: string; cleanHtml: string; textFromHtml: boolean }): string {
  if (mail.cleanHtml === '' ) return visibleText(mail.text);
  if (mail.textFromHtml) return visibleOf(htmlSegments(mail.cleanHtml));
  const fromText = segments(mail.text);
  if (fromText.some((segment) => segment.kind === 'quote') || !mail.cleanHtml.includes('data-quote="')) return visibleOf(fromText);
  const fromHtml = htmlSegments(mail.cleanHtml);
  return fromHtml.some((segment) => segment.kind !== 'own') ? visibleOf(fromHtml) : visibleOf(fromText);
}

const trimLines = (text: string): string =>
  text.split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '');

function toSegments(lines: readonly string[], kinds: readonly LineKind[]): Segment[] {
  const out: Segment[] = [];
  let from = 0;
  for (let i = 1; i <= lines.length; i++) {
    if (i < lines.length && kinds[i] === kinds[from]) continue;
    out.push({ kind: kinds[from] as SegmentKind, text: lines.slice(from, i).join('\n') });
    from = i;
  }
  return out;
}

/** Only the first `MAX_LINES` lines are judged; the rest goes with the quote when one was cut above it, else it stays. */
function classify(whole: readonly HtmlLine[]): LineKind[] {
  const all = whole.length > MAX_LINES ? whole.slice(0, MAX_LINES) : whole;
  const kinds = classifyLines(all);
  if (all === whole) return kinds;
  const rest: LineKind = kinds.at(-1) === 'quote' ? 'quote' : 'own';
  if (rest === 'own') for (let i = 0; i < kinds.length; i++) if (kinds[i] === 'signature') kinds[i] = 'own';
  return [...kinds, ...new Array<LineKind>(whole.length - all.length).fill(rest)];
}

function classifyLines(all: readonly HtmlLine[]): LineKind[] {
  const lines = all.map((line) => line.text.replace(/\r$/, '').slice(0, MAX_RULE_CHARS));
  const kinds: LineKind[] = all.map((line) => (line.mark === null ? 'own' : line.mark === 'signature' ? 'signature' : 'quote'));
  const code = codeLines(lines);
  const hints = hintsOf(lines);
  let from = firstContent(lines, kinds, 0);
  // A mail that begins with an attribution or a forwarded header has its text below it, perhaps more than once.
  let end = lines.length;
  for (let i = from; i < lines.length; i++) {
    if (kinds[i] !== 'own' || code[i]) continue;
    const found = separatorAt(lines, hints, i);
    if (!found) continue;
    const quotedBelow = isQuoted(lines[firstContent(lines, kinds, found.next)] ?? '');
    fill(kinds, found.start, found.next, 'quote');
    // Quoted line by line: the rule below decides what of it stays; the writer may have answered in between.
    if (quotedBelow && found.kind === 'attribution') {
      if (!hasOwn(lines, kinds, 0, found.start)) foldQuoteAbove(lines, kinds, found.next);
      i = found.next - 1;
      continue;
    }
    if (!hasOwn(lines, kinds, 0, found.start)) {
      // Nothing above: a bare forward or an answer below the line. Its text is all there is to read.
      i = found.next - 1;
      from = firstContent(lines, kinds, found.next);
      continue;
    }
    end = found.start;
    fill(kinds, found.start, lines.length, 'quote');
    break;
  }
  foldQuotedLines(lines, kinds, end, code);
  foldSignatures(lines, kinds, code);
  return kinds;
}

/** A mail that begins with one quote and is answered below it: the whole quote folds, for nothing is answered in between. */
function foldQuoteAbove(lines: readonly string[], kinds: LineKind[], from: number): void {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    if (isQuoted(lines[at] as string)) end = at + 1;
    else if (!isBlank(lines[at] as string)) break;
  }
  for (let at = end; at < lines.length; at++) if (isQuoted(lines[at] as string)) return;
  if (hasOwn(lines, kinds, end, lines.length)) fill(kinds, from, end, 'quote');
}

const isBlank = (line: string): boolean => /^[\s\u00a0\u200b\ufeff]*$/.test(line);
const isQuoted = (line: string): boolean => /^\s{0,3}(?:>|&gt;|\|(?:\s|$)|[A-Z][A-Za-z]{0,14}>)/.test(line);

const firstContent = (lines: readonly string[], kinds: readonly LineKind[], from: number): number => {
  let at = from;
  while (at < lines.length && (isBlank(lines[at] as string) || kinds[at] !== 'own')) at++;
  return at;
};

const fill = (kinds: LineKind[], from: number, to: number, kind: LineKind): void => {
  for (let i = from; i < to; i++) if (kinds[i] === 'own' || kind === 'quote') kinds[i] = kind;
};

const hasOwn = (lines: readonly string[], kinds: readonly LineKind[], from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (kinds[i] === 'own' && !isBlank(lines[i] as string) && !isQuoted(lines[i] as string) && !isRule(lines[i] as string)) return true;
  return false;
};

/** A line of nothing but dashes, underscores and the like. */
const isRule = (line: string): boolean => /^[\s>]*(?:[-–—_=*~#+•]\s?){2,}\s*$|^\s*[—–ᐧ]\s*$/u.test(line);

/** Lines between ``` fences belong to the writer whatever they look like. */
function codeLines(lines: readonly string[]): boolean[] {
  const code: boolean[] = new Array<boolean>(lines.length).fill(false);
  let open = -1;
  for (let i = 0; i < lines.length; i++) {
    if (!/^\s{0,3}(?:```|~~~[a-z]*$)/.test(lines[i] as string)) continue;
    if (open < 0) open = i;
    else {
      code.fill(true, open, i + 1);
      open = -1;
    }
  }
  return code;
}

type Separator = { kind: 'hard' | 'attribution'; start: number; next: number };

function separatorAt(lines: readonly string[], hints: Uint8Array, at: number): Separator | null {
  const line = lines[at] as string;
  if (isBlank(line)) return null;
  if (isReplyLine(line)) return { kind: 'hard', start: at, next: at + 1 };
  if (!isQuoted(line)) {
    if (BEGIN_FORWARDED.test(line)) return withHeaders(lines, at, at + 1);
    if (/^[\s*]*[-–—_=~]{2,}/.test(line) && /[-–—_=~]{2,}[\s*]*$/.test(line) && ORIGINAL.test(line)) return withHeaders(lines, at, at + 1);
    if (/^\s*-{2,}\s.{1,300}\s-{2,}\s*$/.test(line) && WROTE.test(line) && DATE_OR_TIME.test(line)) return { kind: 'hard', start: at, next: at + 1 };
    const headers = headerBlock(lines, at);
    if (headers > 0) return { kind: 'hard', start: aboveRule(lines, at), next: headers };
  }
  return attribution(lines, hints, at);
}

function withHeaders(lines: readonly string[], start: number, next: number): Separator {
  let at = next;
  while (at < lines.length && isBlank(lines[at] as string) && at < next + 2) at++;
  const end = headerBlock(lines, at);
  return { kind: 'hard', start, next: end > 0 ? end : next };
}

/** A rule directly above the header block belongs to it. */
function aboveRule(lines: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && start > at - 3 && isBlank(lines[start - 1] as string)) start--;
  return start > 0 && isRule(lines[start - 1] as string) ? start - 1 : at;
}

/** A colon early in the line, or there is no label in it. */
const hasLabel = (line: string): boolean => /^[^:：]{1,40}[:：]/.test(line);

/** End of a block of header lines (From, Sent, To, Subject …) that starts here, 0 when there is none. Two labels besides From. */
function headerBlock(lines: readonly string[], at: number): number {
  const first = lines[at] ?? '';
  if (!hasLabel(first)) return 0;
  const startsFrom = isFromLabel(first);
  if (!startsFrom && !isOtherLabel(first)) return 0;
  let others = 0;
  let from = startsFrom;
  let i = at + 1;
  let wrapped = 0;
  for (; i < lines.length && i < at + 14; i++) {
    const line = lines[i] as string;
    if (isBlank(line)) {
      // Some programs put blank lines between the labels.
      const next = lines[i + 1] ?? '';
      if (isOtherLabel(next) || (!from && isFromLabel(next))) continue;
      break;
    }
    const labelled = hasLabel(line);
    if (labelled && isOtherLabel(line)) { others++; wrapped = 0; }
    else if (labelled && isFromLabel(line)) { from = true; wrapped = 0; }
    // A long recipient list or subject that goes on in the next line.
    else if (++wrapped > 2) break;
  }
  if (!from || others + (startsFrom ? 0 : 1) < 2) return 0;
  return i - wrapped * (wrapped > 2 ? 1 : 0);
}

/** "On Monday, A <a@b> wrote:" over up to five lines, in any language of `quoteWords`. */
function attribution(lines: readonly string[], hints: Uint8Array, at: number): Separator | null {
  if (!mayBeAttribution(lines, hints, at)) return null;
  const strip = (line: string): string => line.replace(/^[\s>|*_]+/, '').trim();
  const depth = quoteDepth(lines[at] as string);
  const first = strip(lines[at] as string);
  if (first === '' || first.length > 300) return null;
  const opens = OPENER.test(first);
  const startsParagraph = at === 0 || isBlank(lines[at - 1] as string);
  if (!opens && !startsParagraph) return null;
  let joined = '';
  let used = 0;
  let blanks = 0;
  for (let i = at; i < lines.length && used < MAX_ATTRIBUTION_LINES; i++) {
    const raw = lines[i] as string;
    if (isBlank(raw)) {
      // Blank lines inside only while an address stands open.
      if (++blanks > 1 || !/(?:[<,]|\p{L})$/u.test(joined) || !opens) break;
      if (!/^\s*</.test(lines[i + 1] ?? '')) break;
      continue;
    }
    if (i > at && quoteDepth(raw) !== depth && !/^\s*>\s*(?:\S{1,12}\s*:?\s*){1,3}$/.test(raw)) break;
    joined += `${joined ? ' ' : ''}${strip(raw) || raw.trim()}`;
    used++;
    if (joined.length > 600) return null;
    if (mayEnd(raw, joined) && isAttribution(joined, opens)) return { kind: 'attribution', start: at, next: i + 1 };
    // A sentence that ended is no attribution.
    if (/[.!?]$/.test(joined) && !/(?:\b\p{L}{1,5}|\d{1,2})\.$/u.test(joined)) return null;
  }
  return null;
}

/** What one cheap look at each line tells: a number or an address in it, the end of an attribution, neither or both. */
const DATED = 1;
const ENDS = 2;
function hintsOf(lines: readonly string[]): Uint8Array {
  const hints = new Uint8Array(lines.length);
  lines.forEach((line, i) => {
    hints[i] = (/[\d@]/.test(line) ? DATED : 0) | (endsLikeAttribution(line) ? ENDS : 0);
  });
  return hints;
}

const END = /[:：-][\s*_]{0,5}$/;
const endsLikeAttribution = (line: string): boolean => END.test(line.slice(-8)) || endsWithWrote(line);

/** Somewhere in the next lines stands a number or an address, and one of them ends as an attribution does. */
function mayBeAttribution(lines: readonly string[], hints: Uint8Array, at: number): boolean {
  let seen = 0;
  for (let i = at; i < lines.length && i < at + MAX_ATTRIBUTION_LINES + 2; i++) seen |= hints[i] as number;
  return seen === (DATED | ENDS) || ((seen & DATED) !== 0 && STARTS_WITH_DATE.test(lines[at] as string));
}

/** Cheap look before the costly one: how the line ends, or a date at the start of the whole. */
const mayEnd = (raw: string, joined: string): boolean => endsLikeAttribution(raw) || STARTS_WITH_DATE.test(joined);

const quoteDepth = (line: string): number => (/^[\s>]*/.exec(line)?.[0].match(/>/g) ?? []).length;

function isAttribution(joined: string, opens: boolean): boolean {
  const dated = DATE_OR_TIME.test(joined);
  const address = ADDRESS.test(joined);
  const colon = /(?:[:：]|-{2,})[\s*_]*$/.test(joined);
  if (!dated && !address) return false;
  const verb = WROTE.test(joined) || WROTE_CJK.test(joined);
  if (verb && colon && (opens || address) && (dated || /<[^<>]{3,}>/.test(joined))) return true;
  // Programs that leave the colon out; the verb must then be the last word.
  if (verb && dated && (opens || address) && new RegExp(`(?:${WROTE.source})\\s*$`, 'iu').test(joined)) return true;
  if (colon && dated && address && opens) return true;
  if (!STARTS_WITH_DATE.test(joined)) return false;
  if (colon && address) return true;
  return /<[^<>\s]{1,64}@[^<>\s]{1,190}>\s*$/.test(joined) || /^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d\d:\d\d \p{Lu}/u.test(joined);
}

/** `>` lines: below the writer's last words they are folded; between his words they stay, for they are what he answers to. */
function foldQuotedLines(lines: readonly string[], kinds: LineKind[], end: number, code: readonly boolean[]): void {
  let last = -1;
  const wrapped: number[] = [];
  const firstQuote = kinds.indexOf('quote');
  const topPosted = firstQuote > 0 && hasOwn(lines, kinds, 0, firstQuote);
  for (let i = 0; i < end; i++) {
    const line = lines[i] as string;
    // What stands below a signature mark is no answer, unless it is too much for a signature.
    if (kinds[i] === 'own' && !code[i] && last >= 0 && isSignatureStart(lines, i) && contentBelow(lines, kinds, i, end) <= MAX_SIGNATURE_LINES) break;
    if (kinds[i] !== 'own' || isBlank(line) || (isQuoted(line) && !code[i])) continue;
    if (topPosted && isWrappedQuote(lines, i)) wrapped.push(i);
    else last = i;
  }
  if (last < 0) return;
  for (let i = last + 1; i < end; i++) if (isQuoted(lines[i] as string) && kinds[i] === 'own') kinds[i] = 'quote';
  for (const i of wrapped) if (i > last) kinds[i] = 'quote';
}

/** The rest of a long quoted line that a relay wrapped without its `>`: small letter, directly between quoted lines. */
function isWrappedQuote(lines: readonly string[], i: number): boolean {
  const above = lines[i - 1] ?? '';
  const below = lines[i + 1] ?? '';
  return isQuoted(above) && above.length >= 60 && isQuoted(below) && /^\p{Ll}/u.test(lines[i] as string);
}

const contentBelow = (lines: readonly string[], kinds: readonly LineKind[], i: number, end: number): number => {
  let count = 0;
  for (let at = i + 1; at < end && count <= MAX_SIGNATURE_LINES; at++) if (kinds[at] === 'own' && !isBlank(lines[at] as string)) count++;
  return count;
};

const isSignatureStart = (lines: readonly string[], i: number): boolean => {
  const line = lines[i] as string;
  return /^-- ?$/.test(line) || (/^(?:__|_{5,}|—|-{5,}\s*)$/.test(line.trim()) && isBlank(lines[i - 1] ?? '') );
};

function foldSignatures(lines: readonly string[], kinds: LineKind[], code: readonly boolean[]): void {
  const own: number[] = [];
  for (let i = 0; i < lines.length; i++) if (kinds[i] === 'own' && !isBlank(lines[i] as string)) own.push(i);
  if (own.length === 0) return;
  const first = own[0] as number;
  const last = own.at(-1) as number;
  // "-- " ends the mail (RFC 3676 section 4.3); other rules only with little below them.
  for (let i = first; i <= last; i++) {
    if (kinds[i] !== 'own' || code[i] || !isSignatureStart(lines, i) || i === first) continue;
    const below = own.filter((at) => at > i).length;
    if (below > MAX_SIGNATURE_LINES || !hasOwn(lines, kinds, 0, i)) continue;
    for (let at = i; at < lines.length; at++) if (kinds[at] === 'own') kinds[at] = 'signature';
    break;
  }
  // From the end upwards: rules, blank lines and what a program added.
  for (let i = lines.length - 1; i > first; i--) {
    if (kinds[i] !== 'own' || isBlank(lines[i] as string)) continue;
    const line = lines[i] as string;
    if (code[i]) break;
    if (isRule(line) || isSentFrom(line)) kinds[i] = 'signature';
    else break;
  }
  for (let i = first + 1; i <= last; i++) {
    if (kinds[i] === 'own' && !code[i] && isSentFrom(lines[i] as string) && standsAlone(lines, i) && onlyProgramLines(lines, kinds, i)) kinds[i] = 'signature';
  }
}

const isSentFrom = (line: string): boolean => line.length <= 160 && SENT_FROM.test(line.trim());
const standsAlone = (lines: readonly string[], i: number): boolean => isBlank(lines[i - 1] ?? '');
const onlyProgramLines = (lines: readonly string[], kinds: readonly LineKind[], i: number): boolean => {
  for (let at = i + 1; at < lines.length; at++) if (kinds[at] === 'own' && !isBlank(lines[at] as string)) return false;
  return true;
};
