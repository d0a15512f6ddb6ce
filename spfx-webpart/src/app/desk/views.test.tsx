import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { CustomColumn, DeskLists } from '@listdesk/shared/sharepoint';
import { aTicket } from '../../../../dev/exampleItems';
import { mailArrives, openDesk, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { NO_FILTERS } from './state';
import { loadKey, visibleRows } from './views';

const NORTH = { ...NO_FILTERS, custom: { Region: ['North'] } };

test('a choice of the customer’s own is decided by what stands in the ticket; what the lists found counts until that is read', () => {
  const region = (text: string) => ({ etag: '', values: { Region: { text, key: text } } });
  const asked = { view: 'allOpen', filters: NORTH, me: null } as const;
  const rows = visibleRows({
    ...asked,
    tickets: new Map([1, 2, 3, 4].map((id) => [id, aTicket({ id, status: 'Open' })])),
    own: new Map([
      [1, region('North')],
      [2, region('South')],
    ]),
    found: { [loadKey(asked)]: new Set([2, 3]) },
    sort: 'number',
    reverse: true,
    held: new Set(),
    seen: {},
    now: 0,
  });
  expect(rows.map(({ id }) => id)).toEqual([1, 3]);
});

test('a saved view of such a choice follows changes: a ticket that has it now comes, one that no longer has it goes', async () => {
  window.localStorage.clear();
  const { lists } = await simulatedDesk();
  await mailArrives(lists, 'a', { status: 'Open', subject: 'Fall a' });
  await mailArrives(lists, 'b', { status: 'Open', subject: 'Fall b' });
  const region: Record<string, string> = { 'Fall a': 'North', 'Fall b': 'North', 'Fall c': 'North' };
  const column: CustomColumn = { name: 'Region', title: 'Region', type: 'choice', choices: ['North', 'South'], required: false, dateOnly: false };
  const withRegion: DeskLists = {
    ...lists,
    customColumns: async () => [column],
    customRows: async (ids) => {
      const read = await lists.ticketsById(ids);
      return new Map(read.map(({ id, etag, subject }) => [id, { etag, values: { Region: region[subject] ?? null } }]));
    },
    ticketPage: async (view, options) => {
      if (view.view !== 'where' || !view.where.custom) return lists.ticketPage(view, options);
      const page = await lists.ticketPage({ ...view, where: { ...view.where, custom: {} } }, options);
      return { ...page, tickets: page.tickets.filter(({ subject }) => region[subject] === 'North') };
    },
  };
  const me = await lists.currentUser();
  await lists.createView('north', me.id, { name: 'Region North', shared: false, place: 1, definition: { base: 'allOpen', filters: NORTH } });
  window.location.hash = '#view=north';
  openDesk(withRegion);
  await screen.findByRole('row', { name: /Fall b/ });
  await screen.findByText('Live');
  region['Fall a'] = 'South';
  const ticket = (await lists.ticket({ key: 'a' }))!;
  await lists.updateTicket(ticket.id, ticket.etag, { priority: 'Low' });
  await mailArrives(lists, 'c', { status: 'Open', subject: 'Fall c' });
  fireEvent(window, new Event('online'));
  expect(await screen.findByRole('row', { name: /Fall c/ })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('row', { name: /Fall a/ })).toBeNull());
  expect(screen.getByRole('row', { name: /Fall b/ })).toBeVisible();
});
