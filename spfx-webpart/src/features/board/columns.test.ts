import type { Ticket } from '@listdesk/shared/tickets';
import { aTicket } from '../../../../dev/exampleItems';
import { MANY, NO_FILTERS, type Filters } from '../../app/desk/state';
import { visibleRows } from '../../app/desk/views';
import { cardsOf, mayMove, midnight, nextColumn, placeIn } from './columns';

const today = midnight(Date.parse('2026-11-21T13:00:00Z'));
const ticket = (id: number, change: Partial<Ticket> = {}): Ticket =>
  aTicket({ id, subject: `Fall ${id}`, status: 'Open', lastMessageAt: `2026-11-21T10:0${id}:00.000Z`, ...change });

test('merged and closed tickets stand nowhere; filters and order are those of the list', () => {
  const all = new Map(
    [ticket(1), ticket(2, { priority: 'Urgent' }), ticket(3, { mergedInto: 't1' }), ticket(4, { status: 'Closed' }), ticket(5, { subject: 'x' })].map((one) => [
      one.id,
      one,
    ]),
  );
  expect(cardsOf(all, { ...NO_FILTERS, text: 'fall' }, { sort: 'priority', reverse: false }, today).Open.map(({ id }) => id)).toEqual([2, 1]);
});
test.each<[string, Partial<Filters>]>([
  ['a figure between two ends', { own: { Cost: ['10..20'] } }],
  ['a day between two ends', { own: { Visit: ['2026-11-20..2026-11-21'] } }],
  ['one of several choices', { own: { Sites: ['Bonn'] } }],
  ['a choice', { custom: { Region: ['North'] } }],
  ['what is unread', { unread: true }],
])('a column has the tickets that the list has: %s', (_, filters) => {
  const valuesOf = (cost: number, visit: string, sites: string[], region: string) => ({
    etag: '',
    values: {
      Cost: { text: String(cost), key: cost },
      Visit: { text: visit, key: visit },
      Sites: { text: sites.join(', '), key: sites.join(MANY) },
      Region: { text: region, key: 0 },
    },
  });
  const own = new Map([
    [1, valuesOf(15, '2026-11-21', ['Aachen', 'Bonn'], 'North')],
    [2, valuesOf(30, '2026-11-22', ['Aachen'], 'South')],
  ]);
  const tickets = new Map([1, 2, 3].map((id) => [id, ticket(id, { lastMessageFrom: id === 1 ? 'Requester' : 'Agent' })]));
  const asked = { ...NO_FILTERS, ...filters };
  const order = { sort: 'number', reverse: false } as const;
  const now = Date.parse(today);
  const rows = visibleRows({ tickets, own, filters: asked, ...order, view: 'allOpen', me: null, held: new Set(), found: {}, seen: {}, now });
  const cards = cardsOf(tickets, asked, order, today, { own, seen: {} }).Open;
  expect([rows, cards].map((shown) => shown.map(({ id }) => id))).toEqual([[1], [1]]);
});
test.each([
  ['New', 1, 'Open'],
  ['New', -1, null],
  ['Open', -1, null],
  ['Open', 1, 'Pending'],
  ['Pending', 1, 'Solved'],
  ['Pending', -1, 'Open'],
  ['Solved', 1, null],
  ['Solved', -1, null],
] as const)('%s, step %d: %s', (status, step, to) => {
  expect(nextColumn({ status, mergedInto: null }, step)).toBe(to);
});
test('a merged ticket moves nowhere', () => expect(mayMove({ status: 'Open', mergedInto: 't1' }, 'Pending')).toBe(false));
test('the place in a column counts the card itself once', () => {
  expect(placeIn([ticket(3), ticket(1)], ticket(2), 'Open', { sort: 'updated', reverse: false })).toEqual({ place: 2, count: 3 });
  expect(placeIn([ticket(3), ticket(2)], ticket(2), 'Open', { sort: 'updated', reverse: false })).toEqual({ place: 2, count: 2 });
});
