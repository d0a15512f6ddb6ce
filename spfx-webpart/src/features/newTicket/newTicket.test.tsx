import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { DeskPort } from '../../app/desk/port';
import { inMemoryUnsent } from '../../app/unsent/inMemoryUnsent';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { checkForm } from './checkForm';

const file = (name: string): File =>
  Object.assign(new File(['abc'], name, { type: 'text/plain' }), { arrayBuffer: async () => new Uint8Array([97, 98, 99]).buffer });
let lists: DeskLists;
const hinted: string[] = [];

beforeAll(async () => {
  ({ lists } = await simulatedDesk());
  await mailArrives(lists, 'old', {});
});
beforeEach(() => {
  hinted.length = 0;
  window.localStorage.clear();
  window.location.hash = '';
});

async function form(on = lists, port: Partial<DeskPort> = {}): Promise<HTMLElement> {
  openDesk(on, { hint: async (key) => void hinted.push(key), ...port });
  await screen.findAllByText(/Rechnungsexport/);
  fireEvent.click(screen.getAllByText('New ticket', { selector: 'button *' })[0]!);
  return screen.findByRole('dialog');
}
const person = (box: HTMLElement, label: string, typed: string): void => {
  const field = within(box).getByLabelText(label, { selector: 'input' });
  fireEvent.input(field, { target: { value: typed } });
  fireEvent.blur(field);
};
const write = (box: HTMLElement, html: string): HTMLElement => {
  const text = within(box).getByLabelText('What is it about');
  text.innerHTML = html;
  fireEvent.input(text);
  return text;
};
const made = async (subject: string) => (await lists.ticketPage({ view: 'allOpen' })).tickets.find((ticket) => ticket.subject === subject);

test('what was said on the phone: what is missing is named, then the ticket is there with its file and the service hears of it', async () => {
  const box = await form();
  fireEvent.click(within(box).getByText('Create ticket'));
  await waitFor(() => expect(within(box).getAllByText('This is needed.')).toHaveLength(3));
  person(box, 'Requester', 'Kim Larsen <kim@customer.example>');
  fireEvent.change(within(box).getByLabelText(/^Subject/), { target: { value: 'Scanner' } });
  const text = write(box, '<p>Sends <b>empty</b> pages</p>');
  fireEvent.drop(text, { dataTransfer: { files: [file('log.txt')] } });
  expect(await within(box).findByText('log.txt')).toBeVisible();
  fireEvent.click(within(box).getByText('Create ticket'));
  await waitFor(async () =>
    expect(await made('Scanner')).toMatchObject({
      status: 'Open',
      channel: 'Desk',
      requester: { name: 'Kim Larsen', address: 'kim@customer.example' },
      lastMessageFrom: 'Requester',
    }),
  );
  const { key } = (await made('Scanner'))!;
  const [first] = await lists.conversation(key);
  expect(first).toMatchObject({
    kind: 'Mail',
    delivery: 'Queued',
    html: '<p>Sends <b>empty</b> pages</p>',
    evidence: { rule: 'desk', opens: true },
    from: { address: 'kim@customer.example' },
  });
  expect(await lists.attachment(first!.id, first!.attachments[0]!.storedName!)).toHaveLength(3);
  await waitFor(() => expect(hinted).toEqual([first!.key]));
});

test('the first mail: with Cc and status, and it leaves only when its file is stored', async () => {
  const box = await form();
  person(box, 'Requester', 'nina@customer.example');
  person(box, 'Cc', 'boss@customer.example');
  fireEvent.change(within(box).getByLabelText(/^Subject/), { target: { value: 'Laptop' } });
  fireEvent.drop(write(box, '<p>Ready</p>'), { dataTransfer: { files: [file('terms.txt')] } });
  await within(box).findByText('terms.txt');
  fireEvent.click(within(box).getByLabelText(/^Send this text by mail/));
  fireEvent.click(within(box).getByLabelText('Status: Pending'));
  fireEvent.click(await screen.findByText('Open', { selector: '[role=option] *' }));
  fireEvent.click(within(box).getByText('Create and send'));
  await waitFor(async () => expect(await made('Laptop')).toMatchObject({ status: 'Open', cc: ['boss@customer.example'], lastMessageFrom: 'Agent' }));
  const { key } = (await made('Laptop'))!;
  await waitFor(async () =>
    expect((await lists.conversation(key))[0]).toMatchObject({
      kind: 'Reply',
      delivery: 'Queued',
      to: [{ address: 'nina@customer.example' }],
      cc: [{ address: 'boss@customer.example' }],
    }),
  );
  await waitFor(async () => expect(window.location.hash).toBe(`#ticket=${(await made('Laptop'))!.id}`));
});

test('what was not made stands there again with its files when the form is opened next, and what is thrown away comes back', async () => {
  const device = inMemoryUnsent();
  const offline = async () => {
    throw Object.assign(new Error(), { code: 'lists.offline', message: '', retryAfterSeconds: null });
  };
  const port = { unsent: async () => device };
  let box = await form({ ...lists, apply: offline }, port);
  person(box, 'Requester', 'kim@customer.example');
  fireEvent.change(within(box).getByLabelText(/^Subject/), { target: { value: 'Beamer' } });
  fireEvent.drop(write(box, '<p>Bleibt dunkel</p>'), { dataTransfer: { files: [file('raum.txt')] } });
  await within(box).findByText('raum.txt');
  fireEvent.click(within(box).getByText('Create ticket'));
  expect(await within(box).findByText(/^The ticket was not created/)).toBeVisible();
  cleanup();
  box = await form(lists, port);
  const stands = async (again: HTMLElement): Promise<void> => {
    expect(within(again).getByLabelText('What is it about')).toHaveTextContent('Bleibt dunkel');
    expect(within(again).getByLabelText(/^Subject/)).toHaveValue('Beamer');
    expect(within(again).getByText('kim@customer.example')).toBeVisible();
    expect(await within(again).findByText('raum.txt')).toBeVisible();
  };
  await stands(box);
  fireEvent.click(within(box).getByLabelText('Discard the draft'));
  fireEvent.click(await screen.findByText('Undo', { selector: 'button' }));
  box = await screen.findByRole('dialog');
  await stands(box);
  fireEvent.click(within(box).getByText('Create ticket'));
  await waitFor(async () => expect(await made('Beamer')).toMatchObject({ channel: 'Desk' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect([await device.files.read('new-ticket'), Object.keys(window.localStorage).filter((name) => name.endsWith('newTicket'))]).toEqual([[], []]);
});

test.each([
  [{ requester: null, subject: '', text: '', files: 0 }, ['requester', 'subject', 'text']],
  [{ requester: { name: '', address: 'a@b.example' }, subject: ' x ', text: '', files: 1 }, []],
])('of %j is missing %j', (given, missing) => expect(Object.keys(checkForm(given))).toEqual(missing));
