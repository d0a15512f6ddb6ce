import { ADMIN, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { takingPart } from './takingPart.ts';

const ME = 'kim@nordwind.example';
let desk: SimulatedDesk;
beforeAll(async () => {
  desk = await simulatedDesk();
  // Every third mine, every fifth with me in Cc, every fifteenth both.
  seed(
    desk,
    'Tickets',
    Array.from({ length: 700 }, (_, at) => ({
      TicketKey: `t-${at + 1}`,
      Title: `Ticket ${at + 1}`,
      TicketStatus: 'Open',
      LastMessageAt: new Date(Date.UTC(2026, 0, 1) + (at + 1) * 60_000).toISOString().replace('.000Z', 'Z'),
      RequesterEmail: (at + 1) % 3 === 0 ? ME : 'else@nordwind.example',
      CcAddresses: (at + 1) % 5 === 0 ? `other@x.example\n${ME}` : `not-${ME}`,
    })),
  );
});

it('brings every ticket a person takes part in once, the newest first, whichever page it is on', async () => {
  const lists = desk.lists(ADMIN);
  const found: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 30; page += 1) {
    const answer = await takingPart(lists, [ME.toUpperCase()], cursor);
    const times = answer.tickets.map((ticket) => ticket.lastMessageAt);
    expect(times).toEqual([...times].sort().reverse());
    if (page === 0) expect(answer.tickets[0]!.id).toBe(700);
    found.push(...answer.tickets.map((ticket) => ticket.id));
    if (answer.cursor === null) break;
    cursor = answer.cursor;
  }
  const mine = Array.from({ length: 700 }, (_, at) => at + 1).filter((id) => id % 3 === 0 || id % 5 === 0);
  expect(found.sort((a, b) => a - b)).toEqual(mine);
});

it('asks a bounded number of times', async () => {
  const mark = desk.simulator.log.mark();
  await takingPart(desk.lists(ADMIN), [ME], undefined);
  expect(desk.simulator.log.since(mark).length).toBeLessThanOrEqual(5);
});

it.each([
  'nonsense',
  '{"own":3,"below":null}',
  '{"own":null,"below":-1}',
  '{}',
  '{"own":false,"below":false,"old":0,"oldCopies":null}',
  '{"own":false,"below":false,"old":null}',
])('refuses the damaged link %s', async (cursor) => {
  await expect(takingPart(desk.lists(ADMIN), [ME], cursor)).rejects.toMatchObject({ code: 'lists.invalid' });
});

it('brings what they asked or are in copy of and is in the archive after everything else, each once', async () => {
  const OLD = 'old@nordwind.example';
  seed(desk, 'Tickets', [{ TicketKey: 'both', Title: 'Both', TicketStatus: 'Open', LastMessageAt: '2026-01-01T00:00:00Z', RequesterEmail: OLD }]);
  const archived = (key: string, more: object = {}) => ({
    TicketKey: key,
    Title: key,
    TicketStatus: 'Closed',
    LastMessageAt: '2020-01-01T00:00:00Z',
    RequesterEmail: OLD,
    ...more,
  });
  seed(desk, 'ArchivedTickets', [
    ...Array.from({ length: 40 }, (_, at) => archived(`a-${at + 1}`, { TicketNumber: 9000 + at })),
    archived('both', { TicketNumber: 9500 }),
    archived('back', { Returning: true }),
    archived('not', { RequesterEmail: 'else@nordwind.example', CcAddresses: `not-${OLD}` }),
    archived('copied', { RequesterEmail: 'else@nordwind.example', CcAddresses: `third@x.example\n${OLD}`, TicketNumber: 9600 }),
    archived('copied back', { RequesterEmail: 'else@nordwind.example', CcAddresses: OLD, Returning: true }),
    archived('mine with me in copy', { CcAddresses: OLD, TicketNumber: 9700 }),
  ]);
  const lists = desk.lists(ADMIN);
  const first = await takingPart(lists, [OLD.toUpperCase()], undefined);
  expect(first.tickets[0]).toMatchObject({ key: 'both' });
  expect(first.tickets[1]).toMatchObject({ id: expect.any(Number), archivedAt: expect.any(String) });
  const second = await takingPart(lists, [OLD], first.cursor!);
  expect(second.cursor).toBeNull();
  expect([...first.tickets, ...second.tickets].map(({ key }) => key).sort()).toEqual(
    ['both', 'copied', 'mine with me in copy', ...Array.from({ length: 40 }, (_, at) => `a-${at + 1}`)].sort(),
  );
});
