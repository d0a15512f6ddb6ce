import { aTicket } from '../../../../dev/exampleItems';
import { simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { initialState } from '../desk/state';
import { browserKeep } from '../keep/keep';
import { createStore } from '../store/store';
import { inMemoryDevice } from './inMemoryDevice';
import { deskMemory } from './memory';
import { ROWS_A_CHUNK, rowOf } from './ticketIndex';

const MANY = 2_999;

/** A visit to a desk whose device keeps all its tickets; one of the oldest is on the screen. */
async function visit() {
  const { lists } = await simulatedDesk();
  const [me, settings] = await Promise.all([lists.currentUser(), lists.settings()]);
  const device = inMemoryDevice();
  const all = Array.from({ length: MANY }, (_, at) => rowOf(aTicket({ id: at + 1 })));
  for (const chunk of [0, 1, 2])
    await device.writeChunk(
      chunk,
      all.filter(({ id }) => Math.floor(id / ROWS_A_CHUNK) === chunk),
    );
  await device.writeIndex({ below: null });
  await device.writeWarm({ at: 0, token: 'before', me, agents: [], settings, counts: null, tickets: [] });
  const store = createStore({
    ...initialState('allOpen', 0),
    phase: 'ready' as const,
    me,
    settings,
    tickets: new Map([[7, aTicket({ id: 7, subject: 'Beamer', modifiedAt: '2026-11-21T08:00:00.000Z' })]]),
  });
  const port = { lists, hint: async () => undefined, keep: browserKeep(null, 'test'), now: () => Date.now(), newKey: () => 'k', siteUrl: '' };
  const memory = deskMemory({ port, device, store, isActive: () => true, token: () => 'now' });
  await memory.recall();
  const kept = async (): Promise<number[]> => Promise.all((await device.chunks()).map(async (chunk) => (await device.readChunk(chunk)).length));
  return { memory, device, kept, begin: () => memory.begin(me) };
}

test('a page that is hidden while the index is read back keeps every row of it', async () => {
  const { memory, device, kept, begin } = await visit();
  const begun = begin();
  await memory.remember();
  await begun;
  expect(memory.index.progress.get()).toEqual({ held: MANY, complete: true });
  expect(await kept()).toEqual([1_000, 1_000, 999]);
  await memory.remember();
  expect(await kept()).toEqual([1_000, 1_000, 999]);
  expect((await device.readChunk(0)).find(({ id }) => id === 7)).toMatchObject({ subject: 'Beamer' });
  memory.stop();
});

test('a page that is left while the index is read back leaves it as it was', async () => {
  const { memory, device, kept, begin } = await visit();
  const begun = begin();
  memory.stop();
  await begun;
  await memory.remember();
  expect(await kept()).toEqual([1_000, 1_000, 999]);
  expect((await device.readWarm())?.token).toBe('before');
});

test('what could not be kept while the index was read back is kept soon after', async () => {
  const { memory, device, begin } = await visit();
  jest.useFakeTimers();
  try {
    void begin();
    void memory.remember();
    await jest.advanceTimersByTimeAsync(10_000);
    expect((await device.readWarm())?.token).toBe('now');
    memory.stop();
  } finally {
    jest.useRealTimers();
  }
});
