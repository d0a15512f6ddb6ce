import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { NORDWIND } from '../../../../dev/world';
import { listsOf, mailArrives, openDesk, simulatedDesk } from './testing/deskInSimulator';

let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const row = (name: RegExp) => screen.findByRole('row', { name });
const press = (key: string, on: Element = document.body) => fireEvent.keyDown(on, { key });
const ticketNamed = async (key: string) => {
  const ticket = await lists.ticket({ key });
  if (!ticket) throw new Error(`no ticket ${key}`);
  return ticket;
};

test('an agent opens a ticket, answers, and the reply waits in the outbox with the status that was promised', async () => {
  await mailArrives(lists, 'a', {});
  openDesk(lists);
  fireEvent.doubleClick(await row(/Rechnungsexport bricht ab/));
  expect(await screen.findByText('Seit heute früh bricht der Export ab.')).toBeVisible();
  press('r');
  const box = await screen.findByRole('textbox', { name: 'Reply to Katharina Hoffmann-Schröder' });
  box.innerHTML = '<p>Der Ordner hat wieder <b>Schreibrecht</b>.</p><script>alert(1)</script>';
  fireEvent.input(box);
  fireEvent.click(screen.getByRole('button', { name: 'Send, set Pending' }));
  expect(await screen.findByRole('article', { name: /^Reply by Mara Vogt/ })).toBeVisible();
  await waitFor(async () =>
    expect(await ticketNamed('a')).toMatchObject({ status: 'Pending', lastMessageFrom: 'Agent', preview: 'Der Ordner hat wieder Schreibrecht.' }),
  );
  const [, reply] = await lists.conversation('a');
  expect(reply).toMatchObject({
    kind: 'Reply',
    delivery: 'Queued',
    to: [{ address: 'katharina.hoffmann@nordwind.example' }],
    html: '<p>Der Ordner hat wieder <b>Schreibrecht</b>.</p>',
  });
  expect(Date.parse(reply?.sendAfter ?? '') - Date.parse(reply?.sentAt ?? '')).toBe(10_000);
});

test('where the desk wants it, whoever answers an unassigned ticket has it, a note takes nothing, and undo gives it back', async () => {
  await lists.saveSettings({ ...(await lists.settings()), answerTakes: true });
  await mailArrives(lists, 'a', { status: 'Open' });
  openDesk(lists);
  fireEvent.doubleClick(await row(/Rechnungsexport/));
  await screen.findByText('Seit heute früh bricht der Export ab.');
  const send = async (key: string, name: RegExp, article: RegExp): Promise<void> => {
    press(key);
    const box = await screen.findByRole('textbox', { name });
    box.innerHTML = 'Text';
    fireEvent.input(box);
    fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
    await screen.findByRole('article', { name: article });
  };
  await send('n', /^Private note/, /^Private note by/);
  await waitFor(async () => expect((await ticketNamed('a')).lastNoteAt).not.toBeNull());
  expect((await ticketNamed('a')).assignee).toBeNull();
  await send('r', /^Reply to/, /^Reply by/);
  await waitFor(async () => expect(await ticketNamed('a')).toMatchObject({ status: 'Pending', assignee: { name: 'Mara Vogt' } }));
  press('z');
  await waitFor(async () => expect(await ticketNamed('a')).toMatchObject({ status: 'Open', assignee: null }));
});

test('undo takes the reply back before it leaves and gives the text and the old status back', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  openDesk(lists);
  fireEvent.doubleClick(await row(/Rechnungsexport/));
  await screen.findByText('Seit heute früh bricht der Export ab.');
  press('r');
  const box = await screen.findByRole('textbox', { name: /^Reply to/ });
  box.innerHTML = 'Zu früh';
  fireEvent.input(box);
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
  await screen.findByRole('article', { name: /^Reply by/ });
  await waitFor(async () => expect((await ticketNamed('a')).status).toBe('Pending'));
  press('z');
  await waitFor(() => expect(screen.queryByRole('article', { name: /^Reply by/ })).toBeNull());
  await waitFor(async () => expect((await ticketNamed('a')).status).toBe('Open'));
  expect(await lists.conversation('a')).toHaveLength(1);
  expect(screen.getByRole('textbox', { name: /^Reply to/ })).toHaveTextContent('Zu früh');
});

test('two people change different fields: both stand', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  openDesk(lists);
  fireEvent.click(await row(/Rechnungsexport/));
  const seen = await ticketNamed('a');
  await lists.updateTicket(seen.id, seen.etag, { category: 'SAP' });
  press('e');
  await waitFor(async () => expect(await ticketNamed('a')).toMatchObject({ status: 'Solved', category: 'SAP' }));
});

test('two people change the same field: the second is asked, and nothing is overwritten before', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  openDesk(lists);
  fireEvent.click(await row(/Rechnungsexport/));
  const seen = await ticketNamed('a');
  const jonas = await listsOf(simulator, NORDWIND.agents[1].upn);
  await jonas.updateTicket(seen.id, seen.etag, { status: 'Closed', closedAt: '2026-01-01T08:00:00.000Z' });
  press('e');
  const asked = await screen.findByRole('dialog', { name: 'Jonas Weber changed the status while you did' });
  expect(await ticketNamed('a')).toMatchObject({ status: 'Closed', closedAt: '2026-01-01T08:00:00.000Z', solvedAt: null });
  fireEvent.click(within(asked).getByRole('button', { name: 'Save as Solved' }));
  await waitFor(async () => expect(await ticketNamed('a')).toMatchObject({ status: 'Solved', solvedAt: expect.any(String) }));
});

test('the other change arrives on the screen between asking and sending: the second is asked all the same', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  // Sending waits until the live refresh has brought the other's change.
  let rounds = 0;
  const slowly: DeskLists = {
    ...lists,
    updateTicket: async (...change) => {
      await arrived;
      return lists.updateTicket(...change);
    },
    liveRound: async (...asked) => {
      const round = await lists.liveRound(...asked);
      rounds += 1;
      return round;
    },
  };
  openDesk(slowly);
  fireEvent.click(await row(/Rechnungsexport/));
  await waitFor(() => expect(rounds).toBeGreaterThan(0));
  press('e');
  const seen = await ticketNamed('a');
  await lists.updateTicket(seen.id, seen.etag, { status: 'Closed' });
  const before = rounds;
  window.dispatchEvent(new Event('online'));
  await waitFor(() => expect(rounds).toBeGreaterThan(before));
  arrive();
  expect(await screen.findByRole('dialog', { name: 'You changed the status in two windows' })).toBeVisible();
  expect((await ticketNamed('a')).status).toBe('Closed');
});

test('several tickets are solved at once, and one Z brings all of them back', async () => {
  for (const key of ['a', 'b']) await mailArrives(lists, key, { status: 'Open', subject: `Fall ${key}` });
  openDesk(lists);
  fireEvent.click(within(await row(/Fall a/)).getByRole('checkbox'));
  fireEvent.click(within(await row(/Fall b/)).getByRole('checkbox'));
  expect(await screen.findByRole('toolbar', { name: 'Actions for 2 selected tickets' })).toBeVisible();
  press('e');
  await waitFor(async () => expect([(await ticketNamed('a')).status, (await ticketNamed('b')).status]).toEqual(['Solved', 'Solved']));
  press('z');
  await waitFor(async () => expect([(await ticketNamed('a')).status, (await ticketNamed('b')).status]).toEqual(['Open', 'Open']));
});

test('selecting a row after a list was opened by its key leaves the focus where it is', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  openDesk(lists);
  fireEvent.click(await row(/Rechnungsexport/));
  await screen.findByRole('complementary', { name: /reading pane/ });
  await screen.findByRole('button', { name: 'Status: Open' });
  press('s');
  fireEvent.keyDown(await screen.findByRole('listbox', { name: 'Status' }), { key: 'Escape' });
  press('x');
  expect(await screen.findByRole('toolbar', { name: 'Actions for 1 selected ticket' })).toBeVisible();
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('toolbar', { name: /Actions for/ })).toBeNull());
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('a private note never leaves and does not count as an answer', async () => {
  await mailArrives(lists, 'a', { status: 'Open' });
  openDesk(lists);
  fireEvent.doubleClick(await row(/Rechnungsexport/));
  await screen.findByText('Seit heute früh bricht der Export ab.');
  press('n');
  const box = await screen.findByRole('textbox', { name: 'Private note' });
  box.innerHTML = 'Nur für uns';
  fireEvent.input(box);
  fireEvent.click(screen.getByRole('button', { name: 'Add note' }));
  expect(await screen.findByRole('article', { name: /^Private note by Mara Vogt/ })).toBeVisible();
  const [, note] = await lists.conversation('a');
  expect(note).toMatchObject({ kind: 'Note', delivery: 'None', to: [], sendAfter: null });
  expect(await ticketNamed('a')).toMatchObject({ status: 'Open', lastMessageFrom: 'Requester', firstRespondedAt: null });
});

test('a search that hides everything says so and offers the way out', async () => {
  await mailArrives(lists, 'a', {});
  openDesk(lists);
  await row(/Rechnungsexport/);
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search tickets' }), { target: { value: 'Mondlandung' } });
  expect(await screen.findByText('No ticket matches')).toBeVisible();
  fireEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement);
  expect(await row(/Rechnungsexport/)).toBeVisible();
});

test.each(['', '#'])('the number of a ticket that the view does not show opens it: "%snumber" and Enter', async (before) => {
  await mailArrives(lists, 'a', { status: 'Open', subject: 'Beamer' });
  await mailArrives(lists, 'b', { status: 'Solved', subject: 'Gelöst' }, { visibleText: 'Es geht wieder.' });
  const { id } = await ticketNamed('b');
  openDesk(lists);
  await row(/Beamer/);
  const box = screen.getByRole('searchbox', { name: 'Search tickets' });
  fireEvent.change(box, { target: { value: `${before}${id}` } });
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 13 });
  expect(await screen.findByRole('heading', { level: 1, name: /Gelöst/ })).toBeVisible();
  expect(box).toHaveValue('');
});

test('Enter after words, or a number among other findings, goes to the rows', async () => {
  await mailArrives(lists, 'a', { status: 'Open', subject: 'Raum 90210 ist dunkel' });
  openDesk(lists);
  await row(/Raum 90210/);
  const box = screen.getByRole('searchbox', { name: 'Search tickets' });
  fireEvent.change(box, { target: { value: '90210' } });
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 13 });
  await waitFor(() => expect(screen.getByRole('row', { name: /Raum 90210/ })).toHaveFocus());
  expect(box).toHaveValue('90210');
});

test('a ticket that comes after the first rows were read and before changes are followed is seen all the same', async () => {
  await mailArrives(lists, 'a', {});
  const late: DeskLists = {
    ...lists,
    changeToken: async (list) => {
      await mailArrives(lists, 'b', { subject: 'Scanner sends empty pages' });
      return lists.changeToken(list);
    },
  };
  openDesk(late);
  expect(await row(/Rechnungsexport bricht ab/)).toBeVisible();
  expect(await row(/Scanner sends empty pages/)).toBeVisible();
});

test('while a ticket that is gone is shown, no key acts on the list behind it', async () => {
  await mailArrives(lists, 'a', {});
  openDesk(lists);
  fireEvent.click(await row(/Rechnungsexport bricht ab/));
  press('x');
  expect(await screen.findByRole('toolbar', { name: /1/ })).toBeVisible();
  window.location.hash = '#ticket=99999';
  await waitFor(() => expect(screen.queryByRole('row', { name: /Rechnungsexport/ })).toBeNull());
  press('e');
  press('i');
  window.location.hash = '';
  await row(/Rechnungsexport bricht ab/);
  await new Promise((done) => {
    setTimeout(done, 200);
  });
  expect(await ticketNamed('a')).toMatchObject({ status: 'New', assignee: null });
});
