import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { NORDWIND } from '../../../../dev/world';
import { audited, type DeskLists } from '@listdesk/shared/sharepoint';
import { listsOf, mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

let lists: DeskLists;
let theirs: DeskLists;

beforeAll(async () => {
  const desk = await simulatedDesk();
  ({ lists } = desk);
  theirs = audited(await listsOf(desk.simulator, NORDWIND.agents[1].upn));
  lists = audited(lists);
  await mailArrives(lists, 'secret', { subject: 'Abmahnung' });
});

test('an administrator makes a circle; a ticket is made confidential for it and open again, all of it written down', async () => {
  window.location.hash = '#tool=settings&section=circles';
  const view = openDesk(lists);
  fireEvent.click(await screen.findByText('New circle'));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'HR' } });
  fireEvent.click(screen.getByLabelText(/^People/));
  const people = await screen.findByRole('listbox', { name: 'People' });
  fireEvent.click(within(people).getByText('Aylin Demir'));
  fireEvent.keyDown(people, { key: 'Escape' });
  fireEvent.click(screen.getByText('Make circle'));
  expect(await screen.findByText('HR', { selector: 'dt' })).toBeVisible();
  const [circle] = await lists.circles();
  expect(circle).toMatchObject({ name: 'HR', people: [{ name: 'Aylin Demir' }] });
  view.unmount();

  const { id } = (await lists.ticketPage({ view: 'allOpen' })).tickets.find(({ subject }) => subject === 'Abmahnung')!;
  window.location.hash = `#ticket=${id}`;
  openDesk(lists);
  const choose = async (now: string, wanted: string): Promise<void> => {
    fireEvent.click(await screen.findByLabelText(now));
    fireEvent.click(within(await screen.findByRole('listbox', { name: 'Confidential' })).getByText(wanted));
  };
  await choose('Confidential: Everybody at the desk', 'Only HR');
  expect(await screen.findByText('confidential')).toBeVisible();
  await waitFor(async () => expect(await lists.ticket({ id })).toMatchObject({ circle: circle!.key }));
  await choose('Confidential: Only HR', 'Everybody at the desk');
  await waitFor(() => expect(screen.queryByText('confidential')).toBeNull());
  const deeds = async (): Promise<string[]> => (await lists.auditPage({ top: 20 })).entries.map(({ action }) => action);
  await waitFor(async () => expect(await deeds()).toEqual(expect.arrayContaining(['circle.made', 'ticket.confidential', 'ticket.viewed', 'ticket.opened'])));
  await act(async () => undefined);
});

test('an agent outside a circle is warned, may think again, and hands the ticket over: only the circle is named, the service moves it', async () => {
  const circle = await lists.makeCircle({ key: 'circle-ab12cd34', name: 'Works council', people: [NORDWIND.agents[0].upn] });
  await mailArrives(lists, 'handed', { subject: 'Kündigung' });
  const { id } = (await lists.ticketPage({ view: 'allOpen' })).tickets.find(({ subject }) => subject === 'Kündigung')!;
  window.location.hash = `#ticket=${id}`;
  openDesk(theirs);
  const ask = async (): Promise<HTMLElement> => {
    fireEvent.click(await screen.findByLabelText('Confidential: Everybody at the desk'));
    const choice = within(await screen.findByRole('listbox', { name: 'Confidential' })).getByText('Only Works council');
    expect(choice.closest('[role=option]')).toHaveTextContent('You are not in it: handing over');
    fireEvent.click(choice);
    return screen.findByRole('dialog');
  };
  const first = await ask();
  expect(first).toHaveTextContent('Only Works council will see the ticket. Within five minutes you can no longer open it');
  fireEvent.click(within(first).getByText('Cancel'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await theirs.ticket({ id })).toMatchObject({ circle: null });
  fireEvent.click(within(await ask()).getByText('Hand over'));
  await waitFor(() => expect(document.body).toHaveTextContent(`Ticket ${id} goes to Works council within five minutes.`));
  expect(await theirs.ticket({ id })).toMatchObject({ circle: circle.key });
  expect(await lists.sweepCircles()).toBeGreaterThan(0);
  expect(await theirs.ticket({ id })).toBeNull();
});
