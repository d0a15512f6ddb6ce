import { ADDRESSED, BLANK, DATED, ENDS, endsLikeAttribution, FROM, OTHER, SUBJECT } from './lineHints.ts';
import { isBlank, isQuoted, isRule } from './lineShapes.ts';
import { isReplyLine, isReplyLineOfOthers } from './marker.ts';
import { arePasted } from './pastedHeaders.ts';
import { ADDRESS, BEGIN_FORWARDED, DATE_OR_TIME, NAME_WROTE, OPENER, ORIGINAL, STARTS_WITH_DATE, WROTE, WROTE_CJK, WROTE_LAST } from './quoteWords.ts';
import { startWithTextBehind } from './textBehind.ts';

const MAX_ATTRIBUTION_LINES = 5;
/** "Begin forwarded message:" in the longest language. */
const MAX_BEGIN_CHARS = 60;

/** "---- A Name wrote ----", of telephones. */
const FRAMED = /^\s*-{2,}\s?[^-].{0,300}-{2,}\s*$/;
/** Tobit david writes a block without colons below it. */
const TOBIT = /^Original(?: Message|-?Nachricht)? processed by (?:david|Tobit)/i;

/** Where the writer's text ends: `hard` whatever follows, `attribution` may stand above quoted lines that he answers. `next` is the line below. */
export type Separator = { kind: 'hard' | 'attribution'; start: number; next: number };

export function separatorAt(lines: readonly string[], hints: Uint8Array, at: number): Separator | null {
  const line = lines[at] as string;
  const hint = hints[at] as number;
  if (hint & BLANK) return null;
  // Every line is asked, so the costly questions come behind cheap ones.
  if (line.includes('## ') && isReplyLine(line)) return { kind: 'hard', start: at, next: at + 1 };
  if (isReplyLineOfOthers(line)) return { kind: 'hard', start: aboveRule(lines, at), next: at + 1 };
  // GroupWise: the introduction between marks that elsewhere mean a quote.
  if (line.startsWith('>>>') && /^>>>\s.{3,300}\s>>>\s*$/.test(line) && DATE_OR_TIME.test(line)) return { kind: 'attribution', start: at, next: at + 1 };
  if (!isQuoted(line)) {
    if (line.length <= MAX_BEGIN_CHARS && BEGIN_FORWARDED.test(line)) return withHeaders(lines, hints, at, at + 1);
    if (line.startsWith('Original') && TOBIT.test(line)) return { kind: 'hard', start: at, next: at + 1 };
    const ruled = /^[\s*]*[-–—_=~]{2}/.test(line);
    if (ruled && /[-–—_=~]{2,}[\s*]*$/.test(line) && ORIGINAL.test(line)) return withHeaders(lines, hints, at, at + 1);
    if (ruled && FRAMED.test(line) && WROTE.test(line) && (DATE_OR_TIME.test(line) || ADDRESS.test(line) || isQuotedBelow(lines, at, 0)))
      return { kind: 'attribution', start: at, next: at + 1 };
    const start = line.includes(':  ') ? startWithTextBehind(lines, at) : -1;
    if (start >= 0) return { kind: 'hard', start, next: at + 1 };
    const headers = hint & (FROM | OTHER) ? headerBlock(hints, at) : 0;
    if (headers > 0) return arePasted(lines, hints, at) ? null : { kind: 'hard', start: aboveRule(lines, at), next: headers };
  }
  return attribution(lines, hints, at);
}

function withHeaders(lines: readonly string[], hints: Uint8Array, start: number, next: number): Separator {
  let at = next;
  while (at < lines.length && isBlank(lines[at] as string) && at < next + 2) at++;
  const end = headerBlock(hints, at);
  return { kind: 'hard', start, next: end > 0 ? end : next };
}

/** A rule directly above the header block belongs to it. */
function aboveRule(lines: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && start > at - 3 && isBlank(lines[start - 1] as string)) start--;
  return start > 0 && isRule(lines[start - 1] as string) ? start - 1 : at;
}

/** End of a block of header lines (From, Sent, To, Subject …) that starts here, 0 when there is none. Two labels besides From. */
function headerBlock(hints: Uint8Array, at: number): number {
  const first = hints[at] ?? 0;
  if (!(first & (FROM | OTHER))) return 0;
  const startsFrom = (first & FROM) !== 0;
  let whose = startsFrom ? first | (hints[at + 1] ?? 0) : 0;
  let others = 0;
  let seen = first;
  let from = startsFrom;
  let i = at + 1;
  let wrapped = 0;
  for (; i < hints.length && i < at + 14; i++) {
    const hint = hints[i] as number;
    seen |= hint;
    if (hint & BLANK) {
      // Some programs put blank lines between the labels.
      const next = hints[i + 1] ?? 0;
      if (next & OTHER || (!from && next & FROM)) continue;
      break;
    }
    if (hint & OTHER) {
      others++;
      wrapped = 0;
    } else if (hint & FROM) {
      from = true;
      whose |= hint | (hints[i + 1] ?? 0);
      wrapped = 0;
    }
    // A long recipient list or subject that goes on in the next line.
    else if (++wrapped > 2) break;
  }
  if (!from || others + (startsFrom ? 0 : 1) < 2) return 0;
  // Without an address it takes what every program writes (who, when, to whom, about what): "From: Berlin", "To: Bonn" is somebody's order.
  if (!(seen & ADDRESSED) && (!startsFrom || others < 3 || !(seen & DATED))) return 0;
  // Every program names the writer's address or the subject: "From: Berlin", "Copy: travel@…" is an order too.
  if (!(whose & ADDRESSED) && !(seen & SUBJECT)) return 0;
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
  // In the middle of a paragraph only what stands alone directly above the quote.
  const alone = !opens && !startsParagraph;
  if (alone && !isWhole(first) && !isQuotedBelow(lines, at, depth)) return null;
  const longestAbbreviation = opens ? LONG_ABBREVIATION : SHORT_ABBREVIATION;
  let joined = '';
  let used = 0;
  let blanks = 0;
  for (let i = at; i < lines.length && used < MAX_ATTRIBUTION_LINES; i++) {
    const raw = lines[i] as string;
    if (isBlank(raw)) {
      // Blank lines inside only while an address stands open, or the verb alone is missing.
      if (++blanks > 1 || !opens) break;
      const below = lines[i + 1] ?? '';
      if (!(/(?:[<,]|\p{L})$/u.test(joined) && /^\s*</.test(below)) && !isVerbAlone(below, joined)) break;
      continue;
    }
    if (i > at && quoteDepth(raw) !== depth && !/^\s*>\s*(?:\S{1,12}\s*:?\s*){1,3}$/.test(raw)) break;
    if (i > at && beginsAnew(strip(raw), joined, opens)) return null;
    joined += `${joined ? ' ' : ''}${strip(raw) || raw.trim()}`;
    used++;
    if (joined.length > 600) return null;
    if (mayEnd(hints[i] as number, joined) && isAttribution(joined, opens, startsParagraph, () => isQuotedBelow(lines, i, depth)))
      return { kind: 'attribution', start: at, next: isVerbAlone(lines[i + 1] ?? '', joined) ? i + 2 : i + 1 };
    if (alone) return null;
    // A sentence that ended is no attribution.
    if (/[.!?]$/.test(joined) && !longestAbbreviation.test(joined)) return null;
  }
  return null;
}

/** The introduction begins with this line: above it stands a greeting ("Hi,"), the writer's name, or the line before in a list of dates. */
function beginsAnew(line: string, above: string, opens: boolean): boolean {
  return (BEGINS_WITH_DAY.test(line) || (!/[\d@]/.test(above) && beginsBelowWords(line, above, opens))) && !WROTE.test(above);
}
function beginsBelowWords(line: string, above: string, opens: boolean): boolean {
  if (OPENER.test(line) && /^\p{L}/u.test(line) && /\d/.test(line)) return true;
  return !opens && /\d/.test(line) && (STARTS_WITH_DATE.test(line) || BEGINS_WITH_YEAR.test(line) || (above.length < MAX_GREETING_CHARS && isWhole(line)));
}
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const BEGINS_WITH_DAY = new RegExp(`^(?:\\d{4}[-/.]\\d{1,2}[-/.]${DAY}|\\d{1,2}[-/.]${DAY}[-/.]\\d{2,4})[\\s,T]`);
const BEGINS_WITH_YEAR = /^\d{4}(?:[年년]|\.\s)/u;
/** A name that a program wrapped fills its line. */
const MAX_GREETING_CHARS = 40;

/** All of an introduction in one line: name and address, verb, date. Nobody else writes all of them before a colon. */
const isWhole = (line: string): boolean =>
  /[:：]\s*$/.test(line) && /^[^<].*<[^<>\s]{1,64}@[^<>\s]{1,190}>/.test(line) && DATE_OR_TIME.test(line) && WROTE.test(line);

/** "wrote:", which the address before it seemed to end. */
const isVerbAlone = (line: string, joined: string): boolean => {
  const bare = line.replace(/^[\s>]+/, '');
  return bare.length <= MAX_VERB_CHARS && /[:：]\s*$/.test(bare) && WROTE.test(bare) && !WROTE.test(joined);
};
const MAX_VERB_CHARS = 30;

/** A dot behind these ends no sentence: "Feb.", "1.". */
const LONG_ABBREVIATION = /(?:(?<!\p{L})\p{L}{1,5}|\d{1,2})\.$/u;
const SHORT_ABBREVIATION = /(?:(?<!\p{L})\p{L}{1,3}|\d{1,2})\.$/u;

/** Somewhere in the next lines stands a number or an address, and one of them ends as an attribution does. */
function mayBeAttribution(lines: readonly string[], hints: Uint8Array, at: number): boolean {
  let seen = 0;
  for (let i = at; i < lines.length && i < at + MAX_ATTRIBUTION_LINES + 2; i++) seen |= hints[i] as number;
  return (seen & (DATED | ENDS)) === (DATED | ENDS) || ((seen & DATED) !== 0 && STARTS_WITH_DATE.test(lines[at] as string));
}

/** Cheap look before the costly one: how the line ends, or a date at the start of the whole. */
const mayEnd = (hint: number, joined: string): boolean => (hint & ENDS) !== 0 || STARTS_WITH_DATE.test(joined);

const quoteDepth = (line: string): number => (/^[\s>]*/.exec(line)?.[0].match(/>/g) ?? []).length;

/** The next line with something on it is quoted one level deeper. */
function isQuotedBelow(lines: readonly string[], at: number, depth: number): boolean {
  let next = at + 1;
  while (next < lines.length && next <= at + 2 && isBlank((lines[next] as string).replace(/^[\s>]+/, ''))) next++;
  return isQuoted(lines[next] ?? '') && quoteDepth(lines[next] ?? '') > depth;
}

function isAttribution(joined: string, opens: boolean, startsParagraph: boolean, quotedBelow: () => boolean): boolean {
  const dated = DATE_OR_TIME.test(joined);
  const address = ADDRESS.test(joined);
  const colon = /(?:[:：]|-{2,})[\s*_]*$/.test(joined);
  if (!dated && !address) return NAME_WROTE.test(joined) && quotedBelow();
  const verb = WROTE.test(joined) || WROTE_CJK.test(joined);
  if (verb && colon && (opens || address) && (dated || /<[^<>]{3,}>/.test(joined))) return true;
  // Programs that leave the colon out; the verb must then be the last word.
  if (verb && dated && (opens || address) && WROTE_LAST.test(joined)) return true;
  if (colon && dated && address && opens) return true;
  // Without an address the quote itself must follow.
  if (verb && colon && dated && joined.length <= 160 && quotedBelow()) return true;
  if (!STARTS_WITH_DATE.test(joined)) return false;
  if (colon && address) return true;
  // A line of a log begins with its date as well.
  if (!startsParagraph && !quotedBelow()) return false;
  return /<[^<>\s]{1,64}@[^<>\s]{1,190}>\s*$/.test(joined) || /^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d\d:\d\d \p{Lu}/u.test(joined);
}

/** "Thanks On Mon, Feb 2, 2026, A <a@b> wrote:" directly above a quote: the writer's words in a line of their own. */
export function apart(lines: readonly string[]): readonly string[] {
  const glued = new Map<number, number>();
  for (let i = 0, asked = 0; i + 1 < lines.length && asked < MAX_GLUED_LINES; i++) {
    const line = lines[i] as string;
    if (!isQuoted(lines[i + 1] as string) || !endsLikeAttribution(line) || isQuoted(line) || OPENER.test(line)) continue;
    asked++;
    const from = introductionWithin(line);
    if (from > 0) glued.set(i, from);
  }
  if (glued.size === 0) return lines;
  return lines.flatMap((line, i) => {
    const from = glued.get(i);
    return from === undefined ? [line] : [line.slice(0, from).replace(/[\s-]+$/, ''), line.slice(from)];
  });
}

const OPENER_WITHIN = /(?<=\S[\s-])(?:On|Am|Le|El|Il|Em|Op|Den|På|W dniu|Dnia|Dne|Pe)\s(?=.{0,40}\d)/gu;
/** A program does it once, above its quote; whoever writes a thousand such lines wants to be expensive. */
const MAX_GLUED_LINES = 10;
const MAX_GLUED_CHARS = 300;
const MAX_OPENERS = 3;

/** Where an introduction begins behind other words; 0 when none does. */
function introductionWithin(line: string): number {
  if (line.length > MAX_GLUED_CHARS) return 0;
  let opener = 0;
  for (const { index } of line.matchAll(OPENER_WITHIN)) {
    if (++opener > MAX_OPENERS) break;
    if (isAttribution(line.slice(index), true, true, () => true)) return index;
  }
  return 0;
}
