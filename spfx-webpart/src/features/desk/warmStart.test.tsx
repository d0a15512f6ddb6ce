import { cleanup, screen, waitFor } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { inMemoryDevice } from '../../app/localIndex/inMemoryDevice';
import { mailArrives, openDesk, simulatedDesk } from './testing/deskInSimulator';

jest.setTimeout(60_000);
const slow = { timeout: 8_000 };
let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const row = (name: RegExp) => screen.findByRole('row', { name }, slow);
const seenBefore = async () => {
  const device = inMemoryDevice();
  openDesk(lists, { device });
  await row(/Rechnungsexport/);
  await waitFor(async () => expect(await device.readWarm()).not.toBeNull(), slow);
  cleanup();
  return device;
};

test('one request stands before the first row', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  const mark = simulator.log.mark();
  simulator.faults.add({ url: /Lists\(|getList|GetList/i, fault: { kind: 'latency', ms: 150 }, times: 1 });
  openDesk(lists, { device: inMemoryDevice() });
  const counts: number[] = [];
  await waitFor(() => {
    counts.push(simulator.log.since(mark).length);
    expect(screen.getByRole('row', { name: /Rechnungsexport/ })).toBeVisible();
  }, { ...slow, interval: 5 });
  expect(counts[counts.length - 2]).toBeLessThanOrEqual(1);
});

test('what was seen last stands there before any request returns, and is caught up by the change token', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  await mailArrives(lists, 'b', { status: 'Open', subject: 'Beamer flackert' });
  const device = await seenBefore();
  const beamer = await lists.ticket({ key: 'b' });
  await lists.updateTicket(beamer!.id, beamer!.etag, { status: 'Closed' });
  simulator.faults.add({ url: /_api/, fault: { kind: 'latency', ms: 3_000 } });
  const started = Date.now();
  openDesk(lists, { device });
  await row(/Beamer flackert/);
  expect(screen.getByText(/^As of /)).toBeVisible();
  expect(Date.now() - started).toBeLessThan(3_000);
  simulator.faults.clear();
  await waitFor(() => expect(screen.queryByRole('row', { name: /Beamer flackert/ })).toBeNull(), slow);
  await waitFor(() => expect(screen.getByText('Live')).toBeVisible(), slow);
});

test('a person whose rights were taken sees nothing of what was kept, and it is gone', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  const device = await seenBefore();
  simulator.faults.add({ url: /_api/, fault: { kind: 'status', status: 403 } });
  openDesk(lists, { device });
  expect(await screen.findByText(/not an agent on this desk/, undefined, slow)).toBeVisible();
  expect(screen.queryByRole('row', { name: /Rechnungsexport/ })).toBeNull();
  await waitFor(async () => expect([await device.readWarm(), await device.chunks()]).toEqual([null, []]), slow);
});
