import { clockOf, dueAfter, mayAct, type AskedRequest } from './index.ts';

const ASKED = '2026-11-01T08:00:00.000Z';
const after = (days: number): number => Date.parse(ASKED) + days * 86_400_000;
const request = (over: Partial<AskedRequest> = {}) => ({ state: 'Open' as const, dueAt: dueAfter(ASKED, false), finishedAt: null, extension: null, ...over });

test('thirty days, and sixty more with a reason', () => {
  expect(dueAfter(ASKED, false)).toBe('2026-12-01T08:00:00.000Z');
  expect(dueAfter(ASKED, true)).toBe('2027-01-30T08:00:00.000Z');
});

test.each([
  ['just asked', request(), 0, { state: 'waiting', days: 30, mayExtend: true }],
  ['a week before', request(), 23, { state: 'soon', days: 7, mayExtend: true }],
  ['to the moment', request(), 30, { state: 'soon', days: 0, mayExtend: true }],
  ['too late to extend', request(), 30.1, { state: 'late', days: 0, mayExtend: false }],
  ['extended once', request({ extension: 'many files', dueAt: dueAfter(ASKED, true) }), 40, { state: 'waiting', days: 50, mayExtend: false }],
  ['answered in time', request({ state: 'Done', finishedAt: '2026-11-30T08:00:00.000Z' }), 99, { state: 'inTime', days: 0, mayExtend: false }],
  ['answered late', request({ state: 'Refused', finishedAt: '2026-12-02T08:00:00.000Z' }), 99, { state: 'wasLate', days: 0, mayExtend: false }],
])('%s', (_name, given, day, expected) => expect(clockOf(given, after(day))).toEqual(expected));

test('for somebody else nothing happens before an officer has checked', () => {
  expect(mayAct({ verification: { by: 'none' } })).toBe(false);
  expect(mayAct({ verification: { by: 'signIn' } })).toBe(true);
  expect(mayAct({ verification: { by: 'officer', how: 'passport seen', at: ASKED, who: 'mara' } })).toBe(true);
});
