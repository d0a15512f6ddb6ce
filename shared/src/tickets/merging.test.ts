import { canUnmerge, ccWithout, cutAtMentions, mentionedIn, mergeCandidates, mergeRefusal, planMerge, type Ticket } from './index.ts';

const base = {
  id: 1,
  key: 'a',
  subject: 'Export bricht ab',
  status: 'Open',
  requester: { name: 'K', address: 'k@x' },
  cc: [],
  followers: [],
  mergedInto: null,
  lastMessageAt: '2026-11-20T08:00:00Z',
  lastMessageFrom: 'Requester',
  preview: 'first',
  solvedAt: null,
  closedAt: null,
} as unknown as Ticket;
const ticket = (change: Partial<Ticket>): Ticket => ({ ...base, ...change });
const survivor = ticket({ id: 2, key: 'b', cc: ['c@x'], requester: { name: 'O', address: 'o@x' }, preview: 'second', lastMessageAt: '2026-11-20T09:00:00Z' });
const NOW = '2026-11-20T10:00:00Z';

test.each([
  ['into itself', base, base, 'self'],
  ['what was merged before', ticket({ mergedInto: 'c' }), survivor, 'alreadyMerged'],
  ['into what was merged itself', base, ticket({ id: 3, mergedInto: 'c' }), 'targetMerged'],
  ['two tickets', base, survivor, null],
])('merging %s', (_name, one, other, refusal) => expect(mergeRefusal(one, other)).toBe(refusal));

test('requester and Cc join the survivor, once each; its own fields stay', () => {
  const plan = planMerge(ticket({ cc: ['C@x', 'd@x', 'o@x'], followers: [7] }), survivor, NOW);
  expect(plan.added).toEqual(['k@x', 'd@x']);
  expect(plan.survivor).toEqual({ cc: ['c@x', 'k@x', 'd@x'], followers: [7] });
  expect(plan.merged).toEqual({ mergedInto: 'b', status: 'Closed', closedAt: NOW, solvedAt: NOW, snoozedUntil: null });
  expect(plan.event).toEqual({ event: 'merged', from: 'a', number: 1, before: { status: 'Open', solvedAt: null, closedAt: null }, ccBefore: 1 });
});

test('the newer words are what the list shows', () => {
  expect(
    planMerge(ticket({ lastMessageAt: '2026-11-20T09:30:00Z', preview: 'newest', requester: { name: '', address: 'o@x' } }), survivor, NOW).survivor,
  ).toEqual({ lastMessageAt: '2026-11-20T09:30:00Z', lastMessageFrom: 'Requester', preview: 'newest' });
});

test('a full Cc takes nobody more', () => {
  const full = ticket({ id: 2, key: 'b', requester: { name: '', address: 'o@x' }, cc: Array.from({ length: 50 }, (_, index) => `${index}@x`) });
  expect(planMerge(base, full, NOW)).toMatchObject({ added: [] });
});

test('taking it back removes what came with it and leaves who stood there before or was added since', () => {
  expect(ccWithout({ cc: ['c@x', 'k@x', 'd@x', 'new@x'] }, ticket({ cc: ['c@x', 'd@x'] }), 1)).toEqual(['c@x', 'new@x']);
});

test.each([
  ['2026-11-27T10:00:00Z', undefined, true],
  ['2026-11-27T10:00:01Z', undefined, false],
  ['2026-11-21T10:00:00Z', NOW, false],
])('at %s, undone at %s', (now, undoneAt, possible) => {
  const { event } = planMerge(base, survivor, NOW);
  expect(canUnmerge({ ...event, ...(undoneAt ? { undoneAt } : {}) }, NOW, Date.parse(now))).toBe(possible);
});

test('suggestions are of the same requester or subject, open ones first, newest first', () => {
  const one = ticket({ id: 5, subject: 'AW: Re: Export bricht ab', requester: { name: '', address: 'z@x' } });
  const two = ticket({ id: 6, subject: 'Drucker', lastMessageAt: '2026-11-20T11:00:00Z' });
  const solved = ticket({ id: 7, subject: 'Maus', status: 'Solved', lastMessageAt: '2026-11-20T12:00:00Z' });
  const merged = ticket({ id: 8, mergedInto: 'q' });
  const other = ticket({ id: 9, subject: 'Anderes', requester: { name: '', address: 'y@x' } });
  expect(mergeCandidates(base, [base, other, solved, one, merged, two]).map(({ ticket: { id }, why }) => [id, why])).toEqual([
    [6, 'sameRequester'],
    [5, 'sameSubject'],
    [7, 'sameRequester'],
  ]);
});

const agents = [
  { id: 1, name: 'Jonas Weber', address: '' },
  { id: 2, name: 'Jonas Weber-Klein', address: '' },
  { id: 3, name: 'Aylin Demir', address: '' },
];
test.each([
  ['nobody', 'Bitte prüfen, @alle', []],
  ['one', 'Für @aylin demir: bitte.', [3]],
  ['the longer of two names', '@Jonas Weber-Klein sieht nach', [2]],
  ['both', '@Jonas Weber-Klein und @Jonas Weber', [2, 1]],
  ['no address', 'mail an x@Jonas', []],
])('a note names %s', (_name, text, ids) => expect(mentionedIn(text, agents).map(({ id }) => id)).toEqual(ids));

test('a text is cut at the names it mentions', () => {
  expect(cutAtMentions('Hi @Aylin Demir!', agents).map(({ text, agent }) => [text, agent?.id ?? null])).toEqual([
    ['Hi ', null],
    ['@Aylin Demir', 3],
    ['!', null],
  ]);
});
