import { AGENT, seed, simulatedDesk } from '../../../dev/bench/simulatedDesk.ts';

/** `open` tickets of nobody at the end of a list of `rows`; the others are closed and somebody's. */
async function deskWith(rows: number, open: number) {
  const desk = await simulatedDesk();
  seed(
    desk,
    'Tickets',
    Array.from({ length: rows }, (_, at) => ({
      Title: `Ticket ${at}`,
      TicketKey: `t-${at}`,
      TicketStatus: at >= rows - open ? 'New' : 'Closed',
      RequesterEmail: 'a@x.example',
      Assignee: at >= rows - open ? null : 1,
      LastMessageAt: '2026-11-20T10:00:00Z',
    })),
  );
  return { desk, lists: desk.lists(AGENT) };
}

test.each([
  ['few tickets', 30, 25, [6, 7, 8]],
  ['6,000 tickets of which 2,500 wait', 6_000, 2_500, [3_501, 3_502, 3_503]],
])('of %s the lowest numbers come in one request', async (_, rows, open, ids) => {
  const { desk, lists } = await deskWith(rows, open);
  const mark = desk.simulator.log.mark();
  expect((await lists.oldestUnassigned(3)).map(({ id }) => id)).toEqual(ids);
  expect(desk.simulator.log.since(mark)).toHaveLength(1);
});

test('more open ones than SharePoint looks through are refused, the caller knows another way', async () => {
  const { lists } = await deskWith(5_200, 5_100);
  await expect(lists.oldestUnassigned(3)).rejects.toMatchObject({ code: 'lists.threshold' });
});

test.each([0, 51, 1.5])('%d tickets cannot be asked for', async (top) => {
  const { lists } = await deskWith(1, 1);
  await expect(lists.oldestUnassigned(top)).rejects.toMatchObject({ code: 'lists.invalid' });
});
