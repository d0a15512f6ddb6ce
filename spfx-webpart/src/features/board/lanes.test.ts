import type { Ticket } from '@listdesk/shared/tickets';
import { aTicket } from '../../../../dev/exampleItems';
import { NO_FILTERS } from '../../app/desk/state';
import { boardKeys } from './boardKeys';
import { areFields, cardHeight, FACE_FIELDS, linesOf, withinRoom } from './cardFields';
import { cardsOf, COLUMNS, midnight, OPEN_COLUMNS, type Cards, type Column } from './columns';
import { lanePatch, lanesOf, type LaneBy } from './lanes';
import type { Place } from './useDrag';

const NOW = Date.parse('2026-11-21T13:00:00Z');
const today = midnight(NOW);
const ticket = (id: number, change: Partial<Ticket> = {}): Ticket =>
  aTicket({ id, subject: `S${id}`, status: 'Open', lastMessageAt: `2026-11-21T10:0${id}:00.000Z`, ...change });
const held = (...tickets: Ticket[]) => new Map(tickets.map((one) => [one.id, one]));
const person = (id: number, name: string) => ({ id, name, address: '' });
const NUMBER = { sort: 'number', reverse: false } as const;
const cards = (...tickets: Ticket[]): Cards => cardsOf(held(...tickets), NO_FILTERS, NUMBER, today, undefined, { view: 'allOpen', myId: 1, now: NOW });
const drawn = (by: LaneBy, ...tickets: Ticket[]) =>
  lanesOf(cards(...tickets), by).map(({ name, count, cards: { Open } }) => [name, count, Open.map(({ id }) => id)]);

test.each([
  [
    'people by name, nobody last',
    'assignee',
    [ticket(1), ticket(2, { assignee: person(9, 'Zoe') }), ticket(3, { assignee: person(8, 'Ada') }), ticket(4, { assignee: person(8, 'Ada'), status: 'New' })],
    [
      ['Ada', 2, [3]],
      ['Zoe', 1, [2]],
      [null, 1, [1]],
    ],
  ],
  [
    'urgent before low',
    'priority',
    [ticket(1), ticket(2, { priority: 'Urgent' }), ticket(3, { priority: 'Low' })],
    [
      ['Urgent', 1, [2]],
      ['Normal', 1, [1]],
      ['Low', 1, [3]],
    ],
  ],
  [
    'teams by name, no team last',
    'team',
    [ticket(1), ticket(2, { team: 'SAP' }), ticket(3, { team: 'Netz' })],
    [
      ['Netz', 1, [3]],
      ['SAP', 1, [2]],
      [null, 1, [1]],
    ],
  ],
] as [string, LaneBy, never[], unknown][])('lanes: %s', (_name, by, tickets, expected) => expect(drawn(by, ...tickets)).toEqual(expected));

test('a lane counts the cards of the columns that stand open, and is not there without one', () => {
  const solved = { status: 'Solved', solvedAt: '2026-11-21T12:00:00.000Z' } as const;
  const all = cards(ticket(1), ticket(2, solved), ticket(3, { ...solved, priority: 'Low' }));
  const counted = (shown: readonly Column[]) => lanesOf(all, 'priority', shown).map(({ key, count }) => [key, count]);
  expect(counted(OPEN_COLUMNS)).toEqual([['Normal', 1]]);
  expect(counted(COLUMNS)).toEqual([
    ['Normal', 2],
    ['Low', 1],
  ]);
});

test('two people of one name have a lane each', () =>
  expect(drawn('assignee', ticket(1, { assignee: person(7, 'Max') }), ticket(2, { assignee: person(8, 'Max') }))).toHaveLength(2));

test.each([
  ['assignee', '8', { assigneeId: 8 }],
  ['assignee', '0', { assigneeId: null }],
  ['priority', 'High', { priority: 'High' }],
  ['team', 'SAP', { team: 'SAP' }],
  ['team', '', { team: null }],
] as [LaneBy, string, object][])('carried to the lane of %s %s', (by, key, patch) => expect(lanePatch(by, key)).toEqual(patch));

test.each([
  ['mine', [2, 5]],
  ['unassigned', [1]],
  ['allOpen', [1, 2, 3, 5]],
] as const)('the board stands for the view %s; what is put off is out of sight until then', (view, ids) => {
  const all = held(
    ticket(1),
    ticket(2, { assignee: person(1, 'Ich') }),
    ticket(3, { assignee: person(2, 'Du') }),
    ticket(4, { assignee: person(1, 'Ich'), snoozedUntil: new Date(NOW + 1).toISOString() }),
    ticket(5, { assignee: person(1, 'Ich'), status: 'Solved', solvedAt: new Date(NOW).toISOString() }),
  );
  const shown = cardsOf(all, NO_FILTERS, NUMBER, today, undefined, { view, myId: 1, now: NOW });
  expect([...shown.Open, ...shown.Solved].map(({ id }) => id).sort()).toEqual(ids);
});

test('a card grows by a line for each further column, up to four; the newest choice stays', () => {
  expect(cardHeight(FACE_FIELDS)).toBe(106);
  expect(cardHeight(['due'])).toBe(82);
  expect(cardHeight([...FACE_FIELDS, 'team', 'own:Site'])).toBe(106 + 48);
  expect(withinRoom(['due', 'category', 'team', 'type', 'created', 'own:Site'])).toEqual(['due', 'team', 'type', 'created', 'own:Site']);
  expect(linesOf(['own:Site', 'team'])).toEqual(['team', 'own:Site']);
  expect([areFields(['due', 'own:Site']), areFields(['due', 'own:x y']), areFields(['moon']), areFields('due')]).toEqual([true, false, false, false]);
});

describe('keys', () => {
  const lanes = lanesOf(
    cards(
      ticket(1, { assignee: person(8, 'Ada') }),
      ticket(2, { assignee: person(8, 'Ada') }),
      ticket(3, { assignee: person(9, 'Zoe') }),
      ticket(4, { assignee: person(9, 'Zoe'), status: 'Pending' }),
    ),
    'assignee',
  );
  const press = (on: number, key: string, ctrlKey = false): unknown[] => {
    const told: unknown[] = [];
    const card = document.createElement('div');
    card.dataset.card = String(on);
    const act = boardKeys({
      lanes,
      shown: ['New', 'Open', 'Pending'],
      tickets: new Map(lanes.flatMap((lane) => [...lane.cards.Open, ...lane.cards.Pending]).map((one) => [one.id, one])),
      onGo: (id, column) => told.push(['go', id, column]),
      onOpen: (id) => told.push(['open', id]),
      onMove: (one, to: Place) => told.push(['move', one.id, to.column, to.lane]),
      onEdge: (one, side) => told.push(['edge', one.id, side]),
    });
    act({ target: card, key, ctrlKey, metaKey: false, altKey: false, preventDefault: () => undefined, stopPropagation: () => undefined } as never);
    return told;
  };
  // Ada: 2, 1 open. Zoe: 3 open, 4 pending.
  test.each([
    ['down within a lane', 2, 'ArrowDown', false, [['go', 1, 'Open']]],
    ['down over the edge of a lane', 1, 'ArrowDown', false, [['go', 3, 'Open']]],
    ['up into the lane above, to its last card', 3, 'ArrowUp', false, [['go', 1, 'Open']]],
    ['nothing above the first', 2, 'ArrowUp', false, []],
    ['aside in the same lane', 3, 'ArrowRight', false, [['go', 4, 'Pending']]],
    ['aside where the lane has nothing', 1, 'ArrowRight', false, []],
    ['to the next status', 3, 'ArrowRight', true, [['move', 3, 'Pending', null]]],
    ['to the next lane', 1, 'ArrowDown', true, [['move', 1, 'Open', '9']]],
    ['no lane beyond the last', 4, 'ArrowDown', true, [['edge', 4, 'lane']]],
    ['never new again', 3, 'ArrowLeft', true, [['edge', 3, 'back']]],
    ['open', 4, 'Enter', false, [['open', 4]]],
  ] as const)('%s', (_name, on, key, ctrl, expected) => expect(press(on, key, ctrl)).toEqual(expected));
});
