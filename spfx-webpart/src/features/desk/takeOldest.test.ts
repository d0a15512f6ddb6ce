import type { Ticket } from '@listdesk/shared/tickets';
import { createStore } from '../../app/store/store';
import type { Desk } from '../../app/desk/desk';
import { initialState, type Me } from '../../app/desk/state';
import { takeOldest } from './takeOldest';

const ticket = (id: number, change: Partial<Ticket> = {}): Ticket =>
  ({ id, status: 'Open', assignee: null, mergedInto: null, snoozedUntil: null, ...change }) as Ticket;
const offline = new TypeError('Failed to fetch');

/** What somebody gets who presses O: `asked` is what the lists answer, `held` what this device knows. */
async function press(asked: Ticket[] | Error, held: Ticket[] = []) {
  const store = createStore({ ...initialState('mine', 0), me: { id: 7, name: 'Mara' } as Me, tickets: new Map(held.map((one) => [one.id, one])) });
  const said: [string, boolean][] = [];
  const opened: number[] = [];
  const desk = {
    store,
    port: { lists: { oldestUnassigned: () => (asked instanceof Error ? Promise.reject(asked) : Promise.resolve(asked)) } },
    put: (some: Ticket[]) =>
      store.set((state) => ({ ...state, tickets: new Map([...Array.from(state.tickets), ...some.map((one) => [one.id, one] as const)]) })),
    loadWhole: async () => undefined,
    change: async () => undefined,
    tell: (text: string, bad = false) => said.push([text, bad]),
  } as unknown as Desk;
  await takeOldest(
    desk,
    (key) => key,
    (id) => opened.push(id),
  );
  return { opened, said };
}

test.each<[string, Ticket[] | Error, Ticket[], Awaited<ReturnType<typeof press>>]>([
  ['the first that waits', [ticket(3), ticket(5)], [], { opened: [3], said: [] }],
  ['not one that was merged', [ticket(3, { mergedInto: 'k' }), ticket(5)], [], { opened: [5], said: [] }],
  ['offline the oldest held here', offline, [ticket(9), ticket(4)], { opened: [4], said: [] }],
  ['offline with none held: why', offline, [], { opened: [], said: [['fault.lists.unavailable', true]] }],
  ['none waits: that', [], [], { opened: [], said: [['oldest.none', false]] }],
])('%s', async (_, asked, held, gets) => expect(await press(asked, held)).toEqual(gets));
