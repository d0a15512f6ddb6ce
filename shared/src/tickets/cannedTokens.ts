import type { Agent, Ticket } from './ticket.ts';

/** What a canned response may name, as data: the editor offers exactly these, and everything else is unknown. */
export const CANNED_TOKENS = ['requester.name', 'requester.address', 'ticket.number', 'ticket.subject', 'agent.name', 'desk.name'] as const;
export type CannedToken = (typeof CANNED_TOKENS)[number];

/** Longer bodies do not fit into their list column together with what people add later. */
export const MAX_CANNED_CHARS = 20_000;
/** The same with its formatting; a list column takes so many characters. */
export const MAX_CANNED_HTML_CHARS = 60_000;
export const MAX_CANNED_NAME_CHARS = 120;
export const MAX_CANNED_CATEGORY_CHARS = 60;

export type CannedValues = { ticket: Pick<Ticket, 'id' | 'subject' | 'requester'>; agent: Pick<Agent, 'name'>; deskName: string };

/** A canned response cut at its tokens. `unknown` is shown as it was written, and must not be sent. */
export type CannedPart = { part: 'text'; text: string } | { part: 'filled'; token: CannedToken; text: string } | { part: 'unknown'; text: string };

/** `{{ name }}`, on one line; a name is at most 60 characters, so that no text makes this slow. */
const TOKEN = /\{\{[ \t]{0,8}([^{}\r\n]{0,60}?)[ \t]{0,8}\}\}/g;

const isToken = (name: string): name is CannedToken => (CANNED_TOKENS as readonly string[]).includes(name);

/** Fills a canned response for a ticket. What a token stands for is put in as text and never looked through again. */
export function fillCanned(body: string, values: CannedValues): CannedPart[] {
  const parts: CannedPart[] = [];
  let end = 0;
  for (const found of body.matchAll(TOKEN)) {
    if (found.index > end) parts.push({ part: 'text', text: body.slice(end, found.index) });
    const name = (found[1] ?? '').toLowerCase();
    // A ticket that is only being written has no number yet.
    const known = isToken(name) && !(name === 'ticket.number' && values.ticket.id === 0);
    parts.push(known ? { part: 'filled', token: name, text: valueOf(name, values) } : { part: 'unknown', text: found[0] });
    end = found.index + found[0].length;
  }
  if (end < body.length) parts.push({ part: 'text', text: body.slice(end) });
  return parts;
}

/** A text with its tokens filled; an unknown one stands as it was written. */
export const filledText = (body: string, values: CannedValues): string =>
  fillCanned(body, values)
    .map(({ text }) => text)
    .join('');

/** Where tokens stand in a text, known or not. */
export const tokenPlaces = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(TOKEN)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));

/** The tokens of a body that nothing stands for, each once, as they are written. */
export function unknownTokens(body: string): string[] {
  const names = [...body.matchAll(TOKEN)].filter((found) => !isToken((found[1] ?? '').toLowerCase())).map((found) => found[0]);
  return [...new Set(names)];
}

function valueOf(token: CannedToken, { ticket, agent, deskName }: CannedValues): string {
  switch (token) {
    case 'requester.name':
      return ticket.requester.name.trim() || ticket.requester.address;
    case 'requester.address':
      return ticket.requester.address;
    case 'ticket.number':
      return String(ticket.id);
    case 'ticket.subject':
      return ticket.subject;
    case 'agent.name':
      return agent.name;
    case 'desk.name':
      return deskName;
  }
}
