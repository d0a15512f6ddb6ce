import { waitFor } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { TicketPatch } from '@listdesk/shared/tickets';
import type { Fault } from '../../../../dev/simulator/core/faults';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { inMemoryDevice } from '../localIndex/inMemoryDevice';
import { createDesk, type Desk } from './desk';

let simulator: Simulator;
let lists: DeskLists;
let desk: Desk;
const device = inMemoryDevice();
beforeEach(async () => {
  ({ simulator, lists } = await simulatedDesk());
  await mailArrives(lists, 'a', { status: 'Open' });
  await mailArrives(lists, 'b', { status: 'Open' });
  await device.dropAll();
  const port = { lists, hint: async () => undefined, keep: browserKeep(null, 'test'), now: () => Date.now(), newKey: () => 'k', siteUrl: '', device };
  desk = createDesk(port, () => undefined);
  await aRound(() => void desk.start());
});
afterEach(() => {
  simulator.faults.clear();
  desk.stop();
});

/** One round to its end; answers how it went. */
async function aRound(begin = desk.refresh) {
  const before = desk.store.get().live;
  begin();
  await waitFor(() => expect(desk.store.get().live).not.toBe(before));
  return desk.store.get().live.state;
}
const elsewhere = async (key: string, patch: TicketPatch): Promise<void> => {
  const ticket = (await lists.ticket({ key }))!;
  await lists.updateTicket(ticket.id, ticket.etag, patch);
};
const shown = (): string[] => Array.from(desk.store.get().tickets.values(), ({ key, status }) => `${key} ${status}`).sort();

const reading = /Id(%20|\+)eq/;

test.each<[string, Fault, 'offline' | 'late']>([
  ['the network goes', { kind: 'dropBefore' }, 'offline'],
  ['SharePoint is busy', { kind: 'status', status: 503 }, 'late'],
])('%s while what changed is read: the next round reads it, and the device goes on from before it', async (_, fault, told) => {
  await desk.remember();
  const upTo = (await device.readWarm())!.token;
  await elsewhere('a', { status: 'Closed' });
  simulator.faults.add({ url: reading, fault, times: 1 });
  expect(await aRound()).toBe(told);
  await desk.remember();
  expect((await device.readWarm())!.token).toBe(upTo);
  expect(shown()).toEqual(['a Open', 'b Open']);
  expect(await aRound()).toBe('live');
  expect(shown()).toEqual(['a Closed', 'b Open']);
});

test('a ticket that cannot be read however often it is asked for holds up nothing that changes after it', async () => {
  await elsewhere('a', { status: 'Closed' });
  simulator.faults.add({ url: reading, fault: { kind: 'status', status: 400 }, times: 1 });
  expect(await aRound()).toBe('late');
  await elsewhere('b', { status: 'Closed' });
  expect(await aRound()).toBe('live');
  expect(shown()).toEqual(['a Open', 'b Closed']);
});
