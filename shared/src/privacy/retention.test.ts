import { DEFAULT_RETENTION, dueTicket, parseRetention, ruleFor, youngestDue, type Ended, type RetentionRule } from './index.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const rules: RetentionRule[] = [
  { type: null, status: null, days: 100, then: 'delete' },
  { type: null, status: 'Solved', days: 200, then: 'anonymise' },
  { type: 'Invoice', status: null, days: 3650, then: 'delete' },
  { type: 'Invoice', status: 'Solved', days: 10, then: 'delete' },
];
const ticket = (over: Partial<Ended>): Ended => ({ type: null, status: 'Closed', solvedAt: null, closedAt: '2026-01-01T00:00:00Z', legalHold: null, ...over });

test.each([
  ['the rule for all', ticket({}), 'delete'],
  ['its status has a rule', ticket({ status: 'Solved', closedAt: null, solvedAt: '2026-01-01T00:00:00Z' }), 'anonymise'],
  ['its type has a longer one', ticket({ type: 'Invoice' }), null],
  ['type and status together', ticket({ type: 'Invoice', status: 'Solved', closedAt: null, solvedAt: '2026-11-01T00:00:00Z' }), 'delete'],
  ['not yet: a millisecond is missing', ticket({ closedAt: '2026-08-13T08:00:00.001Z' }), null],
  ['to the millisecond', ticket({ closedAt: '2026-08-13T08:00:00.000Z' }), 'delete'],
  ['open again', ticket({ status: 'Open' }), null],
  ['under a legal hold', ticket({ legalHold: 'lawsuit' }), null],
  ['nobody knows when it ended', ticket({ closedAt: null }), null],
  ['an end that is no time', ticket({ closedAt: 'yesterday' }), null],
])('%s', (_name, given, expected) => expect(dueTicket(rules, given, NOW)).toBe(expected));

test('no rule fits: nothing goes', () => expect(ruleFor([{ type: 'Invoice', status: null, days: 1, then: 'delete' }], ticket({}))).toBeNull());

test('seven years for tickets and the audit log when nobody said otherwise', () => {
  const settings = parseRetention(undefined)!;
  expect(settings).toEqual(DEFAULT_RETENTION);
  expect(dueTicket(settings.tickets, ticket({ closedAt: '2019-11-21T08:00:00Z' }), NOW)).toBe('delete');
  expect(dueTicket(settings.tickets, ticket({ closedAt: '2019-11-22T08:00:00Z' }), NOW)).toBeNull();
  expect(youngestDue(settings, NOW)).toBe('2019-11-21T08:00:00.000Z');
});

test.each([
  ['words', 'x'],
  ['a rule without days', { tickets: [{ then: 'delete' }] }],
  ['no day at all', { tickets: [{ days: 0, then: 'delete' }] }],
  ['half a day', { tickets: [{ days: 1.5, then: 'delete' }] }],
  ['another end', { tickets: [{ days: 1, then: 'burn' }] }],
  ['a status that is no end', { tickets: [{ days: 1, then: 'delete', status: 'Open' }] }],
  [
    'the same twice',
    {
      tickets: [
        { days: 1, then: 'delete' },
        { days: 2, then: 'delete' },
      ],
    },
  ],
  ['an audit log of a week', { auditLogDays: 7 }],
  ['a list of nothing', { tickets: [null] }],
])('%s is refused, not guessed', (_name, value) => expect(parseRetention(value)).toBeNull());
