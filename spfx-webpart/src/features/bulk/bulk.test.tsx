import * as React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { linkAs } from '@listdesk/shared/tickets';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { holdTicket } from '@listdesk/shared/sharepoint/privacy';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { inMemoryUnsent } from '../../app/unsent/inMemoryUnsent';
import { UnsentNews } from '../unsent/lazyUnsent';
import { mailArrives, openDesk, privacyOf, simulatedDesk } from '../desk/testing/deskInSimulator';

let simulator: Simulator;
let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ simulator, lists } = await simulatedDesk());
  for (const key of ['a', 'b']) await mailArrives(lists, key, { status: 'Open', subject: `Fall ${key}` });
});
const row = (name: RegExp) => screen.findByRole('row', { name });
const select = async (name: RegExp) => fireEvent.click(within(await row(name)).getByRole('checkbox'));
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
/** The text in the editor, once it was looked at. */
const write = async (box: HTMLElement, html: string): Promise<void> => {
  box.innerHTML = html;
  fireEvent.input(box);
  await waitFor(() => expect(window.localStorage.getItem('test:bulkReply')).toBe(JSON.stringify(html)));
};
const named = async (key: string) => (await lists.ticket({ key }))!;

test('one answer to all chosen tickets: filled for each, refused while a token stands for nothing', async () => {
  await lists.createCannedResponse('c', {
    name: 'Bald da',
    language: null,
    category: null,
    body: 'Guten Tag {{requester.name}}, zu {{ticket.number}} kommen wir morgen.',
    html: '<p>Guten Tag <b>{{requester.name}}</b>, zu {{ticket.number}} kommen wir morgen.</p>',
    ownerId: null,
    files: [],
  });
  openDesk(lists);
  await select(/Fall a/);
  await select(/Fall b/);
  await press('Reply to all');
  const dialog = await screen.findByRole('dialog', { name: 'Reply to 2 tickets' });
  const text = await within(dialog).findByRole('textbox', { name: 'Text' });
  await write(text, 'An {{nobody}}');
  expect(within(dialog).getByRole('button', { name: 'Send 2 replies' })).toBeDisabled();
  await write(text, '');
  fireEvent.click(await within(dialog).findByRole('button', { name: 'Canned response' }));
  fireEvent.click(await screen.findByRole('option', { name: /Bald da/ }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Send 2 replies' }));
  expect(await screen.findByText('Replies to 2 tickets on their way')).toBeVisible();
  await waitFor(async () => expect([(await named('a')).status, (await named('b')).status]).toEqual(['Pending', 'Pending']));
  for (const key of ['a', 'b'])
    expect((await lists.conversation(key))[1]).toMatchObject({
      kind: 'Reply',
      html: `<p>Guten Tag <b>Katharina Hoffmann-Schröder</b>, zu ${(await named(key)).id} kommen wir morgen.</p>`,
      visibleText: `Guten Tag Katharina Hoffmann-Schröder, zu ${(await named(key)).id} kommen wir morgen.`,
    });
});

test('a team and a tag for all chosen tickets, what is not touched stays', async () => {
  const a = await named('a');
  await lists.updateTicket(a.id, a.etag, { team: 'SAP', tags: ['Lager'] });
  openDesk(lists);
  await select(/Fall a/);
  await select(/Fall b/);
  await press('Other fields');
  await press('Team: as it is');
  fireEvent.click(await screen.findByRole('option', { name: 'SAP' }));
  await press(/^Add tags/);
  fireEvent.change(await screen.findByLabelText('Add tags', { selector: 'input' }), { target: { value: 'Messe' } });
  fireEvent.click(await screen.findByRole('option', { name: /Messe/ }));
  await press('Change 2 tickets');
  await waitFor(async () =>
    expect([await named('a'), await named('b')]).toMatchObject([
      { team: 'SAP', tags: ['Lager', 'Messe'] },
      { team: 'SAP', tags: ['Messe'] },
    ]),
  );
});

test('a team and an own column: undone while the own column is still being given, every ticket is as before', async () => {
  // A column that every desk has, in the place of one of the customer's.
  const site = { name: 'Category', title: 'Standort', type: 'text' as const, required: false, choices: [], dateOnly: false };
  const a = await named('a');
  await lists.updateTicket(a.id, a.etag, { team: 'SAP', category: 'Lissabon' });
  let saves = 0;
  openDesk({
    ...lists,
    customColumns: async () => [site],
    saveCustomValue: (...given) => {
      saves += 1;
      if (saves === 1) fireEvent.keyDown(document.body, { key: 'z' });
      return lists.saveCustomValue(...given);
    },
  });
  await select(/Fall a/);
  await select(/Fall b/);
  await press('Other fields');
  await press('Team: as it is');
  fireEvent.click(await screen.findByRole('option', { name: 'SAP' }));
  await press('Standort: as it is');
  fireEvent.change(screen.getByLabelText('Standort', { selector: 'input' }), { target: { value: 'Hamburg' } });
  await press('Change 2 tickets');
  await waitFor(() => expect(saves).toBe(2)); // The one that was under way, and its way back.
  await waitFor(async () =>
    expect([await named('a'), await named('b')]).toMatchObject([
      { team: 'SAP', category: 'Lissabon' },
      { team: null, category: null },
    ]),
  );
});

test('what is chosen is saved as a table, a subject never as a formula, and stays chosen', async () => {
  await mailArrives(lists, 'c', { status: 'Open', subject: '=1+1', team: 'SAP' });
  const saved: Blob[] = [];
  // jsdom keeps no files; what would be one is looked at here.
  Object.assign(URL, { createObjectURL: (file: Blob) => `blob:${saved.push(file)}`, revokeObjectURL: () => undefined });
  openDesk(lists);
  await select(/Fall a/);
  await select(/=1\+1/);
  await press('More actions');
  fireEvent.click(await screen.findByRole('option', { name: 'Save as CSV' }));
  const text = await saved[0]!.text();
  const [head, ...rows] = text.trim().split('\r\n');
  expect(head).toMatch(/"Number","Subject","Status","Priority","Requester","Address","Assignee","Team"/);
  const { id } = await named('c');
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual(
    expect.stringContaining(`"${id}","'=1+1","Open","Normal","Katharina Hoffmann-Schröder","katharina.hoffmann@nordwind.example","","SAP"`),
  );
  expect(screen.getByText('2 selected')).toBeVisible();
});

test('merging several: one under a legal hold stays as it is, and why is said', async () => {
  const b = await named('b');
  await holdTicket(await privacyOf(simulator)(), b.id, 'case 4711', { actor: 'officer', at: new Date().toISOString() });
  openDesk(lists);
  await select(/Fall a/);
  await select(/Fall b/);
  await press('Merge');
  const dialog = await screen.findByRole('dialog', { name: 'Merge 2 tickets' });
  expect(within(dialog).getByText(`${b.id} cannot be merged into it and stays as it is.`)).toBeVisible();
  expect(within(dialog).getByText('A ticket under a legal hold keeps its messages.')).toBeVisible();
  fireEvent.click(within(dialog).getByRole('radio', { name: /Fall b/ }));
  expect(within(dialog).getByRole('button', { name: `Merge 1 into ${b.id}` })).toBeEnabled();
});

test('a parent solved in the list: its open child may follow at once', async () => {
  const [a, b] = [await named('a'), await named('b')];
  await lists.createLink(linkAs('child', { key: a.key, number: a.id }, { key: b.key, number: b.id }));
  openDesk(lists);
  fireEvent.click(await row(/Fall a/));
  fireEvent.keyDown(document.body, { key: 'e' });
  expect(await screen.findByText('1 linked child is still open.')).toBeVisible();
  await press('Set it to Solved too');
  await waitFor(async () => expect((await named('b')).status).toBe('Solved'));
  await waitFor(() => expect(screen.queryByText('1 linked child is still open.')).toBeNull());
});

test('a child opened again by an undo brings the question about it back, until it was said that children stay open', async () => {
  await mailArrives(lists, 'c', { status: 'Open', subject: 'Fall c' });
  const [a, b, c] = [await named('a'), await named('b'), await named('c')];
  for (const child of [b, c]) await lists.createLink(linkAs('child', { key: a.key, number: a.id }, { key: child.key, number: child.id }));
  openDesk(lists);
  const solve = async (subject: RegExp): Promise<void> => {
    fireEvent.click(await row(subject));
    fireEvent.keyDown(document.body, { key: 'e' });
  };
  const statuses = async () => [(await named('b')).status, (await named('c')).status];
  await solve(/Fall a/);
  expect(await screen.findByText('2 linked children are still open.')).toBeVisible();
  await solve(/Fall b/);
  expect(await screen.findByText('1 linked child is still open.')).toBeVisible();
  fireEvent.keyDown(document.body, { key: 'z' });
  expect(await screen.findByText('2 linked children are still open.')).toBeVisible();
  await press('Set all 2 to Solved');
  await waitFor(async () => expect(await statuses()).toEqual(['Solved', 'Solved']));
  expect(screen.queryByText(/still open/)).toBeNull();
  fireEvent.keyDown(document.body, { key: 'z' });
  expect(await screen.findByText('2 linked children are still open.')).toBeVisible();
  await waitFor(async () => expect(await statuses()).toEqual(['Open', 'Open']));
  await press('Leave open');
  await solve(/Fall b/);
  await waitFor(async () => expect(await statuses()).toEqual(['Solved', 'Open']));
  expect(screen.queryByText(/still open/)).toBeNull();
});

test('what was refused among many is named below the bar until it was read', async () => {
  const refused = (await named('b')).id;
  const refusing: DeskLists = {
    ...lists,
    updateTickets: async (changes) => {
      const answers = await lists.updateTickets(changes.filter(({ id }) => id !== refused));
      return changes.map(({ id }) =>
        id === refused ? { outcome: 'failed', fault: { code: 'lists.denied', message: '', retryAfterSeconds: null } } : answers.shift()!,
      );
    },
  };
  openDesk(refusing);
  await select(/Fall a/);
  await select(/Fall b/);
  await press('Close');
  expect(await screen.findByText('1 of 2 not done')).toBeVisible();
  expect(within(screen.getByRole('list', { name: 'Not done' })).getByText(/You have no right/)).toBeVisible();
  expect([(await named('a')).status, (await named('b')).status]).toEqual(['Closed', 'Open']);
});

test('a reply that could be sent to nobody is in the box again', async () => {
  openDesk({
    ...lists,
    apply: async () => {
      throw Object.assign(new Error(), { code: 'lists.offline', message: '', retryAfterSeconds: null });
    },
  });
  await select(/Fall a/);
  await select(/Fall b/);
  await press('Reply to all');
  await write(await screen.findByLabelText('Text'), 'Wir sehen nach.');
  await press('Send 2 replies');
  expect(await screen.findByText('2 of 2 not done')).toBeVisible();
  expect(screen.queryByText(/^The others are done/)).toBeNull();
  await press('Reply to all');
  expect(await screen.findByLabelText('Text')).toHaveTextContent('Wir sehen nach.');
  expect((await named('a')).status).toBe('Open');
});

test('replies without a connection wait on this device as single answers do, and leave when it is back', async () => {
  const device = inMemoryUnsent();
  let away = true;
  openDesk(
    {
      ...lists,
      apply: async (writes) => {
        if (away) throw Object.assign(new Error(), { code: 'lists.offline', message: '', retryAfterSeconds: null });
        return lists.apply(writes);
      },
    },
    { unsent: async () => device },
    <React.Suspense fallback={null}>
      <UnsentNews />
    </React.Suspense>,
  );
  await select(/Fall a/);
  await select(/Fall b/);
  await press('Reply to all');
  await write(await screen.findByLabelText('Text'), 'Wir sehen nach.');
  await press('Send 2 replies');
  expect(await screen.findByText('2 answers wait for the connection.')).toBeVisible();
  expect(screen.queryByText('2 of 2 not done')).toBeNull();
  away = false;
  fireEvent(window, new Event('online'));
  await waitFor(async () => expect([(await named('a')).status, (await named('b')).status]).toEqual(['Pending', 'Pending']));
  expect((await lists.conversation('a')).map(({ visibleText }) => visibleText)).toContain('Wir sehen nach.');
  expect(await device.waiting.all()).toEqual([]);
});

test('several to the recycle bin: the refused one is named, one undo brings the others back with their messages', async () => {
  await mailArrives(lists, 'c', { status: 'Open', subject: 'Fall c' });
  const held = (await named('b')).id;
  const conversation = await lists.conversation('a');
  openDesk({
    ...lists,
    recycleTickets: async (tickets) => {
      const answers = await lists.recycleTickets(tickets.filter(({ id }) => id !== held));
      return tickets.map(({ id }) =>
        id === held ? { outcome: 'failed', fault: { code: 'lists.held', message: '', retryAfterSeconds: null }, bins: [] } : answers.shift()!,
      );
    },
  });
  for (const name of [/Fall a/, /Fall b/, /Fall c/]) await select(name);
  await press('More actions');
  fireEvent.click(await screen.findByRole('option', { name: /^Delete/ }));
  expect(await screen.findByText('2 tickets and their messages are in the recycle bin')).toBeVisible();
  expect(await screen.findByText('1 of 3 not done')).toBeVisible();
  expect(
    screen.getByText(`Ticket ${held} is under a legal hold and is not deleted. An administrator of the desk lifts holds on the page Privacy.`),
  ).toBeVisible();
  expect([await lists.ticket({ key: 'a' }), await lists.ticket({ key: 'c' })]).toEqual([null, null]);
  expect(await lists.conversation('a')).toEqual([]);
  expect(screen.queryByRole('row', { name: /Fall a/ })).toBeNull();
  fireEvent.keyDown(document.body, { key: 'z' });
  expect(await row(/Fall a/)).toBeVisible();
  expect(await row(/Fall c/)).toBeVisible();
  expect((await lists.conversation('a')).map(({ key }) => key)).toEqual(conversation.map(({ key }) => key));
});

test('chosen tickets are marked as unread and as read, whoever wrote last', async () => {
  const b = await named('b');
  await lists.updateTicket(b.id, b.etag, { lastMessageFrom: 'Agent' });
  openDesk(lists);
  const mark = async (name: RegExp): Promise<void> => {
    await select(/Fall a/);
    await select(/Fall b/);
    await press('More actions');
    fireEvent.click(await screen.findByRole('option', { name }));
  };
  await mark(/^Mark as read/);
  expect((await screen.findAllByText('2 tickets marked as read'))[0]).toBeVisible();
  expect(screen.queryByRole('row', { name: /unread/ })).toBeNull();
  await mark(/^Mark as unread/);
  expect((await screen.findAllByText('2 tickets marked as unread'))[0]).toBeVisible();
  expect(screen.getAllByRole('row', { name: /Fall .*unread/ })).toHaveLength(2);
});

test('a long press begins choosing: presses choose instead of opening, until one goes back', async () => {
  openDesk(lists);
  const [a, b] = [await row(/Fall a/), await row(/Fall b/)];
  // The part that listens comes after the rows.
  await screen.findByRole('button', { name: /^Sort/ });
  fireEvent(a, Object.assign(new MouseEvent('pointerdown', { bubbles: true }), { pointerType: 'touch', isPrimary: true }));
  expect(await screen.findByText('1 selected')).toBeVisible();
  fireEvent.click(a); // The finger leaves.
  fireEvent.click(b);
  expect(await screen.findByText('2 selected')).toBeVisible();
  fireEvent.click(a);
  fireEvent.click(b);
  expect(await screen.findByText('Press the tickets you want.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Reply to all' })).toBeNull();
  fireEvent.popState(window);
  await waitFor(() => expect(screen.queryByText('Press the tickets you want.')).toBeNull());
  expect(a).toHaveAttribute('aria-selected', 'false');
});
