import { NO_WEEKLY, parseWeekly, weekDue, type WeeklyReport } from './index.ts';

const BERLIN: WeeklyReport = { people: [7], timeZone: 'Europe/Berlin', since: '2026-10-01T00:00:00Z' };

test.each<[string, Partial<WeeklyReport>, string, string | null]>([
  ['on Monday at six by the desk’s clock', {}, '2026-11-23T05:00:00Z', '2026-11-16'],
  ['not a minute before', {}, '2026-11-23T04:59:00Z', null],
  ['also on Tuesday night, when the service was away', {}, '2026-11-24T22:59:00Z', '2026-11-16'],
  ['not on Wednesday', {}, '2026-11-24T23:00:00Z', null],
  ['on a Monday whose week changed the clock', {}, '2026-10-26T05:00:00Z', '2026-10-19'],
  ['where Monday begins earlier', { timeZone: 'Pacific/Auckland' }, '2026-11-22T17:00:00Z', '2026-11-16'],
  ['over the turn of the year', {}, '2027-01-04T06:00:00Z', '2026-12-28'],
  ['not of a week that was over before somebody wished it', { since: '2026-11-23T05:30:00Z' }, '2026-11-23T06:00:00Z', null],
  ['not to nobody', { people: [] }, '2026-11-23T06:00:00Z', null],
])('a report is due %s', (_, over, now, week) => expect(weekDue({ ...BERLIN, ...over }, Date.parse(now))?.week ?? null).toBe(week));

test('its week has seven days from midnight to midnight, also when one has 25 hours', () => {
  const { period } = weekDue(BERLIN, Date.parse('2026-10-26T06:00:00Z'))!;
  expect([period[0], period[7]].map((at) => new Date(at!).toISOString())).toEqual(['2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
  expect(period.slice(1).map((at, day) => (at - period[day]!) / 3_600_000)).toEqual([24, 24, 24, 24, 24, 24, 25]);
});

test.each<[string, unknown, WeeklyReport]>([
  ['as it was saved', { ...BERLIN }, BERLIN],
  ['each person once, and people only', { ...BERLIN, people: [7, 7, 'a@x.example', -1, 1.5, 8] }, { ...BERLIN, people: [7, 8] }],
  ['nothing', undefined, NO_WEEKLY],
  ['a zone nobody knows', { ...BERLIN, timeZone: 'Mars/Base' }, NO_WEEKLY],
  ['a time that is none', { ...BERLIN, since: 'soon' }, NO_WEEKLY],
])('what is stored is read: %s', (_, stored, weekly) => expect(parseWeekly(stored)).toEqual(weekly));
