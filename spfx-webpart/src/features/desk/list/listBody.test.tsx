import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DeskLists, TicketPage } from '@listdesk/shared/sharepoint';
import { aTicket } from '../../../../../dev/exampleItems';
import { inMemoryDevice } from '../../../app/localIndex/inMemoryDevice';
import { openDesk, simulatedDesk } from '../testing/deskInSimulator';

const TICKETS = Array.from({ length: 700 }, (_, at) =>
  aTicket({ id: at + 1, key: `k${at}`, subject: `Fall ${at + 1}`, status: 'Open', lastMessageAt: new Date(2026, 0, 1, 0, -at).toISOString() }),
);
const WARM_ROWS = 500;

let lists: DeskLists;
let asked: number[];
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ lists } = await simulatedDesk());
  asked = [];
});

/** A desk of 700 open tickets, of which the device shows 500 before any answer. */
async function openWarm(answer: (from: number) => Promise<void> = async () => undefined): Promise<void> {
  const device = inMemoryDevice();
  const [me, settings, agents, token] = await Promise.all([lists.currentUser(), lists.settings(), lists.agents(), lists.changeToken('Tickets')]);
  await device.writeWarm({ at: Date.now(), token, me, agents, settings, counts: null, tickets: TICKETS.slice(0, WARM_ROWS) });
  const ticketPage: DeskLists['ticketPage'] = async (_, { top = 0, cursor = '0' } = {}): Promise<TicketPage> => {
    const from = Number(cursor);
    asked.push(from);
    await answer(from);
    return { tickets: TICKETS.slice(from, from + top), cursor: from + top < TICKETS.length ? String(from + top) : null };
  };
  openDesk({ ...lists, ticketPage }, { device });
  await row(/^1, Fall 1,/);
  await screen.findByText('Live');
}
const row = (name: RegExp) => screen.findByRole('row', { name });
const scrollToEnd = (): void => {
  const rows = within(screen.getByRole('grid')).getAllByRole('rowgroup').pop()!;
  rows.scrollTop = 1_000_000;
  fireEvent.scroll(rows);
};

test('the list goes on where the next pages bring only rows that the device showed already', async () => {
  await openWarm();
  expect(asked).toEqual([0]);
  scrollToEnd();
  expect(await row(/^700, Fall 700,/)).toBeVisible();
  expect(asked).toEqual([0, 100, 200, 300, 400, 500, 600]);
});

test('a further page that failed is told below the rows and asked again only when somebody wants it', async () => {
  let broken = true;
  await openWarm(async (from) => {
    if (broken && from === 300) throw new TypeError('Failed to fetch');
  });
  scrollToEnd();
  const told = await screen.findByText('Not all tickets loaded');
  expect(told.closest('[role="alert"]')).toHaveTextContent('SharePoint did not answer (Failed to fetch).');
  expect(screen.getByRole('row', { name: /^500, Fall 500,/ })).toBeVisible();
  scrollToEnd();
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
  expect(await row(/^700, Fall 700,/)).toBeVisible();
  expect(asked).toEqual([0, 100, 200, 300, 300, 400, 500, 600]);
  expect(screen.queryByText('Not all tickets loaded')).toBeNull();
});

test('a filter that hides every page is looked through in large pages only', async () => {
  await openWarm();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'Fall 69' } });
  expect(await row(/^699, Fall 699,/)).toBeVisible();
  expect(asked).toEqual([0, 100, 600]);
});
