import { waitFor } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { createDesk, type Desk } from './desk';

let simulator: Simulator;
let lists: DeskLists;
const desks: Desk[] = [];
beforeEach(async () => {
  window.localStorage.clear();
  ({ simulator, lists } = await simulatedDesk());
  await mailArrives(lists, 'a', { status: 'Open' });
});
afterEach(() => {
  simulator.faults.clear();
  desks.splice(0).forEach((desk) => desk.stop());
});

const keep = () => browserKeep(window.localStorage, 'test');
/** A desk without its screen, as after a reload. */
function opened(on: DeskLists): Desk {
  const desk = createDesk({ lists: on, hint: async () => undefined, keep: keep(), now: () => Date.now(), newKey: () => 'k', siteUrl: '' }, () => undefined);
  desks.push(desk);
  return desk;
}
/** The lists of which one question fails so often. */
function failing(name: 'counts' | 'savedViews' | 'settings', times: number): DeskLists {
  let left = times;
  const ask = lists[name] as (...given: unknown[]) => Promise<never>;
  return {
    ...lists,
    [name]: async (...given: unknown[]) => {
      if ((left -= 1) >= 0) throw Object.assign(new Error('busy'), { code: 'lists.unavailable', message: 'busy', retryAfterSeconds: null });
      return ask(...given);
    },
  };
}
const statusNow = async () => (await lists.ticket({ key: 'a' }))!.status;

test('a change that a reload interrupted is sent although the figures of the rail do not come', async () => {
  const base = (await lists.ticket({ key: 'a' }))!;
  keep().write('writes', [{ ticketId: base.id, base, patch: { status: 'Pending' }, asked: Date.now() }]);
  const desk = opened(failing('counts', Infinity));
  await desk.start();
  await waitFor(async () => expect(await statusNow()).toBe('Pending'));
  expect(Object.values(desk.store.get().loads).map(({ fault }) => fault)).toEqual([null]);
});

test('a change that a reload interrupted does not wait for the saved views', async () => {
  const base = (await lists.ticket({ key: 'a' }))!;
  keep().write('writes', [{ ticketId: base.id, base, patch: { status: 'Pending' }, asked: Date.now() }]);
  void opened({ ...lists, savedViews: () => new Promise(() => undefined) }).start();
  await waitFor(async () => expect(await statusNow()).toBe('Pending'));
});

describe('saved views that do not come at the start', () => {
  beforeEach(async () => {
    const me = await lists.currentUser();
    await lists.createView('sap', me.id, { name: 'SAP', shared: false, place: 1, definition: { base: 'allOpen', filters: { teams: ['SAP'] } } });
  });
  /** Follows a link to the view, and has it again once a later round went well. */
  async function followed(meanwhile: (desk: Desk) => void): Promise<Desk> {
    const desk = opened(failing('savedViews', 1));
    desk.openSaved('sap');
    await desk.start();
    expect(desk.store.get().saved).toBeNull();
    meanwhile(desk);
    await waitFor(() => {
      desk.refresh();
      expect(desk.store.get().saved?.map(({ name }) => name)).toEqual(['SAP']);
    });
    await waitFor(() => expect(desk.store.get().counts?.views).toEqual([0]));
    return desk;
  }

  test('come with a later round, with their figures, and the one a link named opens', async () => {
    const desk = await followed(() => undefined);
    expect(desk.store.get()).toMatchObject({ viewKey: 'sap', filters: { teams: ['SAP'] } });
  });

  test('leave whoever chose another view meanwhile where they are', async () => {
    const desk = await followed(({ setView }) => setView('mine'));
    expect(desk.store.get()).toMatchObject({ viewKey: null, view: 'mine' });
  });
});

test('a start that failed behind the first rows begins once more when asked, and says so no longer', async () => {
  const desk = opened(failing('settings', 1));
  const faults = () => Object.values(desk.store.get().loads).map(({ fault }) => fault?.code ?? null);
  await desk.start();
  expect(faults()).toEqual(['lists.unavailable']);
  await desk.retry();
  expect(faults()).toEqual([null]);
  expect(desk.store.get().phase).toBe('ready');
  await waitFor(() => expect(desk.store.get().live.state).toBe('live'));
});
