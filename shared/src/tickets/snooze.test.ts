import { canSnoozeUntil, isBack, isSnoozed, nextWake, parseSystemEvent, snoozeChoices, snoozeUntil, type Snooze } from './index.ts';

const at = (text: string): number => new Date(text).getTime();
const NOON = at('2026-11-20T12:00:00Z');

test.each([
  ['no time', null, false, false],
  ['a time to come', '2026-11-20T12:00:01Z', true, false],
  ['this very moment', '2026-11-20T12:00:00Z', false, true],
  ['a time past', '2026-11-20T11:00:00Z', false, true],
])('a ticket with %s', (_name, snoozedUntil, asleep, back) => {
  expect([isSnoozed({ snoozedUntil }, NOON), isBack({ snoozedUntil }, NOON)]).toEqual([asleep, back]);
});

test('the next to wake is the earliest that sleeps', () => {
  const times = [null, '2026-11-20T11:00:00Z', '2026-11-21T08:00:00Z', '2026-11-20T15:00:00Z'];
  expect(
    nextWake(
      times.map((snoozedUntil) => ({ snoozedUntil })),
      NOON,
    ),
  ).toBe(at('2026-11-20T15:00:00Z'));
  expect(nextWake([], NOON)).toBeNull();
});

test.each([
  ['a working day', '2026-11-20T12:00', ['laterToday', 'tomorrow', 'nextWeek']],
  ['the evening', '2026-11-20T22:30', ['tomorrow', 'nextWeek']],
  ['a Sunday, when tomorrow is Monday', '2026-11-22T12:00', ['laterToday', 'tomorrow']],
  ['a Monday', '2026-11-23T07:00', ['laterToday', 'tomorrow', 'nextWeek']],
])('offered on %s', (_, now, choices) => {
  expect(snoozeChoices(at(now)).map(({ choice }) => choice)).toEqual(choices);
});

// Written without a zone: the clock of whoever chooses.
test.each<[Snooze, string, string | null]>([
  ['laterToday', '2026-11-20T12:01', '2026-11-20T15:15'],
  ['laterToday', '2026-11-20T17:00', '2026-11-20T20:00'],
  ['laterToday', '2026-11-20T17:10', null],
  ['laterToday', '2026-11-20T22:30', null],
  ['tomorrow', '2026-11-20T12:00', '2026-11-21T08:00'],
  ['tomorrow', '2026-12-31T23:59', '2027-01-01T08:00'],
  ['nextWeek', '2026-11-20T12:00', '2026-11-23T08:00'],
  ['nextWeek', '2026-11-23T07:00', '2026-11-30T08:00'],
  ['nextWeek', '2026-11-22T12:00', '2026-11-23T08:00'],
])('%s, chosen at %s', (choice, now, until) => {
  expect(snoozeUntil(choice, at(now))).toBe(until === null ? null : new Date(until).toISOString());
});

test.each([
  [NOON, false],
  [NOON + 1, true],
  [NOON + 366 * 86_400_000, true],
  [NOON + 367 * 86_400_000, false],
])('a picked time %d', (until, allowed) => {
  expect(canSnoozeUntil(until, NOON)).toBe(allowed);
});

test.each([
  ['a merge', { event: 'merged', from: 'k', number: 3, before: { status: 'Open', solvedAt: null, closedAt: null }, ccBefore: 2 }],
  ['a split', { event: 'splitTo', ticket: 'k', number: 3 }],
  ['a snooze', { event: 'snoozed', until: '2026-11-20T12:00:00Z' }],
  ['a macro', { event: 'macro', name: 'Hand on to SAP' }],
])('%s is read as it was written', (_name, event) => {
  expect(parseSystemEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
});

test.each([
  [null],
  ['x'],
  [{}],
  [{ event: 'later' }],
  [{ event: 'merged', from: 'k', number: 1, before: { status: 'Odd' } }],
  [{ event: 'splitTo', number: 1 }],
])('%j is no event', (value) => {
  expect(parseSystemEvent(value)).toBeNull();
});
