import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { audited, type DeskLists } from '@listdesk/shared/sharepoint';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

const patience = { timeout: 12_000 };
let lists: DeskLists;

beforeAll(async () => {
  ({ lists } = await simulatedDesk());
  lists = audited(lists);
  await mailArrives(lists, 'secret', { subject: 'Abmahnung' });
});

test('an administrator makes a circle; a ticket is made confidential for it and open again, all of it written down', async () => {
  window.location.hash = '#tool=settings&section=circles';
  const view = openDesk(lists);
  fireEvent.click(await screen.findByText('New circle', {}, patience));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'HR' } });
  fireEvent.click(screen.getByLabelText(/^People/));
  const people = await screen.findByRole('listbox', { name: 'People' }, patience);
  fireEvent.click(within(people).getByText('Aylin Demir'));
  fireEvent.keyDown(people, { key: 'Escape' });
  fireEvent.click(screen.getByText('Make circle'));
  expect(await screen.findByText('HR', { selector: 'dt' }, { timeout: 20_000 })).toBeVisible();
  const [circle] = await lists.circles();
  expect(circle).toMatchObject({ name: 'HR', people: [{ name: 'Aylin Demir' }] });
  view.unmount();

  const { id } = (await lists.ticketPage({ view: 'allOpen' })).tickets.find(({ subject }) => subject === 'Abmahnung')!;
  window.location.hash = `#ticket=${id}`;
  openDesk(lists);
  const choose = async (now: string, wanted: string): Promise<void> => {
    fireEvent.click(await screen.findByLabelText(now, {}, patience));
    fireEvent.click(within(await screen.findByRole('listbox', { name: 'Confidential' }, patience)).getByText(wanted));
  };
  await choose('Confidential: Everybody at the desk', 'Only HR');
  expect(await screen.findByText('confidential', {}, patience)).toBeVisible();
  await waitFor(async () => expect(await lists.ticket({ id })).toMatchObject({ circle: circle!.key }), patience);
  await choose('Confidential: Only HR', 'Everybody at the desk');
  await waitFor(() => expect(screen.queryByText('confidential')).toBeNull(), patience);
  const deeds = async (): Promise<string[]> => (await lists.auditPage({ top: 20 })).entries.map(({ action }) => action);
  await waitFor(async () => expect(await deeds()).toEqual(expect.arrayContaining(['circle.made', 'ticket.confidential', 'ticket.viewed', 'ticket.opened'])), patience);
  await act(async () => undefined);
}, 60_000);
