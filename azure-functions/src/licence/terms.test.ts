import { NORDWIND } from '../../../dev/world.ts';
import { issued, MAX_DOMAINS, monthsLater, renewed, suspended, trialRecord, withHost, type Decided } from './terms.ts';
import { MAX_HISTORY, type TenantRecord } from './ports.ts';

const now = Date.parse('2026-11-21T08:00:00Z');
const team = { plan: 'Team', seats: 5, validUntil: '2027-11-21T08:00:00.000Z' } as const;
const trial = trialRecord(NORDWIND.id, NORDWIND.host, now);
const of = (decided: Decided): TenantRecord => {
  if (!decided.ok) throw new Error(decided.reason);
  return decided.record;
};
const licensed = of(issued(trial, NORDWIND.id, team, [], now));

it('turns a trial into a licence and keeps its hosts and its story', () => {
  expect(licensed).toMatchObject({ ...team, domains: [NORDWIND.host], suspended: false });
  expect(licensed.history.map((each) => [each.event, each.plan])).toEqual([
    ['trial', 'Trial'],
    ['issued', 'Team'],
  ]);
});

it('may be issued before the first contact', () =>
  expect(of(issued(null, NORDWIND.id, team, ['Nordwind.SharePoint.com'], now))).toMatchObject({
    id: NORDWIND.id,
    domains: [NORDWIND.host],
    consentSeenAt: null,
    history: [{ event: 'issued' }],
  }));

it('is renewed, and upgraded with it or alone', () => {
  expect(of(renewed(licensed, { validUntil: '2028-11-21T08:00:00.000Z' }, now)).history.at(-1)).toMatchObject({ event: 'renewed', plan: 'Team' });
  expect(of(renewed(licensed, { plan: 'Business', seats: 20 }, now))).toMatchObject({
    plan: 'Business',
    seats: 20,
    validUntil: team.validUntil,
    history: expect.arrayContaining([expect.objectContaining({ event: 'changed' })]),
  });
});

it('is suspended and resumed with the same terms', () => {
  const locked = of(suspended(licensed, true, now));
  expect(of(suspended(locked, false, now))).toMatchObject({ ...team, suspended: false });
  expect(of(renewed(locked, { seats: 9 }, now)).suspended).toBe(true);
});

it.each([
  ['a trial that is sold', issued(trial, NORDWIND.id, { ...team, plan: 'Trial' }, [], now), 'no plan that is sold'],
  ['no seats', issued(trial, NORDWIND.id, { ...team, seats: 0 }, [], now), 'Seats'],
  ['half a seat', issued(trial, NORDWIND.id, { ...team, seats: 1.5 }, [], now), 'Seats'],
  ['an end in the past', issued(trial, NORDWIND.id, { ...team, validUntil: '2026-11-20T00:00:00Z' }, [], now), 'past'],
  ['an end that is none', issued(trial, NORDWIND.id, { ...team, validUntil: 'soon' }, [], now), 'past'],
  ['a wrong digit in the year', issued(trial, NORDWIND.id, { ...team, validUntil: '2126-11-21T00:00:00Z' }, [], now), 'at most 10 years'],
  ['a host that is none', issued(trial, NORDWIND.id, team, ['nordwind.example'], now), 'no SharePoint host'],
  ['a trial that is renewed', renewed(trial, { seats: 9 }, now), 'issue a licence'],
  ['a change of nothing', renewed(licensed, {}, now), 'changes nothing'],
  ['a second suspension', suspended(of(suspended(licensed, true, now)), true, now), 'already'],
  ['resuming what runs', suspended(licensed, false, now), 'not suspended'],
])('refuses %s', (_, decided, reason) => expect(decided).toEqual({ ok: false, reason: expect.stringContaining(reason) }));

it('adds a host once, up to a bound', () => {
  const seen = withHost(trial, NORDWIND.host, now)!;
  expect(seen.consentSeenAt).toBe('2026-11-21T08:00:00.000Z');
  expect(withHost(seen, NORDWIND.host, now)).toBeNull();
  expect(withHost({ ...seen, domains: Array.from({ length: MAX_DOMAINS }, (_, at) => `n${at}.sharepoint.com`) }, NORDWIND.host, now)).toBeNull();
});

it('keeps the newest of a long story', () => {
  const long = Array.from({ length: 30 }).reduce<TenantRecord>((record) => of(suspended(of(suspended(record, true, now)), false, now)), licensed);
  expect([long.history.length, long.history.at(-1)!.event]).toEqual([MAX_HISTORY, 'resumed']);
});

it.each([
  ['2026-11-21T08:00:00.000Z', 12, '2027-11-21'],
  ['2027-01-31T00:00:00.000Z', 1, '2027-02-28'],
  ['2026-12-31T00:00:00.000Z', 2, '2027-02-28'],
  ['2026-11-30T00:00:00.000Z', 1, '2026-12-30'],
])('%s and %s months is %s', (from, months, day) => expect(monthsLater(from, months).slice(0, 10)).toBe(day));
