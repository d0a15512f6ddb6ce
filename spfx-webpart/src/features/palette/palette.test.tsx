import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { inMemoryDevice } from '../../app/localIndex/inMemoryDevice';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

let lists: DeskLists;
let archiveAnswers: boolean;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ lists } = await simulatedDesk());
  archiveAnswers = true;
  const archive: DeskLists['archive'] = async () => {
    if (!archiveAnswers) throw new Error('HTTP 503');
    return lists.archive();
  };
  await mailArrives(lists, 'a', { status: 'Open' });
  await mailArrives(lists, 'b', { status: 'Closed', subject: 'Beamer flackert' }, { visibleText: 'Das Kabel ist gerissen.' });
  openDesk({ ...lists, archive }, { device: inMemoryDevice() });
  fireEvent.click(await screen.findByRole('row', { name: /Rechnungsexport/ }));
});

const open = async () => {
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  return screen.findByRole('combobox', { name: 'Command or search' });
};
const type = (box: HTMLElement, value: string) => fireEvent.change(box, { target: { value } });
const chosen = (box: HTMLElement) => document.getElementById(box.getAttribute('aria-activedescendant') ?? '');

test('a word and Enter set a status of the current row; the row names its key', async () => {
  const box = await open();
  type(box, 'set solv');
  expect(chosen(box)).toHaveTextContent('Set SolvedE');
  fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.status).toBe('Solved'));
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
  expect(await screen.findByText(/^\d+ results$/)).toHaveAttribute('aria-live', 'polite');
});

test('finds a closed ticket that no view shows, once the device holds it, and opens it', async () => {
  const box = await open();
  type(box, 'flack');
  const found = await screen.findByRole('option', { name: /Beamer flack ?ert/ });
  expect(within(found).getByText('flack').tagName).toBe('MARK');
  fireEvent.click(found);
  expect(await screen.findByText('Das Kabel ist gerissen.')).toBeVisible();
});

test('asks SharePoint for a word that stands in a message alone', async () => {
  const box = await open();
  type(box, 'kabel');
  expect(await screen.findByRole('option', { name: /Beamer flackert.*found in a message/ })).toBeVisible();
});

test('where the device found enough by itself, messages and files are asked for on request; all found can be acted on, not only those shown', async () => {
  for (let at = 10; at < 32; at += 1) await mailArrives(lists, String(at), { status: 'Open', subject: `Kabel ${at}` });
  window.dispatchEvent(new Event('online'));
  await screen.findByRole('row', { name: /Kabel 31/ });
  const box = await open();
  type(box, 'kabel');
  expect(await screen.findByRole('option', { name: 'Act on all 22 tickets found' })).toBeVisible();
  const wider = await screen.findByRole('option', { name: 'Look in all messages and files too' });
  expect(screen.queryByRole('option', { name: /Beamer flackert/ })).toBeNull();
  fireEvent.click(wider);
  expect(await screen.findByRole('option', { name: /Beamer flackert.*found in a message or its files/ })).toBeVisible();
  expect(screen.queryByRole('option', { name: 'Look in all messages and files too' })).toBeNull();
});

test('a requester found by name: their tickets alone are shown', async () => {
  await mailArrives(lists, 'o', {
    status: 'Open',
    subject: 'Beamer leiht',
    requester: { name: 'Oliver Whitfield', address: 'oliver.whitfield@nordwind.example' },
  });
  window.dispatchEvent(new Event('online'));
  await screen.findByRole('row', { name: /Beamer leiht/ });
  const box = await open();
  type(box, 'whitf');
  fireEvent.click(await screen.findByRole('option', { name: /Tickets of Oliver/ }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /Rechnungsexport/ })).toBeNull());
  expect(screen.getByRole('row', { name: /Beamer leiht/ })).toBeVisible();
});

test('a macro runs, a canned response opens as a reply, filled', async () => {
  await lists.createMacro('m', { name: 'Vorrang', description: '', steps: [{ do: 'priority', priority: 'High' }] });
  await lists.createCannedResponse('c', {
    name: 'Bald da',
    language: null,
    category: null,
    body: 'Guten Tag {{requester.name}}',
    html: '',
    ownerId: null,
    files: [],
  });
  const box = await open();
  type(box, 'run vorr');
  fireEvent.click(await screen.findByRole('option', { name: /Run ?Vorr ?ang/ }));
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.priority).toBe('High'));
  const again = await open();
  type(again, 'reply with bald');
  fireEvent.click(await screen.findByRole('option', { name: /Reply ?with ?Bald ?da/ }));
  expect(await screen.findByRole('textbox', { name: /^Reply to/ })).toHaveTextContent('Guten Tag Katharina Hoffmann-Schröder');
});

test('H puts the ticket off; the conversation says so, and Z takes both back', async () => {
  fireEvent.keyDown(document.body, { key: 'h' });
  fireEvent.click(await screen.findByRole('option', { name: /^Tomorrow/ }));
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.snoozedUntil).toEqual(expect.any(String)));
  await waitFor(async () =>
    expect((await lists.conversation('a')).map(({ kind, event }) => [kind, event?.event])).toEqual([
      ['Mail', undefined],
      ['System', 'snoozed'],
    ]),
  );
  fireEvent.keyDown(document.body, { key: 'z' });
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.snoozedUntil ?? null).toBeNull());
  await waitFor(async () => expect(await lists.conversation('a')).toHaveLength(1));
});

test('a phone has no Escape: a button closes the palette', async () => {
  const box = await open();
  fireEvent.click(within(box.closest<HTMLElement>('[role="dialog"]')!).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('combobox', { name: 'Command or search' })).toBeNull();
});

test('the archive did not answer: what else was found shows, it is named, and asked again', async () => {
  archiveAnswers = false;
  const box = await open();
  type(box, 'rechnungs');
  expect(await screen.findByText('Older tickets are missing: the archive did not answer.')).toBeVisible();
  expect(screen.getByRole('option', { name: /Rechnungs ?export/ })).toBeVisible();
  archiveAnswers = true;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText(/Older tickets are missing/)).toBeNull());
  expect(box).toHaveFocus();
});
