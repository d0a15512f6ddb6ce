import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import type { CannedResponse, DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { checkResponse, findResponses } from './editing';
import { filledNodes } from './responseHtml';

let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=responses';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const PLAIN = { html: '', ownerId: null, files: [] };
const welcome = {
  ...PLAIN,
  name: 'Welcome',
  language: 'de',
  category: 'General',
  body: 'Guten Tag {{requester.name}},\n\nIhr Ticket {{ticket.number}} ist da.\n{{agent.name}}',
};
const write = (html: string): HTMLElement => {
  const box = screen.getByRole('textbox', { name: 'Text' });
  box.innerHTML = html;
  fireEvent.input(box);
  return box;
};
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('an agent writes a response, sees it with a real ticket, saves, deletes and brings it back', async () => {
  await mailArrives(lists, 'a', {});
  openDesk(lists);
  await screen.findByText('No canned response yet');
  fireEvent.click(screen.getAllByRole('button', { name: 'New response' })[0] as HTMLElement);
  type(screen.getByRole('textbox', { name: /^Name/ }), 'Welcome');
  write('<p>Hallo <b>{{requester.name}}</b>, Nummer {{ticket.number}}.</p>');
  const preview = await screen.findByRole('region', { name: 'Preview' });
  expect(preview).toHaveTextContent('Hallo Katharina Hoffmann-Schröder, Nummer 1.');
  press('Save');
  expect(await screen.findByRole('button', { name: /^Welcome/ })).toBeVisible();
  expect(await lists.cannedResponses(0)).toMatchObject([
    {
      name: 'Welcome',
      language: null,
      ownerId: null,
      body: 'Hallo {{requester.name}}, Nummer {{ticket.number}}.',
      html: '<p>Hallo <b>{{requester.name}}</b>, Nummer {{ticket.number}}.</p>',
    },
  ]);
  press(/^Welcome/);
  press('Delete');
  await waitFor(async () => expect(await lists.cannedResponses(0)).toEqual([]));
  fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  await waitFor(async () => expect(await lists.cannedResponses(0)).toHaveLength(1));
  expect(await screen.findByRole('button', { name: /^Welcome/ })).toBeVisible();
});

test('an unknown token is named and not saved', async () => {
  openDesk(lists);
  await screen.findByText('No canned response yet');
  fireEvent.click(screen.getAllByRole('button', { name: 'New response' })[0] as HTMLElement);
  type(screen.getByRole('textbox', { name: /^Name/ }), 'Hello');
  write('Hallo {{requester.nam}}');
  press('Save');
  expect(await screen.findByText('Nothing stands for {{requester.nam}}. Choose a token below.')).toBeVisible();
  expect(await lists.cannedResponses(0)).toEqual([]);
});

test('a change somebody made meanwhile is not written over', async () => {
  const made = await lists.createCannedResponse('r', welcome);
  if (made.outcome !== 'created') throw new Error(made.outcome);
  openDesk(lists);
  fireEvent.click(await screen.findByRole('button', { name: /^Welcome/ }));
  await lists.updateCannedResponse(made.item.id, made.item.etag, { ...welcome, body: 'Theirs' });
  write('Mine');
  press('Save');
  expect(await screen.findByText('Somebody else changed this response meanwhile.')).toBeVisible();
  expect((await lists.cannedResponses(0))[0]?.body).toBe('Theirs');
  press('Save mine over theirs');
  await waitFor(async () => expect((await lists.cannedResponses(0))[0]?.body).toBe('Mine'));
});

test('without the right to write, the reason is said and the text stays', async () => {
  openDesk(lists);
  await screen.findByText('No canned response yet');
  fireEvent.click(screen.getAllByRole('button', { name: 'New response' })[0] as HTMLElement);
  type(screen.getByRole('textbox', { name: /^Name/ }), 'Hello');
  write('Hallo');
  simulator.faults.add({ url: /ListDeskCannedResponses/, fault: { kind: 'status', status: 403 } });
  press('Save');
  expect(await screen.findByText('Not saved. What you typed is kept.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /^Text/ })).toHaveTextContent('Hallo');
});

test('axe finds nothing: empty, list and editor', async () => {
  const check = async (): Promise<void> =>
    expect(
      (await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => [
        id,
        nodes[0]?.html,
      ]),
    ).toEqual([]);
  await lists.createCannedResponse('r', welcome);
  openDesk(lists);
  fireEvent.click(await screen.findByRole('button', { name: /^Welcome/ }));
  await check();
});

describe('from the composer', () => {
  const openComposer = async (): Promise<HTMLElement> => {
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

  test('a slash at the start of a line, words, Enter: the response stands in the reply, filled', async () => {
    await lists.createCannedResponse('r', welcome);
    await lists.createCannedResponse('s', { ...welcome, name: 'Printer', body: 'Drucker <b>aus</b>' });
    const box = await openComposer();
    fireEvent.keyDown(box, { key: '/' });
    const find = await screen.findByRole('combobox', { name: 'Search canned responses' });
    expect(await screen.findByRole('option', { name: /^Welcome/ })).toBeVisible();
    type(find, 'welc');
    expect(screen.queryByRole('option', { name: /^Printer/ })).toBeNull();
    expect(screen.getByText('Katharina Hoffmann-Schröder', { selector: '.fill' })).toBeVisible();
    fireEvent.keyDown(find, { key: 'Enter' });
    await waitFor(() =>
      expect(box).toHaveTextContent(
        'Guten Tag Katharina Hoffmann-Schröder, Ihr Ticket 1 ist da. Mara Vogt'.replace(/, Ihr/, ',Ihr').replace('da. Mara', 'da.Mara'),
      ),
    );
    expect(screen.queryByRole('combobox', { name: 'Search canned responses' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Send, set Pending' }));
    await waitFor(async () =>
      expect((await lists.conversation('a'))[1]?.visibleText).toBe('Guten Tag Katharina Hoffmann-Schröder,\n\nIhr Ticket 1 ist da.\nMara Vogt'),
    );
  });

  test('an unknown token is red, and does not leave', async () => {
    await lists.createCannedResponse('r', { ...welcome, name: 'Broken', body: 'Hallo {{customer}}' });
    const box = await openComposer();
    fireEvent.keyDown(box, { key: '/' });
    const find = await screen.findByRole('combobox', { name: 'Search canned responses' });
    await screen.findByText('1 token is unknown. Replace it before you send.');
    fireEvent.keyDown(find, { key: 'Enter' });
    await waitFor(() => expect(within(box).getByText('{{customer}}')).toHaveClass('token'));
    fireEvent.click(screen.getByRole('button', { name: 'Send, set Pending' }));
    expect(await screen.findByText('Not sent: nothing stands for {{customer}}. Replace it with words.')).toBeVisible();
    expect(await lists.conversation('a')).toHaveLength(1);
    box.innerHTML = 'Hallo Katharina';
    fireEvent.input(box);
    fireEvent.click(screen.getByRole('button', { name: 'Send, set Pending' }));
    await waitFor(async () => expect(await lists.conversation('a')).toHaveLength(2));
  });

  test('Escape goes back to the text; a second slash writes the sign itself', async () => {
    const box = await openComposer();
    fireEvent.keyDown(box, { key: '/' });
    const find = await screen.findByRole('combobox', { name: 'Search canned responses' });
    fireEvent.keyDown(find, { key: 'Escape' });
    await waitFor(() => expect(box).toHaveFocus());
    fireEvent.keyDown(box, { key: '/' });
    fireEvent.keyDown(await screen.findByRole('combobox', { name: 'Search canned responses' }), { key: '/' });
    await waitFor(() => expect(box).toHaveTextContent('/'));
  });
});

const response = (id: number, change: Partial<CannedResponse>): CannedResponse => ({
  ...PLAIN,
  id,
  etag: '"1"',
  key: `r${id}`,
  name: `R${id}`,
  language: null,
  category: null,
  body: 'x',
  ...change,
});
test.each([
  ['the language of the requester first, then any, then others', '', 'de-AT', [3, 1, 2]],
  ['every word somewhere', 'zwei wort', null, [2]],
  ['a name before a text', 'drei', null, [3, 1]],
] as const)('search: %s', (_name, text, language, ids) => {
  const all = [
    response(1, { name: 'Eins', body: 'drei' }),
    response(2, { name: 'Zwei', language: 'en', category: 'Wort' }),
    response(3, { name: 'Drei', language: 'de' }),
  ];
  expect(findResponses(all, text, language).map(({ id }) => id)).toEqual(ids);
});

describe('filled', () => {
  const values = {
    ticket: { id: 1, subject: '<img src=x onerror=alert(1)>', requester: { name: 'A & B', address: 'a@x.example' } },
    agent: { name: '' },
    deskName: '',
  };
  test.each([
    [
      'a text without formatting, by its lines; what a ticket brings is never markup',
      { html: '', body: '<b>{{ticket.subject}}\n{{requester.name}} {{<i>}}' },
      '&lt;b&gt;&lt;img src=x onerror=alert(1)&gt;<br>A &amp; B <mark class="token">{{&lt;i&gt;}}</mark>',
      1,
    ],
    ['within formatting', { html: '<p>Dear <b>{{requester.name}}</b></p>', body: '' }, '<p>Dear <b>A &amp; B</b></p>', 0],
    ['a token cut by formatting is one all the same', { html: '<p>{{<i>ticket</i>.num<b>ber}}!</b></p>', body: '' }, '<p>1<i></i><b>!</b></p>', 0],
    [
      'in the address of a link, as part of an address',
      { html: '<a href="https://x.example/?q={{requester.name}}">here</a>', body: '' },
      '<a href="https://x.example/?q=A%20%26%20B">here</a>',
      0,
    ],
    [
      'scripts and foreign pictures stay away',
      { html: '<script>x</script><img src="https://x.example/a.png"><p onclick="x">Hi</p>', body: '' },
      '<img><p>Hi</p>',
      0,
    ],
  ])('%s', (_, text, html, unknown) => {
    const filled = filledNodes(text, values);
    expect([filled.nodes.innerHTML, filled.unknown]).toEqual([html, unknown]);
  });
  test('set off for a preview', () => {
    expect(filledNodes({ html: 'Dear {{requester.name}}', body: '' }, values, true).nodes.innerHTML).toBe('Dear <span class="fill">A &amp; B</span>');
  });
});

test('limits of a response', () => {
  expect(checkResponse({ ...PLAIN, name: ' ', language: null, category: 'x'.repeat(61), body: '' })).toEqual({
    name: 'missing',
    category: 'tooLong',
    body: 'missing',
  });
  const whole = { ...PLAIN, name: 'x', language: null, category: null, body: 'x' };
  expect(checkResponse({ ...whole, body: 'x'.repeat(20_001) })).toEqual({ body: 'tooLong' });
  expect(checkResponse({ ...whole, html: 'x'.repeat(60_001) })).toEqual({ body: 'tooLong' });
  expect(checkResponse({ ...whole, html: '<a href="https://x.example/{{ticket.nummer}}">x</a>' })).toEqual({ body: 'unknown' });
});
