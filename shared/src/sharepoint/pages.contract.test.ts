import { AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { DeskLists, TicketView, TicketWhere } from './index.ts';

/** The newest `open` tickets are open; of those every third is unassigned and every third is the agent's, who also had most old ones. */
async function deskWith(
  rows: number,
  open = 300,
  timeOf = (at: number): number => Math.floor(at / 7),
): Promise<{ desk: SimulatedDesk; lists: DeskLists; me: number }> {
  const desk = await simulatedDesk();
  const lists = desk.lists(AGENT);
  const me = (await lists.currentUser()).id;
  const start = Date.parse('2020-01-01T00:00:00Z');
  seed(
    desk,
    'Tickets',
    Array.from({ length: rows }, (_, at) => {
      const isOpen = at >= rows - open;
      return {
        Title: `Ticket ${at}`,
        TicketKey: `t-${at}`,
        TicketStatus: isOpen ? (['New', 'Open', 'Pending'] as const)[at % 3]! : 'Closed',
        TicketPriority: 'Normal',
        RequesterEmail: `person${at % 1000}@x.example`,
        Assignee: isOpen ? (at % 3 === 0 ? null : at % 3 === 1 ? me : 1) : me,
        // Several tickets share a moment, so that only the number can tell them apart.
        LastMessageAt: new Date(start + timeOf(at) * 60_000).toISOString().replace('.000Z', 'Z'),
      };
    }),
  );
  return { desk, lists, me };
}

async function everything(desk: SimulatedDesk, lists: DeskLists, view: TicketView, top = 50, pages = 200): Promise<{ ids: number[]; costs: number[] }> {
  const ids: number[] = [];
  const costs: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 200; page += 1) {
    const mark = desk.simulator.log.mark();
    const answer = await lists.ticketPage(view, { top, ...(cursor !== undefined && { cursor }) });
    costs.push(desk.simulator.log.since(mark).length);
    ids.push(...answer.tickets.map(({ id }) => id));
    if (answer.cursor === null || costs.length === pages) return { ids, costs };
    cursor = answer.cursor;
  }
  throw new Error('no end');
}

describe.each([4_999, 5_001, 20_000, 100_000])('a desk with %i tickets', (rows) => {
  let world: Awaited<ReturnType<typeof deskWith>>;
  beforeAll(async () => {
    world = await deskWith(rows);
  });

  test.each([
    ['mine', (me: number): TicketView => ({ view: 'mine', agentId: me }), 100],
    ['unassigned', (): TicketView => ({ view: 'unassigned' }), 100],
    ['all open', (): TicketView => ({ view: 'allOpen' }), 300],
    ['pending', (): TicketView => ({ view: 'status', statuses: ['Pending'] }), 100],
  ])('shows %s whole, each ticket once, newest first, one request a page', async (_name, view, expected) => {
    const { desk, lists, me } = world;
    const { ids, costs } = await everything(desk, lists, view(me));
    expect(ids).toHaveLength(expected);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(new Set(costs)).toEqual(new Set([1]));
  });

  test('shows what one person wrote, by either address', async () => {
    const { desk, lists } = world;
    const { ids } = await everything(desk, lists, { view: 'requester', addresses: ['person3@x.example', 'PERSON4@x.example'] });
    expect(ids).toHaveLength(Math.ceil((rows - 3) / 1000) + Math.ceil((rows - 4) / 1000));
  });

  test('counts and finds one ticket', async () => {
    const { lists, me } = world;
    expect(await lists.counts(me)).toEqual({ mine: 100, unassigned: 100, allOpen: 300 });
    expect(await lists.ticket({ key: 't-0' })).toMatchObject({ id: 1 });
    expect(await lists.ticketsById([1, rows])).toHaveLength(2);
  });

  test('shows closed tickets, however many there are', async () => {
    const { lists } = world;
    const { tickets, cursor } = await lists.ticketPage({ view: 'status', statuses: ['Closed'] });
    expect(tickets.length).toBeGreaterThanOrEqual(50);
    expect(tickets.map(({ id }) => id)).toEqual(Array.from(tickets, (_, at) => rows - 300 - at));
    const second = await lists.ticketPage({ view: 'status', statuses: ['Closed'] }, { cursor: cursor! });
    expect(second.tickets[0]!.id).toBe(rows - 300 - tickets.length);
  });
});

test('closed tickets behind 3,000 open ones come with a handful of requests', async () => {
  const { desk, lists } = await deskWith(100_000, 3_000);
  const { ids, costs } = await everything(desk, lists, { view: 'status', statuses: ['Closed'] }, 50, 3);
  // The index is tried once; then a screenful, and six looks ten times as wide.
  expect(costs).toEqual([8, 1, 1]);
  expect(ids).toEqual(Array.from({ length: ids.length }, (_, at) => 97_000 - at));
});

describe.each([
  [20_000, 6_000],
  [100_000, 12_000],
])('of %i tickets %i are open, more than one query may touch', (rows, open) => {
  /** Old tickets are answered today, new ones rest: times do not follow the numbers. */
  const timeOf = (at: number): number => Math.floor(((at * 7_919) % rows) / 3);
  let world: Awaited<ReturnType<typeof deskWith>>;
  beforeAll(async () => {
    world = await deskWith(rows, open, timeOf);
  });

  test('they are shown, each once, newest message first', async () => {
    const { desk, lists, me } = world;
    // All of the smaller desk, the first screens of the larger.
    const { ids, costs } = await everything(desk, lists, { view: 'allOpen' }, 500, rows === 20_000 ? 200 : 4);
    const wanted = Array.from({ length: open }, (_, at) => rows - at).sort((a, b) => timeOf(b - 1) - timeOf(a - 1) || b - a);
    expect(ids).toEqual(rows === 20_000 ? wanted : wanted.slice(0, ids.length));
    expect(ids.length).toBeGreaterThanOrEqual(rows === 20_000 ? open : 1_000);
    // The first page tries the index once; every page costs about what its share of open tickets makes it.
    expect(Math.max(...costs)).toBeLessThanOrEqual(Math.ceil((rows / open) * 1.5) + 1);
    if (rows === 20_000) expect(await lists.counts(me)).toEqual({ mine: 2_000, unassigned: 2_000, allOpen: 6_000 });
  });

  test('a few of them are asked for by their own index', async () => {
    const { desk, lists } = world;
    const where = { statuses: ['New', 'Open', 'Pending'] as const, requesters: ['person7@x.example'] };
    const { ids, costs } = await everything(desk, lists, { view: 'where', where });
    const wanted = Array.from({ length: open }, (_, at) => rows - at)
      .filter((id) => (id - 1) % 1000 === 7)
      .sort((a, b) => timeOf(b - 1) - timeOf(a - 1) || b - a);
    expect(ids).toEqual(wanted);
    expect(costs).toEqual([2]);
  });
});

test.each([
  ['status alone', { statuses: ['Pending'] }, ['a-2']],
  ['nobody and a person', { statuses: ['Open'], assignees: [0, 1] }, ['a-1']],
  ['a category, no matter its case', { statuses: ['Open', 'Pending'], categories: ['SAP'] }, ['a-1', 'a-2']],
  ['no category', { statuses: ['Closed'], categories: [''] }, ['a-3']],
  ['an apostrophe', { statuses: ['Closed', 'Open'], teams: ["L'équipe"] }, ['a-3']],
  ['what is not indexed', { statuses: ['Open', 'Pending'], channels: ['Portal'], types: ['Request'] }, ['a-2']],
] as [string, TicketWhere, string[]][])('a view filters by %s', async (_name, where, keys) => {
  const desk = await simulatedDesk();
  seed(desk, 'Tickets', [
    { Title: '1', TicketKey: 'a-1', TicketStatus: 'Open', Category: 'sap', LastMessageAt: '2026-01-03T00:00:00Z' },
    { Title: '2', TicketKey: 'a-2', TicketStatus: 'Pending', Category: 'SAP', Channel: 'Portal', TicketType: 'Request', LastMessageAt: '2026-01-02T00:00:00Z' },
    { Title: '3', TicketKey: 'a-3', TicketStatus: 'Closed', Team: "L'équipe", LastMessageAt: '2026-01-01T00:00:00Z' },
  ]);
  const { tickets } = await desk.lists(AGENT).ticketPage({ view: 'where', where });
  expect(tickets.map(({ key }) => key)).toEqual(keys);
});

test.each([
  ['no status', { statuses: [] }],
  ['more values than an address holds', { statuses: ['Open'], categories: Array.from({ length: 21 }, (_, at) => `c${at}`) }],
  ['a column that is none', { statuses: ['Open'], custom: { "x' or 1 eq 1": ['a'] } }],
] as [string, TicketWhere][])('a view with %s is refused', async (_name, where) => {
  const { lists } = await deskWith(1, 1);
  await expect(lists.ticketPage({ view: 'where', where })).rejects.toMatchObject({ code: 'lists.invalid' });
});

test('put off tickets are found by their time', async () => {
  const desk = await simulatedDesk();
  seed(desk, 'Tickets', [
    { Title: '1', TicketKey: 'b-1', TicketStatus: 'Open', SnoozedUntil: '2026-01-03T00:00:00Z' },
    { Title: '2', TicketKey: 'b-2', TicketStatus: 'Open', SnoozedUntil: '2026-01-01T00:00:00Z' },
  ]);
  const { tickets } = await desk.lists(AGENT).ticketPage({ view: 'snoozed', now: '2026-01-02T00:00:00.000Z' });
  expect(tickets.map(({ key }) => key)).toEqual(['b-1']);
});

test.each([['nonsense'], ['{"below":-1}'], ['{"wording":0}'], ['{"through":1}'], ['{"wording":-1,"next":"Paged=TRUE"}']])(
  'a damaged page link %s is refused in words',
  async (cursor) => {
    const { lists } = await deskWith(1, 1);
    await expect(lists.ticketPage({ view: 'allOpen' }, { cursor })).rejects.toMatchObject({ code: 'lists.invalid' });
  },
);

test.each([[0], [501], [1.5]])('a page of %d rows is refused', async (top) => {
  const { lists } = await deskWith(1, 1);
  await expect(lists.ticketPage({ view: 'allOpen' }, { top })).rejects.toMatchObject({ code: 'lists.invalid' });
});
