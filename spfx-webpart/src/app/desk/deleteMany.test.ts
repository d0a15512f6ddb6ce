import type { DeskLists, ListsFaultLike, TicketRecycled } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { createConversations } from './conversations';
import { deleteMany } from './deleteMany';
import { createDesk } from './desk';

const KEYS = ['a', 'b', 'c'];
const BUSY: ListsFaultLike = { code: 'lists.throttled', message: 'busy', retryAfterSeconds: 0 };
let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  ({ lists } = await simulatedDesk());
  for (const key of KEYS) await mailArrives(lists, key, { status: 'Open', subject: `Fall ${key}` });
});
const all = async (): Promise<Ticket[]> => Promise.all(KEYS.map(async (key) => (await lists.ticket({ key }))!));
const there = async (): Promise<string[]> =>
  (await Promise.all(KEYS.map(async (key) => ((await lists.ticket({ key })) && (await lists.conversation(key)).length ? key : '')))).filter(Boolean);

async function opened(on: Partial<DeskLists> = {}) {
  const port = { hint: async () => undefined, keep: browserKeep(window.localStorage, 'test'), now: () => Date.now(), newKey: () => 'made', siteUrl: '' };
  const desk = createDesk({ ...port, lists: { ...lists, ...on } }, () => undefined);
  const tickets = await all();
  desk.put(tickets);
  const shown = (): string[] => KEYS.filter((key) => Array.from(desk.store.get().tickets.values()).some((ticket) => ticket.key === key));
  return { desk, tickets, shown, does: () => deleteMany(desk, createConversations(desk), tickets, (count) => `${count} deleted`) };
}

test('one request for all; one undo brings them back with what was written in them', async () => {
  let requests = 0;
  const { desk, does, shown } = await opened({ recycleTickets: (tickets) => ((requests += 1), lists.recycleTickets(tickets)) });
  await does();
  expect([requests, shown(), await there(), desk.store.get().undo?.text]).toEqual([1, [], [], '3 deleted']);
  await desk.undo();
  expect([shown(), await there()]).toEqual([KEYS, KEYS]);
});

test('what somebody changed since it was seen here stays, is shown as it stands and is named', async () => {
  const { desk, does, tickets, shown } = await opened();
  const [, changed] = tickets as [Ticket, Ticket];
  await lists.updateTicket(changed.id, changed.etag, { priority: 'Urgent' });
  await does();
  expect([shown(), desk.store.get().tickets.get(changed.id)?.priority]).toEqual([['b'], 'Urgent']);
  expect(desk.store.get()).toMatchObject({ bulk: { failed: [{ ticketId: changed.id, why: 'stale' }] }, undo: { text: '2 deleted' } });
});

test('what SharePoint was too busy for goes again by itself, the others are not sent twice', async () => {
  const sent: number[] = [];
  const { desk, does } = await opened({
    recycleTickets: async (tickets) => {
      sent.push(tickets.length);
      if (sent.length > 1) return lists.recycleTickets(tickets);
      const [first, ...others] = tickets;
      const answers = await lists.recycleTickets([first!]);
      return [...answers, ...others.map((): TicketRecycled => ({ outcome: 'failed', fault: BUSY, bins: [] }))];
    },
  });
  await does();
  expect([sent, await there(), desk.store.get().bulk]).toEqual([[3, 2], [], null]);
});

test('without any answer all are on the screen again, each with the reason', async () => {
  const { desk, does, shown } = await opened({
    recycleTickets: async () => {
      throw Object.assign(new Error('no'), { code: 'lists.denied', message: 'no' });
    },
  });
  await does();
  expect([shown(), await there(), desk.store.get().undo]).toEqual([KEYS, KEYS, null]);
  expect(desk.store.get().bulk?.failed).toHaveLength(3);
});

test('an undo that was refused in part is offered again and asks for the rest alone', async () => {
  const asked: number[] = [];
  const { desk, does } = await opened({
    restoreTickets: async (tickets) => {
      asked.push(tickets.flatMap(({ bins }) => bins).length);
      if (asked.length > 1) return lists.restoreTickets(tickets);
      const [first, ...others] = tickets;
      return [...(await lists.restoreTickets([first!])), ...others.flatMap(({ bins }) => bins.map(() => BUSY))];
    },
  });
  await does();
  await desk.undo();
  expect([await there(), desk.store.get().undo?.text]).toEqual([['a'], '3 deleted']);
  await desk.undo();
  expect([asked, await there()]).toEqual([[6, 4], KEYS]);
});
