import type { Ticket } from '@listdesk/shared/tickets';
import { wordsOf } from '../../app/localIndex/wordIndex';

export type Requester = { address: string; name: string };

/** So many people are offered at once, and none for a single letter. */
export const MOST_REQUESTERS = 5;
const SHORTEST_ASKED = 2;

/** Requesters whose name or address has every word of the text; each once, those with a name by their name. */
export function requestersFor(text: string, rows: Iterable<Pick<Ticket, 'requester'>>): Requester[] {
  const asked = wordsOf(text);
  if (text.trim().length < SHORTEST_ASKED || !asked.length) return [];
  const found = new Map<string, Requester>();
  for (const { requester } of rows) {
    const address = requester.address.toLowerCase();
    if (!address || (found.has(address) && (found.get(address)?.name || !requester.name))) continue;
    const offered = wordsOf(`${requester.name} ${address}`);
    if (asked.every((word) => offered.some((other) => other.startsWith(word)))) found.set(address, { address, name: requester.name });
  }
  return Array.from(found.values())
    .sort((a, b) => (a.name || a.address).localeCompare(b.name || b.address))
    .slice(0, MOST_REQUESTERS);
}
