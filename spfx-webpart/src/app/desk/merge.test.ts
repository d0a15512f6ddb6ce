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
  [
    'the requester wrote after the message of a late write: their mail stays the newest, and the status is asked',
    { lastMessageAt: '2026-04-04', lastMessageFrom: 'Requester', preview: 'Still broken' },
    { lastMessageAt: '2026-03-03', lastMessageFrom: 'Agent', preview: 'Done', status: 'Pending', category: 'SAP' },
    { merge: 'conflict', safe: { category: 'SAP' }, contested: { status: 'Pending' } },
  ],
  [
    'a colleague wrote after the message of a late write: theirs stays the newest, and nothing is asked',
    { lastMessageAt: '2026-04-04', lastMessageFrom: 'Agent', preview: 'I came later' },
    { lastMessageAt: '2026-03-03', lastMessageFrom: 'Agent', preview: 'Done', status: 'Pending' },
    { merge: 'save', patch: { status: 'Pending' } },
  ],
  [
    'a colleague was the first to answer',
    { firstRespondedAt: '2026-03-03T09:00:00Z' },
    { firstRespondedAt: '2026-03-03T17:00:00.000Z', category: 'SAP' },
    { merge: 'save', patch: { category: 'SAP' } },
  ],
  [
    'a colleague answered after us',
    { firstRespondedAt: '2026-03-03T17:00:00Z' },
    { firstRespondedAt: '2026-03-03T09:00:00.000Z' },
    { merge: 'save', patch: { firstRespondedAt: '2026-03-03T09:00:00.000Z' } },
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

describe('an answer that is taken back', () => {
  // As its writer sees it; SharePoint keeps whole seconds.
  const answered = { ...base, status: 'Pending', lastMessageAt: '2026-03-03T17:00:00.250Z', lastMessageFrom: 'Agent', preview: 'Done' } as Ticket;
  const ours = { ...answered, firstRespondedAt: '2026-03-03T17:00:00.250Z' } as Ticket;
  const stored = { ...ours, lastMessageAt: '2026-03-03T17:00:00Z', firstRespondedAt: '2026-03-03T17:00:00Z' } as Ticket;
  const back: TicketPatch = { status: 'Open', lastMessageAt: '2026-01-01', lastMessageFrom: 'Requester', preview: 'Broken', firstRespondedAt: null };

  test('names older values on purpose, whoever changed another field meanwhile', () =>
    expect(mergeFields(ours, { ...stored, category: 'SAP' }, back)).toEqual({ merge: 'save', patch: back }));

  test('leaves the mail that came since and the first answer of a colleague', () =>
    expect(
      mergeFields(
        answered,
        { ...stored, status: 'Open', lastMessageAt: '2026-04-04', lastMessageFrom: 'Requester', firstRespondedAt: '2026-03-03T09:00:00Z' },
        back,
      ),
    ).toEqual({ merge: 'nothing' }));
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
