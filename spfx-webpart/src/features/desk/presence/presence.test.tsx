import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { createStore } from '../../../app/store/store';
import { BEAT_EVERY_MS, deskPresence, GONE_AFTER_MS } from '../../../app/desk/presence';
import { initialState, type Me } from '../../../app/desk/state';
import type { DeskPort } from '../../../app/desk/port';
import type { Beat, DeskLists, Presence } from '@listdesk/shared/sharepoint';
import { mailArrives, openDesk, simulatedDesk } from '../testing/deskInSimulator';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ lists } = await simulatedDesk());
});
afterEach(() => jest.restoreAllMocks());

/** Jonas at his own desk: what he would have written into the list. */
async function jonas(lists_: DeskLists, beat: Partial<Beat>): Promise<void> {
  const token = await lists_.changeToken('Tickets');
  const there = (await lists_.liveRound('Tickets', token, null)).present?.find((one: Presence) => one.agentId === 99);
  await lists_.liveRound('Tickets', token, { id: there?.id ?? null, agentId: 99, name: 'Jonas Weber', ticketId: 1, typing: false, ...beat });
}

/** What a round asked for at once brings; by itself it comes some seconds later. */
const nextRound = (): boolean => fireEvent(document, new Event('visibilitychange'));
const waitForRounds = (look: () => void): Promise<void> =>
  waitFor(() => {
    nextRound();
    look();
  });

test('a colleague at the same ticket is seen in the row and above it, and marked while writing; then gone', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  const ticket = (await lists.ticket({ key: 'a' }))!;
  await jonas(lists, { ticketId: ticket.id });
  openDesk(lists);
  fireEvent.click(await screen.findByRole('row', { name: /Rechnungsexport/ }));
  await waitForRounds(() => expect(screen.getByText('Jonas Weber is looking at this ticket')).toBeVisible());
  expect(screen.getByRole('row', { name: /Rechnungsexport.*Jonas Weber is looking/ })).toBeVisible();
  expect(screen.getByRole('img', { name: '1 colleague at the desk: Jonas Weber' })).toBeVisible();
  await jonas(lists, { ticketId: ticket.id, typing: true });
  await waitForRounds(() => expect(screen.getByText('Jonas Weber is writing in this ticket')).toBeVisible());
  await jonas(lists, { ticketId: 0 });
  await waitForRounds(() => expect(screen.queryByText(/Jonas Weber is/)).toBeNull());
});

test('the others are told what is looked at and that somebody writes, with the rounds that ask for changes anyway', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  const rounds: (Beat | null)[] = [];
  const counted: DeskLists = {
    ...lists,
    liveRound: (list, token, beat) => {
      rounds.push(beat);
      return lists.liveRound(list, token, beat);
    },
  };
  openDesk(counted);
  fireEvent.doubleClick(await screen.findByRole('row', { name: /Rechnungsexport/ }));
  const ticket = (await lists.ticket({ key: 'a' }))!;
  await waitForRounds(() => expect(rounds.filter((beat) => beat?.ticketId === ticket.id && !beat.typing)).not.toHaveLength(0));
  fireEvent.keyDown(document.body, { key: 'n' });
  const box = await screen.findByRole('textbox', { name: 'Private note' });
  box.innerHTML = 'Ich schaue';
  act(() => {
    fireEvent.input(box);
  });
  await waitForRounds(() => expect(rounds.filter((beat) => beat?.typing)).not.toHaveLength(0));
  // Said once; not with every round.
  await waitForRounds(() => expect(rounds.filter((beat) => beat === null).length).toBeGreaterThan(0));
});

test("who said nothing for a while is gone, however wrong this device's clock is; what stays the same is said again seldom", () => {
  let now = 1_000_000;
  const aheadMs = 3_600_000;
  const store = createStore({
    ...initialState('allOpen', now),
    me: { id: 7, name: 'Aylin', address: '', groups: [], roles: ['Agent'], isSiteAdmin: false } as Me,
  });
  const presence = deskPresence({ now: () => now } as DeskPort, store);
  const at = (ms: number) => new Date(ms + aheadMs).toISOString();
  const person = (agentId: number, saidAt: number): Presence => ({ id: agentId, agentId, name: 'x', ticketId: 1, typing: false, at: at(saidAt) });
  const hear = (beat: Beat | null, ...present: Presence[]) =>
    presence.heard({ changes: { outcome: 'changes', changes: [], token: '' }, present, said: true }, beat);
  presence.look(4);
  const first = presence.beat();
  expect(first).toEqual({ id: null, agentId: 7, name: 'Aylin', ticketId: 4, typing: false });
  hear(first, person(7, now), person(9, now));
  expect(store.get().present).toMatchObject([{ agentId: 9 }]);
  expect(presence.beat()).toBeNull();
  now += BEAT_EVERY_MS;
  expect(presence.beat()).toMatchObject({ id: 7 });
  presence.look(null);
  expect(presence.beat()).toMatchObject({ ticketId: 0 });
  now += GONE_AFTER_MS;
  hear(null, person(7, now), person(9, 1_000_000));
  expect(store.get().present).toEqual([]);
});

test('readers who may write nothing say nothing', () => {
  const store = createStore({
    ...initialState('allOpen', 0),
    me: { id: 7, name: 'x', address: '', groups: [], roles: ['ReadOnly'], isSiteAdmin: false } as Me,
  });
  expect(deskPresence({ now: () => 0 } as DeskPort, store).beat()).toBeNull();
});
