import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { inMemoryDevice } from '../../app/localIndex/inMemoryDevice';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

jest.setTimeout(120_000);
const slow = { timeout: 25_000 };
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ lists } = await simulatedDesk());
  await mailArrives(lists, 'a', { status: 'Open' });
  await mailArrives(lists, 'b', { status: 'Closed', subject: 'Beamer flackert' }, { visibleText: 'Das Kabel ist gerissen.' });
  openDesk(lists, { device: inMemoryDevice() });
  fireEvent.click(await screen.findByRole('row', { name: /Rechnungsexport/ }, slow));
});

const open = async () => {
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  return screen.findByRole('combobox', { name: 'Command or search' }, slow);
};
const type = (box: HTMLElement, value: string) => fireEvent.change(box, { target: { value } });
const chosen = (box: HTMLElement) => document.getElementById(box.getAttribute('aria-activedescendant') ?? '');

test('a word and Enter set a status of the current row; the row names its key', async () => {
  const box = await open();
  type(box, 'set solv');
  expect(chosen(box)).toHaveTextContent('Set SolvedE');
  fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.status).toBe('Solved'), slow);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('Tab opens the second step, Escape leaves it, Backspace lets go of the ticket', async () => {
  const box = await open();
  type(box, 'set prio');
  fireEvent.keyDown(box, { key: 'Tab' });
  expect(await screen.findByRole('option', { name: /Set Urgent/ })).toBeVisible();
  fireEvent.keyDown(box, { key: 'Escape' });
  expect(screen.getByText(/^On ticket/)).toBeVisible();
  fireEvent.keyDown(box, { key: 'Backspace' });
  expect(screen.queryByText(/^On ticket/)).toBeNull();
  expect(await screen.findByText(/^\d+ results$/, undefined, slow)).toHaveAttribute('aria-live', 'polite');
});

test('finds a closed ticket that no view shows, once the device holds it, and opens it', async () => {
  const box = await open();
  type(box, 'flack');
  const found = await screen.findByRole('option', { name: /Beamer flack ?ert/ }, slow);
  expect(within(found).getByText('flack').tagName).toBe('MARK');
  fireEvent.click(found);
  expect(await screen.findByText('Das Kabel ist gerissen.', undefined, slow)).toBeVisible();
});

test('asks SharePoint for a word that stands in a message alone', async () => {
  const box = await open();
  type(box, 'kabel');
  expect(await screen.findByRole('option', { name: /Beamer flackert.*found in a message/ }, slow)).toBeVisible();
});
