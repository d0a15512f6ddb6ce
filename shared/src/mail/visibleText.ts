import { htmlLines } from './htmlText.ts';
import type { HtmlLine } from './htmlText.ts';
import { foldBanners, foldSignatures } from './addedText.ts';
import { hintsOf } from './lineHints.ts';
import { fill, firstContent, hasOwn } from './lineKinds.ts';
import type { LineKind } from './lineKinds.ts';
import { isBlank, isQuoted, plainLines } from './lineShapes.ts';
import { foldQuoteAbove, foldQuotedLines } from './quotedLines.ts';
import { apart, separatorAt } from './separators.ts';

/**
 * What the writer of a mail wrote, apart from what the mail program or an earlier writer added. Nothing is lost: the segments, joined by
 * line breaks, are the text, with a break more where a program put its introduction into the writer's last line. Folding away the
 * writer's own words is the worse error, so doubt keeps.
 */
export type SegmentKind = LineKind;
export type Segment = { kind: SegmentKind; text: string };

/** Longer texts are judged by so many lines from their start. */
export const MAX_LINES = 2_000;
/** Rules look at the start of a line only; longer ones are prose. */
const MAX_RULE_CHARS = 500;

export function segments(text: string): Segment[] {
  const end = endOfLine(text, MAX_LINES);
  const lines = apart((end < 0 ? text : text.slice(0, end)).split('\n'));
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

const UNTIDY = /[^\S\n]\n|\n\n\n/;

/** No blanks at the ends of lines, no blank line at either end, never two of them together. */
function trimLines(text: string): string {
  const whole = text.trimEnd();
  if (!whole.startsWith('\n') && !UNTIDY.test(whole)) return whole;
  const kept: string[] = [];
  let blanks = 0;
  for (const each of whole.split('\n')) {
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
  const marked = classifyLines(all);
  // A mail whose program marked all of it is one handed on: its words are read as if they were not marked.
  const kinds = all.some(({ mark }) => mark !== null) && !hasOwn(textsOf(all), marked, 0, all.length) ? classifyLines(all.map(unmarked)) : marked;
  if (all === whole) return kinds;
  const judged = withRest(kinds);
  return [...judged, ...new Array<LineKind>(whole.length - all.length).fill(judged.at(-1) === 'quote' ? 'quote' : 'own')];
}

const textsOf = (all: readonly HtmlLine[]): string[] => all.map(({ text }) => text);
const unmarked = ({ text }: HtmlLine): HtmlLine => ({ text, mark: null });

/** A signature far above the end of a text is none. */
const withRest = (kinds: readonly LineKind[]): LineKind[] =>
  kinds.at(-1) === 'quote' ? [...kinds] : kinds.map((kind) => (kind === 'signature' ? 'own' : kind));

function classifyLines(all: readonly HtmlLine[]): LineKind[] {
  const lines = plainLines(all.map((line) => ruled(line.text)));
  const kinds: LineKind[] = all.map((line) => (line.mark === null ? 'own' : line.mark === 'signature' ? 'signature' : 'quote'));
  const code = codeLines(lines);
  const hints = hintsOf(lines);
  foldBanners(lines, kinds);
  foldIntroducedQuote(all, lines, kinds);
  // A mail that begins with an attribution or a forwarded header has its text below it, perhaps more than once.
  let end = lines.length;
  let introductions = 0;
  // Up to here nothing is the writer's; looking from the top each time would cost a mail of introductions alone the square of its lines.
  let nothingUntil = 0;
  for (let i = 0; i < lines.length; i++) {
    if (kinds[i] !== 'own' || code[i]) continue;
    const found = separatorAt(lines, hints, i);
    if (!found) continue;
    const quotedBelow = isQuoted(lines[firstContent(lines, kinds, found.next)] ?? '');
    fill(kinds, found.start, found.next, 'quote');
    // Quoted line by line: the rule below decides what of it stays; the writer may have answered in between.
    if (quotedBelow && found.kind === 'attribution') {
      if (introductions++ === 0) foldQuoteAbove(lines, kinds, found.next);
      i = found.next - 1;
      continue;
    }
    introductions++;
    if (!hasOwn(lines, kinds, nothingUntil, found.start)) {
      // Nothing above: a bare forward or an answer below the line. Its text is all there is to read.
      i = found.next - 1;
      nothingUntil = found.next;
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

const ruled = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text).slice(0, MAX_RULE_CHARS);

/** The same where the program marked its introduction instead of wording it. */
function foldIntroducedQuote(all: readonly HtmlLine[], lines: readonly string[], kinds: LineKind[]): void {
  let at = 0;
  let introduced = false;
  for (; at < all.length && (all[at]?.mark === 'intro' || isBlank(lines[at] as string)); at++) introduced ||= all[at]?.mark === 'intro';
  if (introduced && isQuoted(lines[at] ?? '')) foldQuoteAbove(lines, kinds, at);
}

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
