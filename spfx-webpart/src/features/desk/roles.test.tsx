import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Role } from '@listdesk/shared/schema';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { mailArrives, openDesk, simulatedDesk } from './testing/deskInSimulator';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ lists } = await simulatedDesk());
  await mailArrives(lists, 'a', { status: 'Open' });
});
const openAs = (roles: Role[]) => openDesk({ ...lists, currentUser: async () => ({ ...(await lists.currentUser()), isSiteAdmin: false, roles }) });

test('a supervisor reaches the settings, and a link to what is the admins’ alone says so', async () => {
  openAs(['Supervisor']);
  const rail = await screen.findByRole('navigation', { name: 'Views' });
  expect(await within(rail).findByText('Settings')).toBeVisible();
  expect(within(rail).queryByText('Audit log')).toBeNull();
  expect(within(rail).queryByText('Set-up and check-up')).toBeNull();
  window.location.hash = '#tool=audit';
  fireEvent(window, new HashChangeEvent('hashchange'));
  expect(await screen.findByText(/You have no right to do this/)).toBeVisible();
});

test('a reader reads: nothing offers what SharePoint would refuse, and keys change nothing', async () => {
  openAs(['ReadOnly']);
  const row = await screen.findByRole('row', { name: /Rechnungsexport/ });
  await waitFor(() => expect(screen.queryByText('New ticket')).toBeNull());
  expect(screen.queryByText('Canned responses')).toBeNull();
  fireEvent.click(row);
  for (const key of ['e', 'x', 'c']) fireEvent.keyDown(document.body, { key });
  expect(screen.queryByRole('toolbar', { name: /Actions for/ })).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(document.body, { key: '?' });
  expect(await screen.findByText('Open the ticket')).toBeVisible();
  for (const key of ['Reply', 'Private note', 'Solve', 'Select']) expect(screen.queryByText(key, { selector: 'dt' })).toBeNull();
  expect((await lists.ticket({ key: 'a' }))?.status).toBe('Open');
});

test('an open ticket of a reader is text alone, with one line that says why; printing and copying stay', async () => {
  window.location.hash = '#ticket=1';
  openAs(['ReadOnly']);
  expect(await screen.findByText(/^You read this desk\./)).toBeVisible();
  const details = screen.getByRole('complementary', { name: 'Details' });
  expect(await within(details).findByText('Status:')).toBeInTheDocument();
  expect(await within(details).findByText('Followers:')).toBeInTheDocument();
  for (const name of [/^Status: /, /^Assignee: /, /^Priority: /, /Team/, /Followers/, /Link/])
    expect(within(details).queryByRole('button', { name })).toBeNull();
  for (const name of ['Solve', 'Merge', 'Macros', 'Snooze', 'Reply', 'Note']) expect(screen.queryByRole('button', { name })).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: 'More actions' }));
  expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual([expect.stringMatching(/^Print/), expect.stringMatching(/^Print/)]);
  fireEvent.keyDown(screen.getByRole('listbox', { name: 'More actions' }), { key: 'Escape' });
  for (const key of ['r', 'n', 'e', 'F2']) fireEvent.keyDown(document.body, { key });
  expect(document.querySelector('textarea, [contenteditable="true"]')).toBeNull();
  expect(screen.queryByRole('textbox', { name: 'Subject' })).toBeNull();
});
