import { act, cleanup, screen, waitFor } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { browserKeep } from '../../app/keep/keep';
import type { Device } from '../../app/localIndex/device';
import { inMemoryDevice } from '../../app/localIndex/inMemoryDevice';
import { REMEMBER_EVERY_MS } from '../../app/localIndex/memory';
import { mailArrives, openDesk, simulatedDesk } from './testing/deskInSimulator';

let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const row = (name: RegExp) => screen.findByRole('row', { name });
const seenBefore = async (by: DeskLists = lists) => {
  const device = inMemoryDevice();
  openDesk(by, { device });
  await row(/Rechnungsexport/);
  await waitFor(async () => expect(await device.readWarm()).not.toBeNull());
  cleanup();
  return device;
};

/** The lists behind doors: every question is noted, and those a door stands before wait until it opens. */
function behindDoors(shut: (name: string) => boolean) {
  const asked: { name: string; drawn: boolean }[] = [];
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const gated = Object.fromEntries(
    Object.entries(lists).map(([name, ask]) => [
      name,
      async (...given: unknown[]) => {
        asked.push({ name, drawn: document.querySelector('.appbar') !== null });
        if (shut(name)) await opened;
        return (ask as (...all: unknown[]) => unknown)(...given);
      },
    ]),
  ) as unknown as DeskLists;
  return { gated, asked, names: () => asked.map(({ name }) => name), open: () => open() };
}
/** Long enough for everything that does not wait for an answer. */
const everythingElse = () =>
  act(async () => {
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
  });

test('one question stands before the first row, and is asked before the desk is drawn', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  const doors = behindDoors(() => true);
  openDesk(doors.gated, { device: inMemoryDevice() });
  await everythingElse();
  expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
  expect(doors.asked).toEqual([{ name: 'ticketPage', drawn: false }]);
  doors.open();
  await row(/Rechnungsexport/);
});

test.each(['allOpen', 'mine', 'unassigned'])('the rows of %s do not wait for settings, agents, saved views, promises or counters', async (view) => {
  const me = await lists.currentUser();
  await mailArrives(lists, 'a', { status: 'Open' });
  const ticket = await lists.ticket({ key: 'a' });
  if (view === 'mine') await lists.updateTicket(ticket!.id, ticket!.etag, { assigneeId: me.id });
  browserKeep(window.localStorage, 'test').write('view', view);
  const doors = behindDoors((name) => name !== 'ticketPage' && name !== 'currentUser');
  openDesk(doors.gated, { device: inMemoryDevice() });
  await row(/Rechnungsexport/);
  doors.open();
  await waitFor(() => expect(screen.getByText('Live')).toBeVisible());
});

test('what was seen last stands there before any request returns, and is caught up by the change token', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  await mailArrives(lists, 'b', { status: 'Open', subject: 'Beamer flackert' });
  const device = await seenBefore();
  const beamer = await lists.ticket({ key: 'b' });
  await lists.updateTicket(beamer!.id, beamer!.etag, { status: 'Closed' });
  const doors = behindDoors(() => true);
  openDesk(doors.gated, { device });
  // Nothing is answered yet.
  await row(/Beamer flackert/);
  expect(await screen.findByText(/^As of /)).toBeVisible();
  expect(doors.names().filter((name) => name === 'ticketPage')).toHaveLength(1);
  doors.open();
  await waitFor(() => expect(screen.queryByRole('row', { name: /Beamer flackert/ })).toBeNull());
  await waitFor(() => expect(screen.getByText('Live')).toBeVisible());
  expect(doors.names()).not.toContain('changeToken');
});

test('a visit that catches up late is remembered as soon as it has', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  const device = inMemoryDevice();
  const doors = behindDoors((name) => name === 'changeToken');
  // The one turn that is taken every 20 s is not waited for.
  const every = jest.spyOn(window, 'setInterval');
  openDesk(doors.gated, { device });
  await row(/Rechnungsexport/);
  await waitFor(() => expect(every.mock.calls.some(([, ms]) => ms === REMEMBER_EVERY_MS)).toBe(true));
  every.mock.results.forEach(({ value }) => window.clearInterval(value as number));
  every.mockRestore();
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
  });
  expect(await device.readWarm()).toBeNull();
  doors.open();
  await waitFor(async () => expect((await device.readWarm())?.tickets).toHaveLength(1));
});

test('a person whose rights were taken sees nothing of what was kept, and it is gone', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  const device = await seenBefore();
  const [here, elsewhere] = ['test', 'test-of-another-desk'].map((prefix) => browserKeep(window.localStorage, prefix));
  for (const keep of [here, elsewhere]) keep?.write('draft:a', { html: 'Sehr geehrte' });
  simulator.faults.add({ url: /_api/, fault: { kind: 'status', status: 403 } });
  openDesk(lists, { device });
  expect(await screen.findByText(/not an agent on this desk/)).toBeVisible();
  expect(screen.queryByRole('row', { name: /Rechnungsexport/ })).toBeNull();
  await waitFor(async () => expect([await device.readWarm(), await device.chunks()]).toEqual([null, []]));
  expect(Object.keys(window.localStorage)).toEqual(['test-of-another-desk:draft:a']);
});

test('who left a group of the site no longer sees what was kept for its people, neither in the list nor on the device', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  await mailArrives(lists, 'b', { status: 'Open', subject: 'Abmahnung' });
  const as = (groups: string[], may: (subject: string) => boolean): DeskLists => ({
    ...lists,
    currentUser: async () => ({ ...(await lists.currentUser()), groups }),
    ticketPage: async (view, options) => {
      const page = await lists.ticketPage(view, options);
      return { ...page, tickets: page.tickets.filter(({ subject }) => may(subject)) };
    },
    ticketIndexPage: async (asked) => {
      const page = await lists.ticketIndexPage(asked);
      return { ...page, rows: page.rows.filter(({ subject }) => may(subject)) };
    },
  });
  const device = await seenBefore(as(['HR'], () => true));
  expect((await device.readWarm())?.tickets.map(({ subject }) => subject)).toContain('Abmahnung');
  expect(await kept(device)).toContain('Abmahnung');
  openDesk(
    as([], (subject) => subject !== 'Abmahnung'),
    { device },
  );
  await row(/Rechnungsexport/);
  await waitFor(() => expect(screen.queryByRole('row', { name: /Abmahnung/ })).toBeNull());
  await waitFor(async () => expect((await device.readWarm())?.tickets.map(({ subject }) => subject)).toEqual(['Rechnungsexport bricht ab']), {
    timeout: 4_000,
  });
  expect(await kept(device)).not.toContain('Abmahnung');
});

const kept = async (device: Device): Promise<string[]> =>
  (await Promise.all((await device.chunks()).map((chunk) => device.readChunk(chunk)))).flat().map(({ subject }) => subject);
