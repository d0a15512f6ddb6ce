import { ADMIN, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { takingPart } from './takingPart.ts';

const ME = 'kim@nordwind.example';
let desk: SimulatedDesk;
beforeAll(async () => {
  desk = await simulatedDesk();
  // Every third mine, every fifth with me in Cc, every fifteenth both.
  seed(desk, 'Tickets', Array.from({ length: 700 }, (_, at) => ({
    TicketKey: `t-${at + 1}`, Title: `Ticket ${at + 1}`, TicketStatus: 'Open', LastMessageAt: new Date(Date.UTC(2026, 0, 1) + (at + 1) * 60_000).toISOString().replace('.000Z', 'Z'),
    RequesterEmail: (at + 1) % 3 === 0 ? ME : 'else@nordwind.example', CcAddresses: (at + 1) % 5 === 0 ? `other@x.example\n${ME}` : `not-${ME}`,
  })));
}, 60_000);

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
  expect(desk.simulator.log.since(mark).length).toBeLessThanOrEqual(4);
});

it.each(['nonsense', '{"own":3,"below":null}', '{"own":null,"below":-1}', '{}'])('refuses the damaged link %s', async (cursor) => {
  await expect(takingPart(desk.lists(ADMIN), [ME], cursor)).rejects.toMatchObject({ code: 'lists.invalid' });
});
