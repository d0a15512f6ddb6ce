import {
  cameFrom,
  canUnmerge,
  ccWithout,
  cutAtMentions,
  mentionedIn,
  mergeCandidates,
  mergeRefusal,
  planMerge,
  splitRefusal,
  unmergeRefusal,
  wayBack,
  wayOn,
  type Ticket,
} from './index.ts';

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
  ['what is under a legal hold', ticket({ legalHold: 'case 4711' }), survivor, 'held'],
  ['into what is under a legal hold', base, ticket({ id: 3, legalHold: 'case 4711' }), null],
  ['out of a circle', ticket({ circle: 'hr' }), survivor, 'circle'],
  ['into a circle', base, ticket({ id: 3, circle: 'hr' }), 'circle'],
  ['two tickets of one circle', ticket({ circle: 'hr' }), ticket({ id: 3, circle: 'hr' }), null],
  ['two tickets', base, survivor, null],
])('merging %s', (_name, one, other, refusal) => expect(mergeRefusal(one, other)).toBe(refusal));

test.each([
  ['merged into it', ticket({ mergedInto: 'b' }), survivor, null],
  ['taken out in part before', base, survivor, null],
  ['whose survivor was merged on', ticket({ mergedInto: 'b' }), ticket({ key: 'b', mergedInto: 'c' }), 'later'],
  ['that came here with another', ticket({ mergedInto: 'b' }), ticket({ key: 'c' }), 'later'],
  ['in which something is under a hold now', ticket({ mergedInto: 'b' }), ticket({ key: 'b', legalHold: 'case 4711' }), 'held'],
  ['that is confidential now', ticket({ mergedInto: 'b' }), ticket({ key: 'b', circle: 'hr' }), 'circle'],
])('taking back a merge %s', (_name, merged, into, refusal) => expect(unmergeRefusal(merged, into)).toBe(refusal));

test.each([
  [{ legalHold: 'case 4711' }, 'held'],
  [{ circle: 'hr' }, 'circle'],
  [{ circle: null }, null],
])('splitting a message off a ticket with %j', (change, refusal) => expect(splitRefusal(ticket(change))).toBe(refusal));

test('a message knows its way from ticket to ticket, and goes it back', () => {
  const inB = { movedFrom: wayOn({}, 'a') };
  const inC = { movedFrom: wayOn(inB, 'b') };
  expect([inB.movedFrom, inC.movedFrom]).toEqual(['a', 'a|b']);
  expect([cameFrom({}), cameFrom(inB), cameFrom(inC)]).toEqual([null, 'a', 'b']);
  expect([wayBack(inC, 'b'), wayBack(inC, 'a'), wayBack(inB, 'a')]).toEqual(['a', null, null]);
});

test('of a way longer than the column holds the beginning is forgotten', () => {
  const keys = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(36));
  const { movedFrom } = keys.reduce<{ movedFrom?: string }>((message, key) => ({ movedFrom: wayOn(message, key) }), {});
  expect(movedFrom).toBe(keys.slice(2).join('|'));
});

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

test('of a ticket under a hold those are suggested that can come into it', () =>
  expect(
    mergeCandidates(ticket({ legalHold: 'case 4711' }), [survivor, ticket({ id: 5, legalHold: 'case 4711' }), ticket({ id: 6, circle: 'hr' })]),
  ).toMatchObject([{ ticket: { id: 2 } }]));

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
