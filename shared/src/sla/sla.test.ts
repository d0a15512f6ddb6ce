import fc from 'fast-check';
import type { Ticket, TicketPatch } from '../tickets/index.ts';
import {
  addWorkingTime,
  NO_SLA,
  parseSla,
  policyFor,
  slaOfNew,
  slaPatch,
  workingTimeBetween,
  type Calendar,
  type SlaPolicy,
  type SlaSettings,
  type Stretch,
} from './index.ts';

const HOUR = 3_600_000;
const nine: Stretch[] = [{ from: 540, to: 1020 }];
const office: Calendar = {
  key: 'office',
  name: 'Office',
  timeZone: 'Europe/Berlin',
  week: [nine, nine, nine, nine, nine, [], []],
  holidays: [
    { date: '2026-12-25', name: 'Weihnachten', yearly: true },
    { date: '2026-04-03', name: 'Karfreitag', yearly: false },
  ],
};
const wholeDay: Calendar = { ...office, key: 'whole', week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]), holidays: [] };
const at = (time: string): number => Date.parse(time);

describe('working time', () => {
  test.each([
    ['within one day', '2026-11-18T10:00:00+01:00', 2, '2026-11-18T12:00:00+01:00'],
    ['before opening', '2026-11-18T06:00:00+01:00', 1, '2026-11-18T10:00:00+01:00'],
    ['over night', '2026-11-18T16:00:00+01:00', 4, '2026-11-19T12:00:00+01:00'],
    ['up to the last minute of a day', '2026-11-18T09:00:00+01:00', 8, '2026-11-18T17:00:00+01:00'],
    ['over a weekend', '2026-11-20T16:30:00+01:00', 1, '2026-11-23T09:30:00+01:00'],
    ['over a yearly holiday written for another year', '2024-12-24T16:00:00+01:00', 2, '2024-12-26T10:00:00+01:00'],
    ['over a holiday of one year', '2026-04-02T16:00:00+02:00', 2, '2026-04-06T10:00:00+02:00'],
    ['over the night the clock jumps ahead', '2026-03-27T16:00:00+01:00', 2, '2026-03-30T10:00:00+02:00'],
    ['over the night the clock falls back', '2026-10-23T16:00:00+02:00', 2, '2026-10-26T10:00:00+01:00'],
  ])('%s', (_name, start, hours, due) => {
    expect(new Date(addWorkingTime(office, at(start), hours * HOUR)!).toISOString()).toBe(new Date(at(due)).toISOString());
  });

  test.each([
    ['of 23 hours', '2026-03-29', 23],
    ['of 24 hours', '2026-03-30', 24],
    ['of 25 hours', '2026-10-25', 25],
  ])('a day open all day is one %s on the clock', (_name, date, hours) => {
    const next = new Date(at(`${date}T12:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
    const midnight = (day: string): number => at(`${day}T00:00:00Z`) - workZone(day) * HOUR;
    expect(workingTimeBetween(wholeDay, midnight(date), midnight(next)) / HOUR).toBe(hours);
  });
  const workZone = (day: string): number => (day > '2026-03-29' && day <= '2026-10-25' ? 2 : 1);

  test('hours that the clock skips are no working time, hours shown twice are not counted twice', () => {
    const night = (from: number, to: number): Calendar => ({ ...wholeDay, week: Array.from({ length: 7 }, () => [{ from, to }]) });
    const [spring, autumn] = [at('2026-03-28T23:00:00Z'), at('2026-10-24T22:00:00Z')];
    expect(workingTimeBetween(night(120, 180), spring, spring + 23 * HOUR)).toBe(0);
    expect(workingTimeBetween(night(105, 165), spring, spring + 23 * HOUR)).toBe(HOUR / 4);
    expect(workingTimeBetween(night(120, 180), autumn, autumn + 25 * HOUR)).toBe(2 * HOUR);
    const split: Calendar = {
      ...wholeDay,
      week: Array.from({ length: 7 }, () => [
        { from: 0, to: 150 },
        { from: 150, to: 1440 },
      ]),
    };
    expect(workingTimeBetween(split, spring, spring + 23 * HOUR)).toBe(23 * HOUR);
    expect(workingTimeBetween(split, autumn, autumn + 25 * HOUR)).toBe(25 * HOUR);
  });

  test('a promise more than ten years away is none', () => {
    const rare: Calendar = { ...office, week: [[{ from: 0, to: 1 }], [], [], [], [], [], []] };
    expect(addWorkingTime(rare, at('2026-01-01T00:00:00Z'), 1000 * HOUR)).toBeNull();
  });
});

describe('of any calendar, in any zone, at any time', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC'];
  const day = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 }).map((points) => {
    const sorted = [...points].sort((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({ from: sorted[index * 2]!, to: sorted[index * 2 + 1]! }));
  });
  const calendar = fc
    .record({ timeZone: fc.constantFrom(...zones), week: fc.tuple(day, day, day, day, day, day, fc.constant([{ from: 100, to: 700 }])) })
    .map(({ timeZone, week }): Calendar => ({ key: 'x', name: 'x', timeZone, week, holidays: [{ date: '2026-05-01', name: '', yearly: true }] }));
  const moment = fc.integer({ min: at('2009-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
  const length = fc.integer({ min: 0, max: 60 * HOUR });
  const runs = { numRuns: 120 };

  test('what was added is what lies between', () => {
    fc.assert(
      fc.property(calendar, moment, length, (hours, start, work) => {
        expect(workingTimeBetween(hours, start, addWorkingTime(hours, start, work)!)).toBe(work);
      }),
      runs,
    );
  });

  test('stretches of time add up', () => {
    fc.assert(
      fc.property(calendar, moment, length, length, (hours, start, a, b) => {
        expect(workingTimeBetween(hours, start, start + a) + workingTimeBetween(hours, start + a, start + a + b)).toBe(
          workingTimeBetween(hours, start, start + a + b),
        );
      }),
      runs,
    );
  });

  test('a longer promise never ends earlier, and never before its work could be done', () => {
    fc.assert(
      fc.property(calendar, moment, length, length, (hours, start, a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)].map((work) => addWorkingTime(hours, start, work)!) as [number, number];
        expect(long).toBeGreaterThanOrEqual(short);
        expect(short).toBeGreaterThanOrEqual(start + Math.min(a, b));
      }),
      runs,
    );
  });
});

const policy = (key: string, change: Partial<SlaPolicy> = {}): SlaPolicy => ({
  key,
  name: key,
  enabled: true,
  when: { priorities: [], categories: [], domains: [], mailboxes: [] },
  firstResponseMinutes: 60,
  resolutionMinutes: 480,
  calendar: null,
  ...change,
});
const sla: SlaSettings = {
  calendars: [office],
  policies: [
    policy('vip', { when: { priorities: [], categories: [], domains: ['VIP.example'], mailboxes: [] }, firstResponseMinutes: 15, resolutionMinutes: 60 }),
    policy('urgent', { when: { priorities: ['Urgent'], categories: [], domains: [], mailboxes: [] }, firstResponseMinutes: 30, resolutionMinutes: 240 }),
    policy('rest', { calendar: 'office' }),
  ],
};
type Told = Pick<
  Ticket,
  | 'status'
  | 'priority'
  | 'category'
  | 'requester'
  | 'mailbox'
  | 'createdAt'
  | 'firstRespondedAt'
  | 'firstResponseDue'
  | 'resolutionDue'
  | 'slaPausedAt'
  | 'slaPausedSeconds'
>;
const ticket = (change: Partial<Told> = {}): Told => ({
  status: 'Open',
  priority: 'Normal',
  category: null,
  requester: { name: '', address: 'a@nordwind.example' },
  mailbox: 'support@nordwind.example',
  createdAt: '2026-11-18T09:00:00.000Z',
  firstRespondedAt: null,
  firstResponseDue: null,
  resolutionDue: null,
  slaPausedAt: null,
  slaPausedSeconds: 0,
  ...change,
});

test.each([
  ['the first that fits', {}, 'rest'],
  ['one for a priority', { priority: 'Urgent' }, 'urgent'],
  ['the special one before the general', { priority: 'Urgent', requester: { name: '', address: 'x@vip.example' } }, 'vip'],
] as [string, Partial<Told>, string][])('a ticket has the policy: %s', (_name, change, key) => {
  expect(policyFor(sla, ticket(change))?.key).toBe(key);
});

test('a part of a domain is another domain', () => {
  expect(policyFor(sla, ticket({ requester: { name: '', address: 'x@notvip.example' } }))?.key).toBe('rest');
});

test('a new ticket gets both promises in working time; without a policy none', () => {
  expect(slaOfNew(sla, ticket({ createdAt: '2026-11-20T15:30:00.000Z' }))).toEqual({
    firstResponseDue: '2026-11-23T08:30:00.000Z',
    resolutionDue: '2026-11-23T15:30:00.000Z',
  });
  expect(slaOfNew(NO_SLA, ticket())).toEqual({});
});

/** A ticket as it stands after a change at a moment. */
const after = (told: Told, patch: TicketPatch, now: string): Told => ({ ...told, ...(patch as Partial<Told>), ...slaPatch(sla, told, patch, now) });
const promised = (change: Partial<Told> = {}): Told => {
  const made = ticket(change);
  return { ...made, ...slaOfNew(sla, made) };
};

test('waiting for the requester does not count; both promises move by the working time it took', () => {
  const waiting = after(promised(), { status: 'Pending' }, '2026-11-18T10:00:00.000Z');
  expect(waiting).toMatchObject({ slaPausedAt: '2026-11-18T10:00:00.000Z', resolutionDue: '2026-11-19T09:00:00.000Z' });
  const back = after(waiting, { status: 'Open' }, '2026-11-19T09:00:00.000Z');
  expect(back).toMatchObject({
    slaPausedAt: null,
    slaPausedSeconds: 7 * 3600,
    firstResponseDue: '2026-11-19T09:00:00.000Z',
    resolutionDue: '2026-11-19T16:00:00.000Z',
  });
});

test('an answer given keeps its promise; the solution moves on', () => {
  const answered = { ...promised(), firstRespondedAt: '2026-11-18T09:30:00.000Z' };
  const back = after(after(answered, { status: 'Pending' }, '2026-11-18T09:30:00.000Z'), { status: 'Open' }, '2026-11-18T11:30:00.000Z');
  expect(back).toMatchObject({ firstResponseDue: answered.firstResponseDue, resolutionDue: '2026-11-19T11:00:00.000Z' });
});

test('a higher priority counts from the beginning, and taking it back gives the old promise back', () => {
  const told = promised();
  const urgent = after(told, { priority: 'Urgent' }, '2026-11-18T12:00:00.000Z');
  expect(urgent).toMatchObject({ firstResponseDue: '2026-11-18T09:30:00.000Z', resolutionDue: '2026-11-18T13:00:00.000Z' });
  expect(after(urgent, { priority: 'Normal' }, '2026-11-18T12:00:05.000Z')).toEqual(told);
});

test('reopening adds the time in which it was solved; changes that promise nothing else write nothing', () => {
  const solved = after(promised(), { status: 'Solved' }, '2026-11-18T10:00:00.000Z');
  expect(after(solved, { status: 'Open' }, '2026-11-18T12:00:00.000Z')).toMatchObject({ slaPausedSeconds: 7200 });
  expect(slaPatch(sla, promised(), { tags: ['x'], team: 'IT' }, '2026-11-18T10:00:00.000Z')).toEqual({});
  expect(slaPatch(NO_SLA, promised(), { status: 'Pending' }, '2026-11-18T10:00:00.000Z')).toEqual({});
});

test('however often a ticket waits, working time in which it was our turn is what was promised', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 * HOUR }), { minLength: 2, maxLength: 8 }), (waits) => {
      let told = promised();
      let now = at(told.createdAt);
      let ours = 0;
      for (const wait of waits) {
        const open = told.status === 'Open';
        if (open) ours += workingTimeBetween(office, now, now + wait);
        now += wait;
        told = after(told, { status: open ? 'Pending' : 'Open' }, new Date(now).toISOString());
      }
      if (told.status === 'Pending') told = after(told, { status: 'Open' }, new Date(now).toISOString());
      const left =
        at(told.resolutionDue!) >= now ? workingTimeBetween(office, now, at(told.resolutionDue!)) : -workingTimeBetween(office, at(told.resolutionDue!), now);
      expect(Math.abs(left + ours - 8 * HOUR)).toBeLessThanOrEqual(1000 * waits.length);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['nothing', null, 0, 0],
  ['what was saved', sla, 3, 1],
  ['a policy whose calendar is gone', { ...sla, calendars: [] }, 2, 0],
  ['a calendar in no zone', { calendars: [{ ...office, timeZone: 'Mond/Krater' }], policies: [] }, 0, 0],
  ['a calendar that never opens', { calendars: [{ ...office, week: [[], [], [], [], [], [], []] }], policies: [] }, 0, 0],
  [
    'overlapping hours',
    {
      calendars: [
        {
          ...office,
          week: [
            [
              { from: 0, to: 60 },
              { from: 59, to: 90 },
            ],
            [],
            [],
            [],
            [],
            [],
            [],
          ],
        },
      ],
      policies: [],
    },
    0,
    0,
  ],
  ['a holiday that is no day', { calendars: [{ ...office, holidays: [{ date: '2026-02-30', name: '', yearly: false }] }], policies: [] }, 0, 0],
  ['a promise of no time', { calendars: [], policies: [policy('a', { resolutionMinutes: 0 })] }, 0, 0],
  ['the same key twice', { calendars: [], policies: [policy('a'), policy('a')] }, 1, 0],
])('reads %s', (_name, value, policies, calendars) => {
  const read = parseSla(JSON.parse(JSON.stringify(value)));
  expect([read.policies.length, read.calendars.length]).toEqual([policies, calendars]);
});
