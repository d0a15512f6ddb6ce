import { ManualClock } from '../../../dev/simulator/core/clock.ts';
import { AGENT, REQUESTER, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { REPORT_PARTS, type ReportTicket } from '../reports/index.ts';
import type { ReportPage } from './index.ts';

const NOW = '2026-11-20T10:00:00Z';
const SINCE = '2026-11-01T00:00:00Z';
type Seeded = Record<string, string | number | null>;
const row = (at: number, over: Seeded = {}): Seeded => ({
  Title: `Drucker ${at}`,
  TicketKey: `t-${at}`,
  TicketStatus: 'Open',
  RequesterEmail: 'JG@x.example',
  Created: '2026-11-10T10:00:00Z',
  LastMessageAt: NOW,
  ...over,
});

async function whole(desk: SimulatedDesk): Promise<{ ids: number[]; requests: number; tickets: ReportTicket[] }> {
  const lists = desk.lists(AGENT);
  const mark = desk.simulator.log.mark();
  const tickets = new Map<number, ReportTicket>();
  for (const part of REPORT_PARTS)
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: ReportPage = await lists.reportPage(part, SINCE, cursor);
      for (const ticket of page.tickets) tickets.set(ticket.id, ticket);
      cursor = page.cursor;
    }
  return { ids: [...tickets.keys()].sort((a, b) => a - b), requests: desk.simulator.log.since(mark).length, tickets: [...tickets.values()] };
}
const deskWith = async (rows: readonly Seeded[]): Promise<SimulatedDesk> => {
  const desk = await simulatedDesk({ clock: new ManualClock(NOW) });
  seed(desk, 'Tickets', rows);
  return desk;
};

test.each<[string, Seeded, boolean]>([
  ['made since', {}, true],
  ['made since and closed', { TicketStatus: 'Closed', SolvedAt: '2026-11-12T10:00:00Z' }, true],
  ['made before and solved since', { Created: '2026-09-01T10:00:00Z', TicketStatus: 'Solved', SolvedAt: '2026-11-12T10:00:00Z' }, true],
  ['made before and still open', { Created: '2026-09-01T10:00:00Z' }, true],
  ['made and solved before', { Created: '2026-09-01T10:00:00Z', TicketStatus: 'Closed', SolvedAt: '2026-09-12T10:00:00Z' }, false],
  ['merged into another', { MergedInto: 't-9' }, false],
])('a ticket %s: counted is %s', async (_, over, counted) => {
  // An old one below and a new one above, as on every desk that is in use.
  const desk = await deskWith([row(1, { Created: '2026-08-01T10:00:00Z', TicketStatus: 'Closed', SolvedAt: '2026-08-02T10:00:00Z' }), row(2, over)]);
  expect((await whole(desk)).ids).toEqual(counted ? [2] : []);
});

test('past the threshold of the list the cost goes with what is counted, not with the list', async () => {
  const old = Array.from({ length: 12_000 }, (_, at) => row(at, { Created: '2026-08-01T10:00:00Z', TicketStatus: 'Closed', SolvedAt: '2026-08-02T10:00:00Z' }));
  const { ids, requests } = await whole(await deskWith([...old, row(12_001), row(12_002)]));
  expect({ ids, requests }).toEqual({ ids: [12_001, 12_002], requests: 3 });
});

test('rows broken by hand are left out, and the address is asked for promises to a domain alone', async () => {
  const { tickets } = await whole(await deskWith([row(1, { TicketStatus: 'Whatever' }), row(2)]));
  expect(tickets.map(({ id, requester }) => [id, requester])).toEqual([[2, { name: '', address: 'jg@x.example' }]]);
});

test('a ticket that came back from the archive counts from when it was first opened', async () => {
  const { tickets } = await whole(await deskWith([row(1, { OpenedAt: '2026-03-01T10:00:00Z' })]));
  expect(tickets.map(({ createdAt }) => createdAt)).toEqual(['2026-03-01T10:00:00.000Z']);
});

test.each(['', 'yesterday'])('refuses a start that is no time: %j', async (since) => {
  await expect((await simulatedDesk()).lists(AGENT).reportPage('made', since)).rejects.toMatchObject({ code: 'lists.invalid' });
});
test('shows nobody what they may not read', async () => {
  await expect((await simulatedDesk()).lists(REQUESTER).reportPage('made', SINCE)).rejects.toMatchObject({
    code: expect.stringMatching(/^lists\.(denied|unauthenticated)$/),
  });
});
