import { simulatedDesk, AGENT, seed } from '../../../../dev/bench/simulatedDesk';
import { browserKeep } from '../keep/keep';
import type { DeskPort } from '../desk/port';
import { initialState, type DeskState } from '../desk/state';
import { createStore, type Store } from '../store/store';
import { inMemoryDevice } from './inMemoryDevice';
import { createTicketIndex, FILL_EVERY_MS, rowOf } from './ticketIndex';

const AT = '2026-11-20T10:00:00Z';

async function world(count: number, options: { active?: boolean } = {}) {
  const desk = await simulatedDesk();
  seed(
    desk,
    'Tickets',
    Array.from({ length: count }, (_, at) => ({
      Title: at === 5 ? 'Rechnungsexport bricht ab' : `Drucker ${at}`,
      TicketKey: `t-${at}`,
      TicketStatus: 'Closed',
      LastMessageAt: AT,
    })),
  );
  const lists = desk.lists(AGENT);
  const store: Store<DeskState> = createStore(initialState('allOpen', 0));
  const port: DeskPort = {
    lists,
    hint: async () => undefined,
    keep: browserKeep(null, 'test'),
    now: () => Date.now(),
    newKey: () => 'k',
    siteUrl: desk.siteUrl,
  };
  const device = inMemoryDevice();
  const make = () => createTicketIndex({ port, device, store, isActive: () => options.active ?? true });
  return { desk, lists, store, device, make };
}
const until = async (done: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 10_000 && !done(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(done()).toBe(true);
};

test('a person who searches gets the whole list page by page, finds an old ticket, and a reload asks for nothing', async () => {
  const { desk, device, make } = await world(2_250);
  const index = make();
  await index.start(false);
  const mark = desk.simulator.log.mark();
  expect(index.search('rechnungsexport', 10)).toEqual([]);
  await until(() => index.progress.get().complete);
  expect(desk.simulator.log.since(mark)).toHaveLength(4);
  expect(index.search('export', 10).map(({ row }) => row.id)).toEqual([6]);
  await index.flush();
  index.stop();
  const again = make();
  const later = desk.simulator.log.mark();
  await again.start(true);
  expect(again.progress.get()).toEqual({ held: 2_250, complete: true });
  expect(again.search('export', 10)).toHaveLength(1);
  expect(desk.simulator.log.since(later)).toEqual([]);
  again.stop();
  expect((await device.chunks())[0]).toBe(2);
});

test('nobody at the desk: not one request', async () => {
  const { desk, make } = await world(10, { active: false });
  const index = make();
  const mark = desk.simulator.log.mark();
  jest.useFakeTimers();
  try {
    await index.start(false);
    await jest.advanceTimersByTimeAsync(FILL_EVERY_MS * 10);
    expect(desk.simulator.log.since(mark)).toEqual([]);
    index.stop();
  } finally {
    jest.useRealTimers();
  }
});

test('follows what the desk holds: changed words are found, a deleted ticket is not', async () => {
  const { lists, store, make } = await world(20);
  const index = make();
  const ticket = (await lists.ticket({ key: 't-5' }))!;
  store.set((state) => ({ ...state, tickets: new Map([[ticket.id, ticket]]) }));
  await index.start(false);
  expect(index.search('rechnungsexport', 5)).toEqual([{ row: rowOf(ticket), score: 3 }]);
  store.set((state) => ({ ...state, tickets: new Map([[ticket.id, { ...ticket, subject: 'Beamer' }]]) }));
  index.follow();
  expect([index.search('rechnungsexport', 5).length, index.search('beamer', 5).length]).toEqual([0, 1]);
  index.remove([ticket.id]);
  expect(index.search('beamer', 5)).toEqual([]);
  index.stop();
});

test('rights that changed empty it on the device too', async () => {
  const { device, make } = await world(50);
  const index = make();
  await index.start(false);
  index.search('drucker', 1);
  await until(() => index.progress.get().complete);
  await index.flush();
  await index.drop();
  expect([index.search('drucker', 5), index.progress.get(), await device.chunks(), await device.readIndex()]).toEqual([
    [],
    { held: 0, complete: false },
    [],
    null,
  ]);
  index.stop();
});
