import { htmlLines } from './htmlText.ts';
import type { HtmlLine } from './htmlText.ts';
import { isBlank, isQuoted, isRule, plainLines } from './lineShapes.ts';
import { endsWithWrote, SENT_FROM } from './quoteWords.ts';
import { hintsOf, separatorAt } from './separators.ts';

/**
 * What the writer of a mail wrote, apart from what the mail program or an earlier writer added. Nothing is lost: the segments,
 * joined by line breaks, are the text (quality rule: folding away the writer's own words is the worse error, so doubt keeps).
 */
export type SegmentKind = 'own' | 'quote' | 'signature';
export type Segment = { kind: SegmentKind; text: string };

type LineKind = 'own' | 'quote' | 'signature';

/** Longer texts are judged by so many lines from their start. */
export const MAX_LINES = 2_000;
/** Rules look at the start of a line only; longer ones are prose. */
const MAX_RULE_CHARS = 500;
const MAX_SIGNATURE_LINES = 25;

export function segments(text: string): Segment[] {
  const end = endOfLine(text, MAX_LINES);
  const lines = (end < 0 ? text : text.slice(0, end)).split('\n');
  const judged = classify(lines.map((line) => ({ text: line, mark: null })));
  if (end < 0) return toSegments(lines, judged);
  const kinds = withRest(judged);
  return [...toSegments(lines, kinds), { kind: kinds.at(-1) === 'quote' ? 'quote' : 'own', text: text.slice(end + 1) }];
}

/** Index of the n-th line break; -1 when there are fewer. */
function endOfLine(text: string, n: number): number {
  let at = -1;
  for (let line = 0; line < n; line++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return -1;
  }
  return at;
}

/** The text of an HTML mail by the marks of its programs and the rules of plain text together. `html` is cleaned. */
export function htmlSegments(html: string): Segment[] {
  const lines = htmlLines(html);
  return toSegments(
    lines.map((line) => line.text),
    classify(lines),
  );
}

export const visibleOf = (all: readonly Segment[]): string => {
  const own = all
    .filter((segment) => segment.kind === 'own')
    .map((segment) => segment.text)
    .join('\n');
  return trimLines(own) || trimLines(all.map((segment) => segment.text).join('\n'));
};

export const visibleText = (text: string): string => visibleOf(segments(text));

/** Prefers the text part; where nothing was folded there, the HTML's own marks decide. */
export function visibleTextOf(mail: { text: string; cleanHtml: string; textFromHtml: boolean }): string {
  if (mail.cleanHtml === '') return visibleText(mail.text);
  if (mail.textFromHtml) return visibleOf(htmlSegments(mail.cleanHtml));
  const fromText = segments(mail.text);
  if (fromText.some((segment) => segment.kind === 'quote') || !mail.cleanHtml.includes('data-quote="')) return visibleOf(fromText);
  const fromHtml = htmlSegments(mail.cleanHtml);
  return fromHtml.some((segment) => segment.kind !== 'own') ? visibleOf(fromHtml) : visibleOf(fromText);
}

/** No blanks at the ends of lines, no blank line at either end, never two of them together. */
function trimLines(text: string): string {
  const kept: string[] = [];
  let blanks = 0;
  for (const each of text.split('\n')) {
    const line = each.trimEnd();
    if (line === '') blanks++;
    else {
      if (blanks > 0 && kept.length > 0) kept.push('');
      blanks = 0;
      kept.push(line);
    }
  }
  return kept.join('\n');
}

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
  const judged = withRest(kinds);
  return [...judged, ...new Array<LineKind>(whole.length - all.length).fill(judged.at(-1) === 'quote' ? 'quote' : 'own')];
}

/** A signature far above the end of a text is none. */
const withRest = (kinds: readonly LineKind[]): LineKind[] =>
  kinds.at(-1) === 'quote' ? [...kinds] : kinds.map((kind) => (kind === 'signature' ? 'own' : kind));

function classifyLines(all: readonly HtmlLine[]): LineKind[] {
  const lines = plainLines(all.map((line) => line.text.replace(/\r$/, '').slice(0, MAX_RULE_CHARS)));
  const kinds: LineKind[] = all.map((line) => (line.mark === null ? 'own' : line.mark === 'signature' ? 'signature' : 'quote'));
  const code = codeLines(lines);
  const hints = hintsOf(lines);
  foldIntroducedQuote(all, lines, kinds);
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

/** The same where the program marked its introduction instead of wording it. */
function foldIntroducedQuote(all: readonly HtmlLine[], lines: readonly string[], kinds: LineKind[]): void {
  let at = 0;
  let introduced = false;
  for (; at < all.length && (all[at]?.mark === 'intro' || isBlank(lines[at] as string)); at++) introduced ||= all[at]?.mark === 'intro';
  if (introduced && isQuoted(lines[at] ?? '')) foldQuoteAbove(lines, kinds, at);
}

const firstContent = (lines: readonly string[], kinds: readonly LineKind[], from: number): number => {
  let at = from;
  while (at < lines.length && (isBlank(lines[at] as string) || kinds[at] !== 'own')) at++;
  return at;
};

const fill = (kinds: LineKind[], from: number, to: number, kind: LineKind): void => {
  for (let i = from; i < to; i++) if (kinds[i] === 'own' || kind === 'quote') kinds[i] = kind;
};

const hasOwn = (lines: readonly string[], kinds: readonly LineKind[], from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (kinds[i] === 'own' && !isBlank(lines[i] as string) && !isQuoted(lines[i] as string) && !isRule(lines[i] as string)) return true;
  return false;
};

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
  if (last < 0 || announces(lines[last] as string)) return;
  for (let i = last + 1; i < end; i++) if (isQuoted(lines[i] as string) && kinds[i] === 'own') kinds[i] = 'quote';
  for (const i of wrapped) if (i > last) kinds[i] = 'quote';
}

/** "The message says:" shows what follows; a program's introduction has a date, an address or its verb. */
const announces = (line: string): boolean => /[:：]\s*$/.test(line) && !/[\d@]/.test(line) && !endsWithWrote(line.replace(/\s*[:：]\s*$/, ''));

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
  return /^-- ?$/.test(line) || (/^(?:__|_{5,}|—|-{5,}\s*)$/.test(line.trim()) && isBlank(lines[i - 1] ?? ''));
};

function foldSignatures(lines: readonly string[], kinds: LineKind[], code: readonly boolean[]): void {
  const own: number[] = [];
  for (let i = 0; i < lines.length; i++) if (kinds[i] === 'own' && !isBlank(lines[i] as string)) own.push(i);
  if (own.length === 0) return;
  const first = own[0] as number;
  const last = own.at(-1) as number;
  // "-- " ends the mail (RFC 3676 section 4.3); other rules only with little below them.
  let above = 0;
  for (let i = first; i <= last; i++) {
    while (above < own.length && (own[above] as number) <= i) above++;
    if (kinds[i] !== 'own' || code[i] || !isSignatureStart(lines, i) || i === first) continue;
    const below = own.length - above;
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
    if (kinds[i] === 'own' && !code[i] && standsAlone(lines, i) && onlyProgramLines(lines, kinds, i) && isSentFrom(lines[i] as string)) kinds[i] = 'signature';
  }
}

const isSentFrom = (line: string): boolean => line.length <= 160 && SENT_FROM.test(line.trim());
const standsAlone = (lines: readonly string[], i: number): boolean => isBlank(lines[i - 1] ?? '');
const onlyProgramLines = (lines: readonly string[], kinds: readonly LineKind[], i: number): boolean => {
  for (let at = i + 1; at < lines.length; at++) if (kinds[at] === 'own' && !isBlank(lines[at] as string)) return false;
  return true;
};
