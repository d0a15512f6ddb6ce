import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Ticket, TicketStatus } from '@listdesk/shared/tickets';
import { aTicket } from '../../../../dev/exampleItems';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { inMemoryDevice } from '../../app/localIndex/inMemoryDevice';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=board';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const column = (name: RegExp) => screen.findByRole('region', { name });
const card = (name: RegExp) => screen.findByRole('listitem', { name });
const statusOf = async (key: string) => (await lists.ticket({ key }))?.status;

test('tickets stand in the column of their status; solved ones of today are folded away', async () => {
  const now = new Date().toISOString();
  await mailArrives(lists, 'a', { subject: 'Neues' });
  await mailArrives(lists, 'b', { subject: 'Offenes', status: 'Open' });
  await mailArrives(lists, 'c', { subject: 'Heute', status: 'Solved', solvedAt: now });
  await mailArrives(lists, 'd', { subject: 'Früher', status: 'Solved', solvedAt: '2020-01-01T00:00:00.000Z' });
  openDesk(lists);
  expect(within(await column(/^New, 1/)).getByRole('listitem', { name: /Neues/ })).toBeVisible();
  expect(within(await column(/^Open, 1/)).getByRole('listitem', { name: /Offenes/ })).toBeVisible();
  expect(within(await column(/^Pending, 0/)).getByText('No ticket here.')).toBeVisible();
  const folded = screen.getByRole('button', { name: /Solved today/ });
  expect(folded).toHaveAttribute('aria-expanded', 'false');
  fireEvent.click(folded);
  expect(within(await column(/^Solved today, 1/)).getByRole('listitem', { name: /Heute/ })).toBeVisible();
  expect(screen.queryByRole('listitem', { name: /Früher/ })).toBeNull();
});

test('Ctrl and an arrow move the card, say where it stands, keep the focus on it, and Z brings it back', async () => {
  await mailArrives(lists, 'a', { subject: 'Drucker', status: 'Open' });
  openDesk(lists);
  const open = await card(/Drucker/);
  open.focus();
  fireEvent.keyDown(open, { key: 'ArrowRight', ctrlKey: true });
  expect(await screen.findByText(/^1 moved to Pending, 1 of 1\. /)).toHaveAttribute('aria-live', 'polite');
  const moved = within(await column(/^Pending, 1/)).getByRole('listitem', { name: /Drucker/ });
  await waitFor(() => expect(moved).toHaveFocus());
  await waitFor(async () => expect(await statusOf('a')).toBe('Pending'));
  fireEvent.keyDown(document.body, { key: 'z' });
  await waitFor(async () => expect(await statusOf('a')).toBe('Open'));
  expect(within(await column(/^Open, 1/)).getByRole('listitem', { name: /Drucker/ })).toBeVisible();
});

test('a card moved out of sight leaves the focus to the next one', async () => {
  for (const key of ['a', 'b']) await mailArrives(lists, key, { subject: `Fall ${key}`, status: 'Pending' });
  openDesk(lists);
  const first = await card(/Fall b/);
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowRight', ctrlKey: true });
  await waitFor(async () => expect(await statusOf('b')).toBe('Solved'));
  await waitFor(() => expect(screen.getByRole('listitem', { name: /Fall a/ })).toHaveFocus());
});

test('a ticket that was taken up cannot be new again, and says so', async () => {
  await mailArrives(lists, 'a', { subject: 'Drucker', status: 'Open' });
  openDesk(lists);
  const open = await card(/Drucker/);
  open.focus();
  fireEvent.keyDown(open, { key: 'ArrowLeft', ctrlKey: true });
  expect((await screen.findAllByText('1 cannot be new again: somebody has taken it up.')).length).toBeGreaterThan(0);
  expect(await statusOf('a')).toBe('Open');
});

test('a card is carried to another column by pointer; the column says what will happen; Escape puts it back', async () => {
  await mailArrives(lists, 'a', { subject: 'Drucker', status: 'Open' });
  openDesk(lists);
  const open = await card(/Drucker/);
  const pending = await column(/^Pending, 0/);
  document.elementFromPoint = () => pending;
  const pointer = (name: string, at: number) => act(() => void window.dispatchEvent(new MouseEvent(name, { clientX: at, clientY: at, button: 0 })));
  fireEvent(open, new MouseEvent('pointerdown', { bubbles: true, button: 0, clientX: 0, clientY: 0 }));
  pointer('pointermove', 40);
  expect(within(pending).getByText('Drop to set Pending')).toBeVisible();
  expect(within(pending).getByText('Pauses the clock of 1 until the requester answers.')).toBeVisible();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(within(pending).queryByText('Drop to set Pending')).toBeNull();
  pointer('pointerup', 40);
  expect(await statusOf('a')).toBe('Open');
  fireEvent(open, new MouseEvent('pointerdown', { bubbles: true, button: 0, clientX: 0, clientY: 0 }));
  pointer('pointermove', 40);
  pointer('pointerup', 40);
  await waitFor(async () => expect(await statusOf('a')).toBe('Pending'));
});

test('whoever does not drag moves the card by its menu', async () => {
  await mailArrives(lists, 'a', { subject: 'Drucker', status: 'New' });
  openDesk(lists);
  fireEvent.click(await card(/Drucker/));
  fireEvent.click(screen.getByRole('button', { name: 'Move 1' }));
  fireEvent.click(screen.getByRole('option', { name: /Open/ }));
  await waitFor(async () => expect(await statusOf('a')).toBe('Open'));
});

test('a refused move goes back and says why', async () => {
  await mailArrives(lists, 'a', { subject: 'Drucker', status: 'Open' });
  openDesk(lists);
  const open = await card(/Drucker/);
  simulator.faults.add({ url: /ListDeskTickets'?\)?\/items\(1\)/i, fault: { kind: 'status', status: 403 } });
  open.focus();
  fireEvent.keyDown(open, { key: 'ArrowRight', ctrlKey: true });
  expect((await screen.findAllByText(/^Ticket 1 was not changed\./)).length).toBeGreaterThan(0);
  expect(within(await column(/^Open, 1/)).getByRole('listitem', { name: /Drucker/ })).toBeVisible();
});

test('a column that does not load says so alone, and comes after another try', async () => {
  await mailArrives(lists, 'a', { subject: 'Drucker', status: 'Open' });
  await mailArrives(lists, 'b', { subject: 'Wartendes', status: 'Pending' });
  simulator.faults.add({ url: /filter=TicketStatus(\+|%20)eq(\+|%20)('|%27)Pending/, fault: { kind: 'status', status: 403 } });
  openDesk(lists);
  const pending = await column(/^Pending/);
  expect(await within(pending).findByText('This column did not load.')).toBeVisible();
  expect(await card(/Drucker/)).toBeVisible();
  simulator.faults.clear();
  fireEvent.click(within(pending).getByRole('button', { name: 'Try now' }));
  expect(await card(/Wartendes/)).toBeVisible();
  await waitFor(() => expect(within(pending).queryByText('This column did not load.')).toBeNull());
});

test('axe finds nothing', async () => {
  await mailArrives(lists, 'a', { subject: 'Neues' });
  await mailArrives(lists, 'b', { subject: 'Offenes', status: 'Open' });
  openDesk(lists);
  fireEvent.click(await card(/Offenes/));
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('lanes by priority: a card goes to the next lane by key and takes its priority on, is told, and comes back by Z', async () => {
  await mailArrives(lists, 'a', { subject: 'Eiliges', status: 'Open', priority: 'Urgent' });
  await mailArrives(lists, 'b', { subject: 'Ruhiges', status: 'Open', priority: 'Low' });
  openDesk(lists);
  await card(/Eiliges/);
  fireEvent.click(screen.getByRole('button', { name: 'Lanes: none' }));
  fireEvent.click(screen.getByRole('option', { name: 'Priority' }));
  const urgent = within(await column(/^Urgent, 1/)).getByRole('listitem', { name: /Eiliges/ });
  urgent.focus();
  fireEvent.keyDown(urgent, { key: 'ArrowDown', ctrlKey: true });
  expect(await screen.findByText(/^1 moved to Low\. /)).toHaveAttribute('aria-live', 'polite');
  expect(within(await column(/^Low, 2/)).getByRole('listitem', { name: /Eiliges/ })).toBeVisible();
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.priority).toBe('Low'));
  fireEvent.keyDown(document.body, { key: 'z' });
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.priority).toBe('Urgent'));
  expect(await column(/^Urgent, 1/)).toBeVisible();
});

test('card fields are chosen and kept; the foot says how many there are; the list is one click away with the same filters', async () => {
  await mailArrives(lists, 'a', { subject: 'Drucker', status: 'Open', team: 'Netz' });
  openDesk(lists);
  expect(within(await card(/Drucker/)).queryByText('Netz')).toBeNull();
  expect(screen.getByText('1 open ticket')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Card fields' }));
  fireEvent.click(screen.getByRole('option', { name: 'Team' }));
  expect(within(await card(/Drucker/)).getByText('Netz')).toBeVisible();
  expect(
    Object.keys(window.localStorage)
      .map((name) => window.localStorage.getItem(name))
      .join(),
  ).toContain('"team"');
  fireEvent.click(screen.getByRole('button', { name: 'Open as a list' }));
  expect(await screen.findByRole('row', { name: /Drucker/ })).toBeVisible();
  expect(window.location.hash).toBe('#view=allOpen');
  expect(within(screen.getByRole('group', { name: 'Filters' })).getByRole('button', { name: 'Status: Open' })).toBeVisible();
});

test('a filter looks through a column in large pages, however many tickets the desk holds already', async () => {
  const asked: number[] = [];
  const open = Array.from({ length: 1_300 }, (_, at) =>
    aTicket({
      id: at + 1,
      key: `k${at}`,
      subject: `Fall ${at + 1}`,
      status: 'Open',
      priority: at === 1_299 ? 'Urgent' : 'Low',
      lastMessageAt: new Date(2026, 0, 1, 0, -at).toISOString(),
    }),
  );
  const held = Array.from({ length: 4_100 }, (_, at) => ({ ...open[0]!, id: 10_000 + at, key: `h${at}`, status: 'Closed' as const }));
  openDesk({
    ...lists,
    ticketPage: async (view, { top = 0, cursor = '0' } = {}) => {
      if (view.view !== 'status') return { tickets: view.view === 'solvedSince' ? held : [], cursor: null };
      const all = view.statuses[0] === 'Open' ? open : [];
      if (all.length) asked.push(top);
      const end = Number(cursor) + top;
      return { tickets: all.slice(Number(cursor), end), cursor: end < all.length ? String(end) : null };
    },
  });
  await card(/Fall 1\b/);
  fireEvent.click(await screen.findByRole('button', { name: 'Priority: any' }));
  fireEvent.click(await screen.findByRole('option', { name: 'Urgent' }));
  expect(await card(/Fall 1300/)).toBeVisible();
  expect(asked).toEqual([50, 500, 500, 500]);
});

test('after more changes than can be followed every column is read anew; an answer to an earlier question does not stand for one', async () => {
  const cases = (status: TicketStatus, count: number, from: number): Ticket[] =>
    Array.from({ length: count }, (_, at) =>
      aTicket({ id: from + at, key: `k${from + at}`, subject: `Fall ${from + at}`, status, lastMessageAt: new Date(2026, 0, 1, 0, -at).toISOString() }),
    );
  const all: Partial<Record<TicketStatus, Ticket[]>> = { Open: cases('Open', 120, 1), Pending: cases('Pending', 30, 201) };
  let resync = false;
  let late: (() => void) | null = null;
  const ticketPage: DeskLists['ticketPage'] = async (view, { top = 0, cursor = '0' } = {}) => {
    if (view.view !== 'status') return { tickets: all.Open!.slice(0, 1), cursor: null };
    const column = all[view.statuses[0]!] ?? [];
    if (cursor === '50' && !resync) await new Promise<void>((answer) => (late = answer));
    const end = Number(cursor) + top;
    return { tickets: column.slice(Number(cursor), end), cursor: end < column.length ? String(end) : null };
  };
  openDesk(
    {
      ...lists,
      ticketPage,
      liveRound: async (...asked) => {
        const round = await lists.liveRound(...asked);
        return resync ? { ...round, changes: { outcome: 'resync', token: round.changes.token } } : round;
      },
    },
    { device: inMemoryDevice() },
  );
  await column(/^Pending, 30/);
  await card(/Fall 1\b/);
  const open = (await column(/^Open/)).querySelector('.blist')!;
  open.scrollTop = 20_000;
  fireEvent.scroll(open);
  await waitFor(() => expect(late).not.toBeNull());
  // Until it follows the changes it asks for no more of them.
  await screen.findByText('Live');
  resync = true;
  fireEvent(window, new Event('online'));
  await column(/^Open, 120/);
  act(() => late!());
  expect(await column(/^Pending, 30/)).toBeVisible();
  expect(await column(/^Open, 120/)).toBeVisible();
});
