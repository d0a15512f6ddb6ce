import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { NORDWIND } from '../../../../dev/world';
import { listsOf, mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

let simulator: Simulator;
let lists: DeskLists;
let jonas: DeskLists;

// Loaded once, so that no test waits for it.
beforeAll(() => import('./NewResponse'));
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=responses';
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => undefined;
  ({ simulator, lists } = await simulatedDesk());
  jonas = await listsOf(simulator, NORDWIND.agents[0]!.upn);
});
afterEach(() => simulator.faults.clear());

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const write = (box: HTMLElement, html: string): void => {
  box.innerHTML = html;
  fireEvent.input(box);
};
/** A file whose bytes can be read; the DOM of the tests has none of its own. */
const fileOf = (name: string, mime: string): File =>
  Object.assign(new File(['abc'], name, { type: mime }), { arrayBuffer: async () => new Uint8Array([97, 98, 99]).buffer });
const PLAIN = { language: null, category: null, html: '', ownerId: null, files: [] };
const idOf = async (who: DeskLists) => (await who.currentUser()).id;
const allOf = async (who: DeskLists) => who.cannedResponses(await idOf(who));

const beginNew = async (name: string): Promise<HTMLElement> => {
  await screen.findByText('No canned response yet');
  fireEvent.click(screen.getAllByRole('button', { name: 'New response' })[0] as HTMLElement);
  type(screen.getByRole('textbox', { name: /^Name/ }), name);
  return screen.getByRole('textbox', { name: 'Text' });
};
const openReply = async (): Promise<HTMLElement> => {
  window.location.hash = '';
  await mailArrives(lists, 'a', { language: 'de' });
  openDesk(lists);
  fireEvent.doubleClick(await screen.findByRole('row', { name: /Rechnungsexport/ }));
  await screen.findByText('Seit heute früh bricht der Export ab.');
  fireEvent.keyDown(document.body, { key: 'r' });
  const box = await screen.findByRole('textbox', { name: /^Reply to/ });
  box.focus();
  return box;
};
const lastMessage = async () => (await lists.conversation('a')).slice(-1)[0]!;

test('one that is only mine is shown to me, here and in the composer, and to nobody else', async () => {
  openDesk(lists);
  write(await beginNew('Mine'), 'Moin');
  press(/^Who sees it/);
  fireEvent.click(await screen.findByText('Only me', { selector: '[role=option] *' }));
  press('Save');
  const row = await screen.findByRole('button', { name: /^Mine/ });
  expect(within(row).getByText('Only me')).toBeVisible();
  expect(await allOf(lists)).toMatchObject([{ name: 'Mine', ownerId: await idOf(lists) }]);
  expect(await allOf(jonas)).toEqual([]);
});

test('files and pictures of a response go along with the reply it is put into', async () => {
  openDesk(lists);
  const text = await beginNew('Form');
  write(text, '<p>See <i>below</i></p>');
  fireEvent.drop(text, { dataTransfer: { files: [fileOf('logo.png', 'image/png'), fileOf('form.pdf', 'application/pdf')] } });
  await waitFor(() => expect(text.querySelector('img')).toHaveAttribute('src', 'blob:picture'));
  press('Save');
  await screen.findByRole('button', { name: /^Form/ });
  const [stored] = await allOf(lists);
  expect(stored?.files).toMatchObject([
    { fileName: 'logo.png', size: 3, inline: true },
    { fileName: 'form.pdf', inline: false, contentId: null },
  ]);
  expect(stored?.html).toContain(`cid:${stored?.files[0]?.contentId}`);
  cleanup();
  const box = await openReply();
  fireEvent.keyDown(box, { key: '/' });
  const find = await screen.findByRole('combobox', { name: 'Search canned responses' });
  expect(await screen.findByText('form.pdf')).toBeVisible();
  fireEvent.keyDown(find, { key: 'Enter' });
  expect(await within(await screen.findByLabelText('Attached files')).findByText('form.pdf')).toBeVisible();
  press('Send, set Pending');
  await waitFor(async () => expect(await lastMessage()).toMatchObject({ kind: 'Reply', delivery: 'Queued' }));
  const { html, attachments } = await lastMessage();
  expect(attachments.map(({ fileName, inline }) => [fileName, inline])).toEqual([
    ['logo.png', true],
    ['form.pdf', false],
  ]);
  expect(html).toContain(`cid:${attachments[0]?.contentId}`);
  expect(html).toContain('<i>below</i>');
  // Under an id of its own, so that the same picture can stand in a text twice.
  expect(attachments[0]?.contentId).not.toBe(stored?.files[0]?.contentId);
});

test('a file that cannot be fetched is named, and the text is put in without it', async () => {
  const made = await lists.createCannedResponse('f', { ...PLAIN, name: 'Form', body: 'See below' });
  if (made.outcome !== 'created') throw new Error(made.outcome);
  const file = { fileName: 'form.pdf', storedName: 'gone.pdf', contentType: 'application/pdf', size: 3, sha256: 'x', inline: false, contentId: null };
  await lists.updateCannedResponse(made.item.id, made.item.etag, { ...PLAIN, name: 'Form', body: 'See below', files: [file] });
  const box = await openReply();
  fireEvent.keyDown(box, { key: '/' });
  const find = await screen.findByRole('combobox', { name: 'Search canned responses' });
  await screen.findByText('form.pdf');
  fireEvent.keyDown(find, { key: 'Enter' });
  expect(await screen.findByText(/form\.pdf.*could not be read/)).toBeVisible();
  expect(box).toHaveTextContent('See below');
});

test('what stands in a reply becomes a response without leaving the ticket', async () => {
  const box = await openReply();
  write(box, '<p>Bitte <b>neu starten</b></p>');
  fireEvent.click(within(screen.getByRole('region', { name: /^Reply to/ })).getByRole('button', { name: /^Canned response/ }));
  fireEvent.click(await screen.findByRole('button', { name: 'New response' }));
  const dialog = await screen.findByRole('dialog', { name: 'New response' });
  const text = await within(dialog).findByRole('textbox', { name: 'Text' });
  expect(text).toContainHTML('<b>neu starten</b>');
  type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Neustart');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await allOf(lists)).toMatchObject([{ name: 'Neustart', language: 'de', body: 'Bitte neu starten', html: '<p>Bitte <b>neu starten</b></p>' }]);
  // The reply is as it was, and has the focus.
  expect(screen.queryByRole('combobox', { name: 'Search canned responses' })).toBeNull();
  expect(box).toContainHTML('<p>Bitte <b>neu starten</b></p>');
});

test('with nothing written yet, the new response is there to be put in', async () => {
  const box = await openReply();
  fireEvent.keyDown(box, { key: '/' });
  fireEvent.click(await screen.findByRole('button', { name: 'New response' }));
  const dialog = await screen.findByRole('dialog', { name: 'New response' });
  type(await within(dialog).findByRole('textbox', { name: /^Name/ }), 'Neustart');
  write(within(dialog).getByRole('textbox', { name: 'Text' }), 'Neu starten, {{requester.name}}');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('option', { name: /^Neustart/ })).toBeVisible();
  fireEvent.keyDown(screen.getByRole('combobox', { name: 'Search canned responses' }), { key: 'Enter' });
  await waitFor(() => expect(box).toHaveTextContent('Neu starten, Katharina Hoffmann-Schröder'));
});

test('deleted by somebody meanwhile, it is kept as a new one, which names no file that went with the old one', async () => {
  openDesk(lists);
  const text = await beginNew('Form');
  write(text, 'See below');
  fireEvent.drop(text, { dataTransfer: { files: [fileOf('form.pdf', 'application/pdf')] } });
  await within(await screen.findByLabelText('Attached files')).findByText('form.pdf');
  press('Save');
  fireEvent.click(await screen.findByRole('button', { name: /^Form/ }));
  await lists.recycleCannedResponse((await allOf(lists))[0]!.id);
  press('Save');
  fireEvent.click(await screen.findByRole('button', { name: 'Keep it as a new one' }));
  press('Save');
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Text' })).toBeNull());
  expect(await allOf(lists)).toMatchObject([{ name: 'Form', body: 'See below', files: [] }]);
});

test('closed without saving, it can be had again', async () => {
  openDesk(lists);
  write(await beginNew('Draft'), '<p>Half a thought</p>');
  press('Close');
  expect(screen.queryByRole('textbox', { name: 'Text' })).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  expect(await screen.findByRole('textbox', { name: 'Text' })).toHaveTextContent('Half a thought');
  expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveValue('Draft');
});

test('on lists of an older version it is said what is not kept, and the text is', async () => {
  await lists.saveSettings({ ...(await lists.settings()), schemaVersion: 3 });
  openDesk(lists);
  const text = await beginNew('Plain');
  expect(screen.getByText(/^The lists of this desk are of an older version/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Who sees it/ })).toBeNull();
  fireEvent.drop(text, { dataTransfer: { files: [fileOf('form.pdf', 'application/pdf')] } });
  write(text, 'Hallo');
  press('Save');
  await waitFor(async () => expect(await allOf(lists)).toMatchObject([{ name: 'Plain', body: 'Hallo', files: [] }]));
});
