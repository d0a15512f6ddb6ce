import type { Ticket } from '@listdesk/shared/tickets';
import { aTicket } from '../../../../dev/exampleItems';
import { aheadOf, comingMoment } from './ahead';

const NOW = Date.parse('2026-11-18T10:00:00Z'); // a Wednesday
const ME = { id: 7, name: 'Jonas Weber', address: 'jonas.weber@nordwind.example' };
const open = (ticket: Partial<Ticket>): Ticket =>
  aTicket({ status: 'Open', firstRespondedAt: '2026-11-17T10:00:00Z', firstResponseDue: null, resolutionDue: null, ...ticket });
const ahead = (mine: number | null, ...tickets: Ticket[]) => aheadOf(new Map(tickets.map((ticket, at) => [at, ticket])), mine, NOW);

test.each<[string, Ticket[], ReturnType<typeof aheadOf>]>([
  ['an empty desk', [], { late: 0, due: null, back: null }],
  [
    'the nearer of two',
    [open({ resolutionDue: '2026-11-19T08:20:00Z' }), open({ resolutionDue: '2026-11-18T14:00:00Z' })],
    { late: 0, due: '2026-11-18T14:00:00Z', back: null },
  ],
  ['what is late is counted', [open({ resolutionDue: '2026-11-18T09:00:00Z' })], { late: 1, due: null, back: null }],
  [
    'solved, pending and merged wait for nobody',
    [
      open({ status: 'Solved', resolutionDue: '2026-11-18T14:00:00Z' }),
      open({ status: 'Pending', resolutionDue: '2026-11-18T14:00:00Z' }),
      open({ mergedInto: 'other', resolutionDue: '2026-11-18T14:00:00Z' }),
    ],
    { late: 0, due: null, back: null },
  ],
  [
    'what is put off comes back instead of being due',
    [open({ snoozedUntil: '2026-11-20T08:00:00Z', resolutionDue: '2026-11-18T14:00:00Z' })],
    { late: 0, due: null, back: '2026-11-20T08:00:00Z' },
  ],
])('what comes next: %s', (_name, tickets, expected) => expect(ahead(null, ...tickets)).toEqual(expected));

test('of what was put off, only one’s own counts for one’s own work', () => {
  const theirs = open({ snoozedUntil: '2026-11-19T08:00:00Z', assignee: null });
  const own = open({ snoozedUntil: '2026-11-20T08:00:00Z', assignee: ME });
  expect(ahead(ME.id, theirs, own).back).toBe('2026-11-20T08:00:00Z');
});

test.each([
  ['2026-11-18T13:20:00Z', 'en-GB', /^today, \d\d:20$/],
  ['2026-11-19T08:20:00Z', 'en-GB', /^tomorrow, \d\d:20$/],
  ['2026-11-19T08:20:00Z', 'de-DE', /^morgen, \d\d:20$/],
  ['2026-11-21T08:20:00Z', 'en-GB', /^Saturday.+\d\d:20$/],
  ['2026-12-03T08:20:00Z', 'en-GB', /^3 December.+\d\d:20$/],
])('%s in %s', (at, locale, expected) => expect(comingMoment(at, NOW, locale)).toMatch(expected));
