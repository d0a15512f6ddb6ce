import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { inverse, mergeFields, takeBack, withPatch } from './merge';

const base = {
  id: 1,
  subject: 'a',
  status: 'Open',
  priority: 'Normal',
  category: null,
  tags: ['x'],
  assignee: null,
  lastMessageAt: '2026-01-01',
} as unknown as Ticket;
const theirs = (change: Partial<Ticket>) => ({ ...base, ...change });

test.each<[string, Partial<Ticket>, TicketPatch, object]>([
  ['nobody touched it', {}, { status: 'Solved' }, { merge: 'save', patch: { status: 'Solved' } }],
  ['they changed another field', { category: 'SAP' }, { status: 'Solved' }, { merge: 'save', patch: { status: 'Solved' } }],
  ['they did the same', { status: 'Solved' }, { status: 'Solved' }, { merge: 'nothing' }],
  ['they gave the field another value', { status: 'Closed' }, { status: 'Solved' }, { merge: 'conflict', safe: {}, contested: { status: 'Solved' } }],
  [
    'one of two fields is contested',
    { status: 'Closed' },
    { status: 'Solved', priority: 'High' },
    { merge: 'conflict', safe: { priority: 'High' }, contested: { status: 'Solved' } },
  ],
  [
    'a time that only follows is written',
    { lastMessageAt: '2026-02-02' },
    { lastMessageAt: '2026-03-03' },
    { merge: 'save', patch: { lastMessageAt: '2026-03-03' } },
  ],
  [
    'times worked out from a contested status wait with it',
    { status: 'Solved', solvedAt: '2026-02-02' },
    { status: 'Pending', solvedAt: null, closedAt: null, slaPausedAt: '2026-03-03', lastMessageAt: '2026-03-03' },
    { merge: 'conflict', safe: { lastMessageAt: '2026-03-03' }, contested: { status: 'Pending' } },
  ],
  ['both added a tag', { tags: ['x', 'theirs'] }, { tags: ['x', 'mine'] }, { merge: 'save', patch: { tags: ['x', 'theirs', 'mine'] } }],
  ['they added a tag, we took one away', { tags: ['x', 'theirs'] }, { tags: [] }, { merge: 'save', patch: { tags: ['theirs'] } }],
  ['they took away the tag we took away too', { tags: [] }, { tags: ['mine'] }, { merge: 'save', patch: { tags: ['mine'] } }],
  ['both took the same tag away', { tags: ['theirs'] }, { tags: [] }, { merge: 'nothing' }],
  ['both named a colleague in a note', { mentioned: [7] }, { mentioned: [8] }, { merge: 'save', patch: { mentioned: [7, 8] } }],
  ['they gave it another type', { type: 'Fault' }, { type: 'Wish' }, { merge: 'conflict', safe: {}, contested: { type: 'Wish' } }],
  [
    'they took the ticket',
    { assignee: { id: 7, name: 'Jonas', address: '' } },
    { assigneeId: 8 },
    { merge: 'conflict', safe: {}, contested: { assigneeId: 8 } },
  ],
])('%s', (_, change, patch, merged) => {
  expect(mergeFields(base, theirs(change), patch)).toEqual(merged);
});

test('a change and its inverse leave the ticket as it was', () => {
  const agents = [{ id: 8, name: 'Piotr', address: 'p@x' }];
  const patch: TicketPatch = { assigneeId: 8, status: 'Solved', tags: [] };
  const changed = withPatch(base, patch, agents);
  expect(changed).toMatchObject({ assignee: agents[0], status: 'Solved', tags: [] });
  expect(withPatch(changed, inverse(patch, base), agents)).toEqual(base);
});

test('undo takes back what is still ours and leaves what somebody changed since', () => {
  const patch: TicketPatch = { status: 'Solved', priority: 'High', assigneeId: 8 };
  const now = { ...base, status: 'Closed', priority: 'High', assignee: { id: 8, name: '', address: '' } } as Ticket;
  expect(takeBack(patch, base, now)).toEqual({ priority: 'Normal', assigneeId: null });
});

test.each([
  ['nobody touched it', ['x', 'ours'], ['x']],
  ['somebody added another tag since', ['x', 'ours', 'theirs'], ['x', 'theirs']],
])('undo of a tag: %s', (_, tags, expected) => expect(takeBack({ tags: ['x', 'ours'] }, base, { ...base, tags })).toEqual({ tags: expected }));

test('undo of a tag that somebody took away already changes nothing', () => expect(takeBack({ tags: ['x', 'ours'] }, base, base)).toEqual({}));
