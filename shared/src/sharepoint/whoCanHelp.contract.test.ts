import { ADMIN, AGENT, REQUESTER, SECOND_AGENT, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { addToRole } from './index.ts';

let desk: SimulatedDesk;
beforeEach(async () => {
  desk = await simulatedDesk();
});

const named = async (by: string): Promise<string[]> => (await desk.lists(by).whoCanHelp()).map(({ address }) => address);

test('the admins of the desk, whoever of its people asks', async () => {
  await addToRole(desk.as(ADMIN), desk.siteUrl, 'Admin', SECOND_AGENT);
  expect(await named(AGENT)).toEqual([SECOND_AGENT]);
});

test('where the desk has no admin, the administrators of the site', async () => {
  expect(await named(AGENT)).toEqual([ADMIN]);
});

test('nobody for somebody without any right, and no fault', async () => {
  expect(await named(REQUESTER)).toEqual([]);
  desk.simulator.faults.add({ url: /_api/, fault: { kind: 'dropBefore' } });
  expect(await named(AGENT)).toEqual([]);
});
