import type { TicketIndexRow } from '@listdesk/shared/sharepoint';
import { PHRASES } from '../../start/manyTickets/phrases.ts';

/** Rows with the variety of the invented desk, without a simulator. */
export function* benchDeskRows(count: number): Generator<TicketIndexRow> {
  for (let at = 0; at < count; at += 1) {
    const phrases = PHRASES[at % PHRASES.length]!;
    const pick = <T>(from: readonly T[], by: number): T => from[(at * by + Math.floor(at / 7)) % from.length]!;
    const [thing, category, tag] = pick(phrases.things, 3);
    const name = `${pick(phrases.first, 5)} ${pick(phrases.last, 11)}`;
    yield {
      id: at + 1,
      subject: phrases.subject(thing, pick(phrases.troubles, 7), pick(phrases.places, 13)),
      status: 'Closed',
      priority: 'Normal',
      requester: { name, address: `${name.replace(' ', '.').toLowerCase()}${at % 40}@customers.example` },
      assigneeId: null,
      category,
      tags: [tag],
      lastMessageAt: '2026-01-01T00:00:00Z',
      modifiedAt: '2026-01-01T00:00:00Z',
      merged: false,
    };
  }
}
