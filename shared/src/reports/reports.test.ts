import { NO_SLA, type SlaSettings } from '../sla/index.ts';
import { REPORT_DAYS, aTicketFacts } from './testing/exampleFacts.ts';
import { byAssignee, byCategory, factsOf, judged, lateBy, median, serviceReport, type ReportTicket, type TicketFacts } from './index.ts';

const HOUR = 3_600_000;
const DAYS = REPORT_DAYS;
const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const NOW = at('07T00:00');
const facts = aTicketFacts;
const report = (...tickets: TicketFacts[]) => serviceReport(tickets, DAYS, NOW);

describe('a promise', () => {
  test.each<[string, Partial<TicketFacts>, ReturnType<typeof judged>]>([
    ['that nobody made is neither kept nor missed', {}, null],
    ['is kept when the answer came in time', { answerDue: at('03T13:00'), answered: at('03T10:00') }, 'met'],
    ['is kept to the minute', { answerDue: at('03T13:00'), answered: at('03T13:00') }, 'met'],
    ['is missed when the answer came late', { answerDue: at('03T13:00'), answered: at('03T14:00') }, 'missed'],
    ['is missed when no answer came', { answerDue: at('03T13:00') }, 'missed'],
    ['is open while it is not due', { answerDue: at('09T13:00') }, null],
    ['is not missed while its clock stands', { solveDue: at('03T13:00'), paused: true }, null],
    ['was missed although the clock stands since', { solveDue: at('03T13:00'), ended: at('04T09:00'), paused: true }, 'missed'],
    ['of two, one missed is missed', { answerDue: at('03T13:00'), answered: at('03T10:00'), solveDue: at('04T09:00'), ended: at('05T09:00') }, 'missed'],
    ['kept before the time looked at does not count in it', { created: at('01T09:00'), answerDue: at('01T13:00'), answered: at('01T10:00') }, null],
  ])('%s', (_, over, outcome) => {
    expect(judged(facts(over), DAYS[0]!, DAYS[5]!, NOW)).toBe(outcome);
  });

  test.each<[string, Partial<TicketFacts>, ReturnType<typeof lateBy>]>([
    ['nothing was late', { answerDue: at('03T13:00'), answered: at('03T10:00') }, null],
    ['the answer was late by an hour', { answerDue: at('03T13:00'), answered: at('03T14:00') }, { promise: 'answer', ms: HOUR }],
    ['it is late until now', { solveDue: at('06T22:00') }, { promise: 'solve', ms: 2 * HOUR }],
    [
      'the worse of the two',
      { answerDue: at('03T13:00'), answered: at('03T14:00'), solveDue: at('03T15:00'), ended: at('03T18:00') },
      { promise: 'solve', ms: 3 * HOUR },
    ],
  ])('%s', (_, over, late) => {
    expect(lateBy(facts(over), NOW)).toEqual(late);
  });
});

describe('the service report', () => {
  test('an empty desk has no figures but no open tickets', () => {
    expect(report()).toMatchObject({
      open: { value: 0, before: 0 },
      answer: { value: null, before: null },
      kept: { value: null },
      good: { value: null },
      teams: [],
      ratings: { poor: 0, okay: 0, good: 0, ended: 0 },
    });
  });

  test('the backlog of each day: what is open at its end, what is late, what came and what ended', () => {
    const { backlog, open } = report(facts({ created: at('01T09:00') }), facts({ created: at('03T09:00'), answerDue: at('04T09:00'), ended: at('05T10:00') }));
    expect(backlog.map(({ open: stand, late, came, ended }) => [stand, late, came, ended])).toEqual([
      [1, 0, 0, 0],
      [2, 0, 1, 0],
      [2, 1, 0, 0],
      [1, 0, 0, 1],
      [1, 0, 0, 0],
    ]);
    expect(open).toEqual({ value: 1, before: 1, line: [1, 2, 2, 1, 1] });
  });

  test('days to come are not drawn', () => {
    expect(serviceReport([facts()], DAYS, at('03T12:00')).backlog).toHaveLength(2);
  });

  test('first answers: the median of the period and of the time before, and how many took how long', () => {
    const answered = (time: string, hours: number, due: number | null = null) =>
      facts({ created: at('01T00:00') - 9 * 24 * HOUR, answered: at(time), answeredIn: hours * HOUR, answerDue: due });
    const { answer, answers } = report(answered('03T10:00', 0.1), answered('03T11:00', 1), answered('04T11:00', 30, at('04T10:00')), {
      ...answered('03T10:00', 5),
      answered: at('01T09:00') - 48 * HOUR,
    });
    expect([answer.value, answer.before]).toEqual([HOUR, 5 * HOUR]);
    expect(answers.map(({ below, kept, missed }) => [below === null ? null : below / 60_000, kept, missed])).toEqual([
      [15, 1, 0],
      [30, 0, 0],
      [60, 0, 0],
      [120, 1, 0],
      [240, 0, 0],
      [480, 0, 0],
      [null, 0, 1],
    ]);
  });

  test('promises by team, the most first', () => {
    const missed = { answerDue: at('03T10:00') };
    const met = { answerDue: at('03T10:00'), answered: at('03T09:30') };
    const { teams, kept } = report(facts({ team: 'Finance', ...missed }), facts({ team: 'Finance', ...met }), facts({ team: 'Finance', ...met }), facts(met));
    expect(teams).toEqual([
      { team: 'Finance', met: 2, missed: 1 },
      { team: null, met: 1, missed: 0 },
    ]);
    expect(kept.value).toBe(0.75);
  });

  test('ratings count where their ticket ended', () => {
    const ended = (rating: number | null, time = '04T09:00') => facts({ rating, ended: at(time) });
    const { ratings, good } = report(ended(3), ended(3), ended(1), ended(null), { ...ended(2), ended: at('01T09:00') });
    expect(ratings).toEqual({ poor: 1, okay: 0, good: 2, ended: 4 });
    expect(good.value).toBeCloseTo(2 / 3);
    expect(good.before).toBe(0);
  });

  test('a line has at most ten points, however long the time is', () => {
    const quarter = Array.from({ length: 91 }, (_, day) => DAYS[0]! + day * 24 * HOUR);
    expect(serviceReport([], quarter, NOW).answer.line).toHaveLength(10);
  });
});

test('work by person and by category, most first; whoever had nothing is left out', () => {
  const tickets = [
    facts({ assigneeId: 7, category: 'SAP', ended: at('04T09:00'), solvedIn: 2 * HOUR }),
    facts({ assigneeId: 7, category: 'SAP' }),
    facts({ category: 'VPN', created: at('01T09:00') }),
    facts({ assigneeId: 9, created: at('01T00:00') - 60 * 24 * HOUR, ended: at('01T00:00') - 50 * 24 * HOUR }),
  ];
  expect(byAssignee(tickets, DAYS, NOW)).toEqual([
    { of: 7, open: 1, came: 2, before: 0, ended: 1, missed: 0, answer: null, solve: 2 * HOUR },
    { of: null, open: 1, came: 0, before: 1, ended: 0, missed: 0, answer: null, solve: null },
  ]);
  expect(byCategory(tickets, DAYS, NOW).map(({ of, came }) => [of, came])).toEqual([
    ['SAP', 2],
    ['VPN', 0],
  ]);
});

test.each([
  [[], null],
  [[5], 5],
  [[9, 1, 5], 5],
  [[1, 3], 2],
])('the middle of %j is %j', (values, middle) => {
  expect(median(values)).toBe(middle);
});

describe('facts of a ticket', () => {
  const ticket: ReportTicket = {
    id: 4,
    status: 'Solved',
    priority: 'High',
    category: 'SAP',
    team: 'Finance',
    requester: { name: '', address: 'oliver@outside.example' },
    assigneeId: 7,
    mailbox: 'support@nordwind.example',
    createdAt: '2026-11-06T16:00:00Z',
    lastMessageAt: '2026-11-06T16:30:00Z',
    firstResponseDue: null,
    resolutionDue: null,
    firstRespondedAt: '2026-11-09T09:00:00Z',
    slaPausedAt: null,
    solvedAt: '2026-11-09T10:00:00Z',
    closedAt: null,
    rating: 3,
  };
  const week = [0, 1, 2, 3, 4].map(() => [{ from: 540, to: 1020 }]);
  const sla: SlaSettings = {
    calendars: [{ key: 'office', name: 'Office', timeZone: 'Europe/Berlin', week: [...week, [], []], holidays: [] }],
    policies: [
      {
        key: 'p',
        name: 'All',
        enabled: true,
        when: { priorities: [], categories: [], domains: [], mailboxes: [] },
        firstResponseMinutes: 60,
        resolutionMinutes: null,
        calendar: 'office',
      },
    ],
  };

  test('nothing says who asked', () => {
    expect(JSON.stringify(factsOf(ticket, NO_SLA))).not.toContain('oliver');
  });
  test.each<[string, SlaSettings, number]>([
    ['on the clock without a calendar', NO_SLA, 65],
    ['in working hours of the promise’s calendar', sla, 1],
  ])('the first answer took its time %s', (_, given, hours) => {
    expect(factsOf(ticket, given).answeredIn).toBe(hours * HOUR);
  });
  test.each<[string, Partial<ReportTicket>, string | null]>([
    ['solved', {}, '2026-11-09T10:00:00Z'],
    ['closed without being solved', { status: 'Closed', solvedAt: null, closedAt: '2026-11-08T10:00:00Z' }, '2026-11-08T10:00:00Z'],
    ['closed by hand without a time', { status: 'Closed', solvedAt: null }, '2026-11-06T16:30:00Z'],
    ['open again', { status: 'Open' }, null],
  ])('%s', (_, over, ended) => {
    expect(factsOf({ ...ticket, ...over }, NO_SLA).ended).toBe(ended === null ? null : Date.parse(ended));
  });
});
