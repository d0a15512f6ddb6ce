import { htmlLinks, htmlText, type MailLink } from '@listdesk/shared/mail';
import { MAX_HELD_TEXT_CHARS, type HeldMailText } from '@listdesk/shared/quarantine';
import { cleanHtml } from './parse/cleanHtml.ts';
import type { HeldBody } from './ports.ts';

/** More HTML than this is not looked into; nobody reads so far. */
const MAX_HELD_HTML_CHARS = 500_000;
const MAX_LOOSE_LINKS = 20;
/** Targets of HTML that is too complex for a tree. */
const LOOSE = /\bhref\s{0,9}=\s{0,9}["']?(https?:[^\s"'<>]{1,2000})/gi;

/** A held mail as words: its text, and where the links of its HTML really lead, also where its plain text says something else. */
export function heldWords({ text, html }: HeldBody): Pick<HeldMailText, 'text' | 'cut' | 'links'> {
  const cleaned = html ? cleanHtml(html.slice(0, MAX_HELD_HTML_CHARS)) : null;
  const words = text ?? (cleaned ? (cleaned.flattened ?? htmlText(cleaned.html)) : '');
  const links = cleaned && cleaned.flattened !== null ? looseLinks(html.slice(0, MAX_HELD_HTML_CHARS)) : htmlLinks(cleaned?.html ?? '');
  return { text: words.slice(0, MAX_HELD_TEXT_CHARS), cut: words.length > MAX_HELD_TEXT_CHARS || html.length > MAX_HELD_HTML_CHARS, links };
}

function looseLinks(html: string): MailLink[] {
  const targets = new Set<string>();
  for (const [, target] of html.matchAll(LOOSE)) {
    targets.add(target as string);
    if (targets.size >= MAX_LOOSE_LINKS) break;
  }
  return [...targets].map((target) => ({ shown: '', target }));
}
