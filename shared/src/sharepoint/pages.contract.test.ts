import { AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { DeskLists, TicketView } from './index.ts';

/** The newest `open` tickets are open; of those every third is unassigned and every third is the agent's, who also had most old ones. */
async function deskWith(rows: number, open = 300): Promise<{ desk: SimulatedDesk; lists: DeskLists; me: number }> {
  const desk = await simulatedDesk();
  const lists = desk.lists(AGENT);
  const me = (await lists.currentUser()).id;
  const start = Date.parse('2020-01-01T00:00:00Z');
  seed(desk, 'Tickets', Array.from({ length: rows }, (_, at) => {
    const isOpen = at >= rows - open;
    return {
      Title: `Ticket ${at}`, TicketKey: `t-${at}`, TicketStatus: isOpen ? (['New', 'Open', 'Pending'] as const)[at % 3]! : 'Closed', TicketPriority: 'Normal',
      RequesterEmail: `person${at % 1000}@x.example`, Assignee: isOpen ? (at % 3 === 0 ? null : at % 3 === 1 ? me : 1) : me,
      // Several tickets share a moment, so that only the number can tell them apart.
      LastMessageAt: new Date(start + Math.floor(at / 7) * 60_000).toISOString().replace('.000Z', 'Z'),
    };
  }));
  return { desk, lists, me };
}

async function everything(desk: SimulatedDesk, lists: DeskLists, view: TicketView, top = 50): Promise<{ ids: number[]; costs: number[] }> {
  const ids: number[] = [];
  const costs: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 200; page += 1) {
    const mark = desk.simulator.log.mark();
    const answer = await lists.ticketPage(view, { top, ...(cursor !== undefined && { cursor }) });
    costs.push(desk.simulator.log.since(mark).length);
    ids.push(...answer.tickets.map(({ id }) => id));
    if (answer.cursor === null) return { ids, costs };
    cursor = answer.cursor;
  }
  throw new Error('no end');
}

describe.each([4_999, 5_001, 20_000, 100_000])('a desk with %i tickets', (rows) => {
  let world: Awaited<ReturnType<typeof deskWith>>;
  beforeAll(async () => {
    world = await deskWith(rows);
  }, 60_000);

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
    const first = await lists.ticketPage({ view: 'status', statuses: ['Closed'] });
    expect(first.tickets.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, at) => rows - 300 - at));
    const second = await lists.ticketPage({ view: 'status', statuses: ['Closed'] }, { cursor: first.cursor! });
    expect(second.tickets[0]!.id).toBe(rows - 350);
  });
});

test('more open tickets than one query may touch are all shown, newest number first', async () => {
  const { desk, lists, me } = await deskWith(12_000, 6_000);
  const { ids, costs } = await everything(desk, lists, { view: 'allOpen' }, 500);
  expect(ids).toEqual(Array.from({ length: 6_000 }, (_, at) => 12_000 - at));
  // The first page tries the index and asks for the newest number.
  expect(costs[0]).toBe(3);
  expect(Math.max(...costs.slice(1, 12))).toBeLessThanOrEqual(2);
  expect(await lists.counts(me)).toEqual({ mine: 2_000, unassigned: 2_000, allOpen: 6_000 });
}, 60_000);

test.each([['nonsense'], ['{"below":-1}'], ['{"wording":0}'], ['{"wording":-1,"next":"Paged=TRUE"}']])('a damaged page link %s is refused in words', async (cursor) => {
  const { lists } = await deskWith(1, 1);
  await expect(lists.ticketPage({ view: 'allOpen' }, { cursor })).rejects.toMatchObject({ code: 'lists.invalid' });
});

test.each([[0], [501], [1.5]])('a page of %d rows is refused', async (top) => {
  const { lists } = await deskWith(1, 1);
  await expect(lists.ticketPage({ view: 'allOpen' }, { top })).rejects.toMatchObject({ code: 'lists.invalid' });
});
