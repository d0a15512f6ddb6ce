import { fitsSignature, isSignatureStart } from './addedText.ts';
import { fill, hasOwn } from './lineKinds.ts';
import type { LineKind } from './lineKinds.ts';
import { isBlank, isQuoted } from './lineShapes.ts';
import { endsWithWrote } from './quoteWords.ts';

/**
 * A quote that was introduced and is answered below it in one piece: the whole quote folds, for nothing is answered in between. `from`
 * is the line below the introduction.
 */
export function foldQuoteAbove(lines: readonly string[], kinds: LineKind[], from: number): void {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    if (isQuoted(lines[at] as string)) end = at + 1;
    else if (!isBlank(lines[at] as string)) break;
  }
  for (let at = end; at < lines.length; at++) if (isQuoted(lines[at] as string)) return;
  if (hasOwn(lines, kinds, end, lines.length)) fill(kinds, from, end, 'quote');
}

/** `>` lines: below the writer's last words they are folded; between his words they stay, for they are what he answers to. */
export function foldQuotedLines(lines: readonly string[], kinds: LineKind[], end: number, code: readonly boolean[]): void {
  let last = -1;
  const wrapped: number[] = [];
  const firstQuote = kinds.indexOf('quote');
  const topPosted = firstQuote > 0 && hasOwn(lines, kinds, 0, firstQuote);
  for (let i = 0; i < end; i++) {
    const line = lines[i] as string;
    // What stands below a signature mark is no answer, unless it is too much for a signature.
    if (kinds[i] === 'own' && !code[i] && last >= 0 && isSignatureStart(lines, i) && fitsSignature(lines, kinds, i, end)) break;
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

/**
 * The rest of a long quoted line that a relay wrapped without its `>`: directly between quoted lines, the one above no question, or
 * broken by quoted-printable or within a link.
 */
function isWrappedQuote(lines: readonly string[], i: number): boolean {
  const above = (lines[i - 1] ?? '').trimEnd();
  if (!isQuoted(above) || !isQuoted(lines[i + 1] ?? '')) return false;
  const line = lines[i] as string;
  if (above.endsWith('=') || /^\s*\(https?:\/\/\S+\)\s*>\s*$/.test(line)) return true;
  if (/[(<]https?:\/\/[^\s()<>]*$/.test(above) && /^\S+$/.test(line.trim())) return true;
  return above.length >= 60 && !/[?？]$/.test(above) && /^[\p{Ll}<>()_=,;]/u.test(line);
}
