import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { holdTicket } from '@listdesk/shared/sharepoint/privacy';
import { aNewMessage } from '../../../../dev/exampleItems';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { mailArrives, openDesk, privacyOf, simulatedDesk } from '../desk/testing/deskInSimulator';
import { LISTS, type ListName } from '@listdesk/shared/schema';
import { NORDWIND } from '../../../../dev/world';
import { printPage } from './printTicket';

let simulator: Simulator;
let lists: DeskLists;

let turn = 0;
/** One desk for all; each test has two tickets of its own, from a requester of its own. */
const keyOf = (key: string): string => `${key}${turn}`;

beforeAll(async () => {
  ({ simulator, lists } = await simulatedDesk());
});
beforeEach(() => {
  turn += 1;
  window.localStorage.clear();
  window.location.hash = '';
});
afterEach(() => simulator.faults.clear());

const named = async (key: string) => {
  const ticket = await lists.ticket({ key: keyOf(key) });
  if (!ticket) throw new Error(`no ticket ${key}`);
  return ticket;
};
const conversation = (key: string) => lists.conversation(keyOf(key));
const press = (key: string) => fireEvent.keyDown(document.body, { key });
/** Roles of the whole document are slow to tell: a button is looked for by its name, what stands in a box by its role. */
const button = async (name: string | RegExp): Promise<HTMLElement> => {
  let found: HTMLElement | undefined;
  await waitFor(() => {
    found =
      screen.queryAllByLabelText(name, { selector: 'button' })[0] ??
      screen.queryAllByText(name, { selector: 'button, button *' })[0]?.closest('button') ??
      undefined;
    expect(found).toBeDefined();
  });
  return found!;
};
const dialog = async (name: string | RegExp): Promise<HTMLElement> =>
  (await screen.findByText(name, { selector: '[role=dialog] *, [role=dialog]' })).closest<HTMLElement>('[role=dialog]')!;
const option = (name: string | RegExp) => screen.findByText(name, { selector: '[role=option] *, [role=option]' });
const heading = (name: string) => screen.findByText(name, { selector: 'h1, h2' });
async function page(key: string): Promise<void> {
  window.location.hash = `#ticket=${(await named(key)).id}`;
  openDesk(lists);
  await button('Merge');
}
const pick = async (list: string | RegExp, wanted: string | RegExp): Promise<void> => {
  fireEvent.click(await button(list));
  fireEvent.click(await option(wanted));
};
const arrives = (key: string, ticket: Parameters<typeof mailArrives>[2], message: Parameters<typeof mailArrives>[3] = {}): Promise<void> =>
  mailArrives(lists, keyOf(key), { status: 'Open', requester: { name: 'Katharina', address: `katharina${turn}@x.example` }, ...ticket }, message);
const two = async (): Promise<void> => {
  await arrives('a', { subject: `Export ${turn} bricht ab` }, { visibleText: 'Text von a' });
  await arrives('b', { subject: `Drucker ${turn} druckt nicht`, cc: ['x@x.example'] }, { visibleText: 'Text von b' });
};

test('merging: the suggestion, what will happen, the survivor, and one Z takes it back', async () => {
  await two();
  await page('b');
  fireEvent.click(await button('Merge'));
  const box = await dialog(/^Merge ticket/);
  fireEvent.click(await within(box).findByRole('option', { name: /Export \d+ bricht ab.*same requester/ }));
  const plan = within(box).getByRole('region', { name: 'What will happen' });
  expect(plan).toHaveTextContent('x@x.example');
  expect(plan).toHaveTextContent('Mail that answers');
  fireEvent.click(within(box).getByRole('button', { name: /^Merge \d+ into \d+$/ }));
  expect(await screen.findByText('Text von b')).toBeVisible();
  expect(await screen.findByText(/was merged into this one/)).toBeVisible();
  await heading(`Export ${turn} bricht ab`);
  await waitFor(async () => expect(await named('b')).toMatchObject({ mergedInto: keyOf('a'), status: 'Closed' }));
  press('z');
  await waitFor(async () => expect(await named('b')).toMatchObject({ mergedInto: null, status: 'Open' }));
  await waitFor(async () => expect(await conversation('b')).toHaveLength(1));
  await heading(`Drucker ${turn} druckt nicht`);
});

test('a merged ticket says so and leads to the survivor; a merge that stopped half way goes on', async () => {
  await two();
  const [a, b] = [await named('a'), await named('b')];
  await lists.updateTicket(b.id, b.etag, { mergedInto: keyOf('a') });
  window.location.hash = `#ticket=${b.id}`;
  openDesk(lists);
  expect(await screen.findByText(`${b.id} was merged into ${a.id}`)).toBeVisible();
  expect(screen.getByText('Its message is there; new mail goes there too.')).toBeVisible();
  expect(screen.queryByText(/^Reply to/)).toBeNull();
  await waitFor(async () => expect(await conversation('a')).toHaveLength(2));
  fireEvent.click(await button(`Open ${a.id}`));
  await heading(a.subject);
});

test('a merged ticket says who merged it, and is taken apart where it stands', async () => {
  await two();
  await page('b');
  fireEvent.click(await button('Merge'));
  const box = await dialog(/^Merge ticket/);
  fireEvent.click(await within(box).findByRole('option', { name: /Export \d+ bricht ab.*same requester/ }));
  fireEvent.click(within(box).getByRole('button', { name: /^Merge \d+ into \d+$/ }));
  await heading(`Export ${turn} bricht ab`);
  const b = await named('b');
  window.location.hash = `#ticket=${b.id}`;
  expect(await screen.findByText(/^By Mara Vogt, .*\. Its message is there/)).toBeVisible();
  fireEvent.click(await button('Undo merge'));
  expect(await screen.findByText('Text von b')).toBeVisible();
  expect(await screen.findByText(/^The tickets are apart again/, { selector: '.statusbar *' })).toBeVisible();
});

test('of merges that followed on each other the first says that the later one is to be undone before', async () => {
  await two();
  await arrives('c', { subject: `Monitor ${turn} flackert` });
  await page('a');
  for (const [from, into] of [
    ['a', 'b'],
    ['b', 'c'],
  ] as const) {
    window.location.hash = `#ticket=${(await named(from)).id}`;
    await heading((await named(from)).subject);
    fireEvent.click(await button('Merge'));
    const box = await dialog(/^Merge ticket/);
    fireEvent.click(await within(box).findByRole('option', { name: new RegExp((await named(into)).subject) }));
    fireEvent.click(within(box).getByRole('button', { name: /^Merge \d+ into \d+$/ }));
    await heading((await named(into)).subject);
  }
  const first = (await screen.findByText(new RegExp(`${(await named('a')).id} was merged into this one`))).closest<HTMLElement>('.sys')!;
  fireEvent.click(within(first).getByText('Undo merge'));
  expect(await screen.findByText(/^One of the two was merged into another ticket since/, { selector: '.statusbar *' })).toBeVisible();
  expect(await named('a')).toMatchObject({ mergedInto: keyOf('b') });
});

test('a ticket under a legal hold keeps its messages and says so; another comes into it', async () => {
  await two();
  const b = await named('b');
  await lists.apply([
    {
      write: 'createMessage',
      message: aNewMessage({ key: keyOf('second'), ticketKey: b.key, from: { name: 'Oliver', address: 'oliver@x.example' }, visibleText: 'Auch die Maus' }),
    },
  ]);
  await holdTicket(await privacyOf(simulator)(), b.id, 'case 4711', { actor: 'officer', at: new Date().toISOString() });
  await page('b');
  const entry = (await screen.findByText('Auch die Maus')).closest<HTMLElement>('article')!;
  fireEvent.click(await within(entry).findByRole('button', { name: 'Actions for this message' }));
  fireEvent.click(await option('Make it a ticket of its own'));
  expect(await screen.findByText(/none of them becomes a ticket of its own/, { selector: '.statusbar *' })).toBeVisible();
  fireEvent.click(await button('Merge'));
  const box = await dialog(/^Merge ticket/);
  fireEvent.click(await within(box).findByRole('option', { name: /Export \d+ bricht ab.*same requester/ }));
  expect(within(box).getByText(/^A ticket under a legal hold keeps its messages/)).toBeVisible();
  fireEvent.click(within(box).getByRole('button', { name: 'The other way round' }));
  expect(within(box).getByRole('button', { name: /^Merge \d+ into \d+$/ })).toBeEnabled();
  expect(within(box).queryByText(/^A ticket under a legal hold/)).toBeNull();
});

test('a merged ticket whose other is gone, or cannot be read, says so', async () => {
  await two();
  const b = await named('b');
  await lists.updateTicket(b.id, b.etag, { mergedInto: 'nowhere' });
  window.location.hash = `#ticket=${b.id}`;
  let answers = false;
  openDesk({
    ...lists,
    ticket: async (by) => {
      if (!answers && 'key' in by) throw Object.assign(new Error('HTTP 503'), { code: 'lists.unavailable' });
      return lists.ticket(by);
    },
  });
  expect(await screen.findByText(`It could not be read where ${b.id} was merged to`)).toBeVisible();
  answers = true;
  fireEvent.click(await button('Try now'));
  expect(await screen.findByText(`${b.id} was merged into another ticket`)).toBeVisible();
});

test('a number that is nowhere says so, and an admin is led to the recycle bin', async () => {
  await two();
  window.location.hash = '#ticket=99999';
  openDesk(lists);
  expect(await screen.findByText('Ticket 99999 is not there')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the recycle bin' })).toHaveAttribute('href', `${NORDWIND.desk}/_layouts/15/RecycleBin.aspx`);
  fireEvent.click(await button('Back'));
  await heading('All open');
});

test('snoozing: the ticket says until when, and comes back by a click', async () => {
  await two();
  await page('b');
  await pick('Snooze', /^Tomorrow/);
  expect(await screen.findByText(/^Out of the views until/)).toBeVisible();
  await waitFor(async () => expect(Date.parse((await named('b')).snoozedUntil ?? '')).toBeGreaterThan(Date.now()));
  fireEvent.click(await button('Bring back now'));
  await waitFor(async () => expect((await named('b')).snoozedUntil).toBeNull());
});

test('a message becomes a linked ticket of its own, and Z brings it back', async () => {
  await two();
  const at = new Date().toISOString();
  await lists.apply([
    {
      write: 'createMessage',
      message: aNewMessage({
        key: keyOf('second'),
        ticketKey: keyOf('b'),
        from: { name: 'Oliver', address: 'oliver@x.example' },
        subject: 'Maus',
        visibleText: 'Auch die Maus',
        sentAt: at,
      }),
    },
  ]);
  await page('b');
  await screen.findByText('Auch die Maus');
  const entry = screen.getByLabelText(/from Oliver/, { selector: 'article' });
  fireEvent.click(await within(entry).findByRole('button', { name: 'Actions for this message' }));
  fireEvent.click(await option('Make it a ticket of its own'));
  fireEvent.click(within(await dialog('A ticket of its own')).getByRole('button', { name: 'Make the ticket' }));
  await heading('Maus');
  expect(await screen.findByText(/This was a message of ticket/)).toBeVisible();
  expect(await screen.findByText('Related')).toBeVisible();
  press('z');
  await waitFor(async () => expect((await conversation('b')).map(({ key }) => key)).toEqual([`${keyOf('b')}-1`, keyOf('second')]));
  await heading(`Drucker ${turn} druckt nicht`);
});

test('what a mail says besides its writer is offered: Cc, the requester, the ticket it names', async () => {
  await two();
  const [a, b] = [await named('a'), await named('b')];
  const hints = { answersTo: { name: 'Team', address: 'team@x.example' }, original: { name: 'Oliver', address: 'oliver@x.example' }, names: a.id };
  await lists.apply([
    {
      write: 'createMessage',
      message: aNewMessage({
        key: keyOf('hinting'),
        ticketKey: keyOf('b'),
        from: { name: 'Katharina', address: 'k@x.example' },
        subject: 'Fwd',
        visibleText: 'Look below',
        sentAt: new Date().toISOString(),
        evidence: { rule: 'new', hints },
      }),
    },
  ]);
  await page('b');
  expect(await screen.findByText('Answers are wished at Team <team@x.example>.')).toBeVisible();
  fireEvent.click(await button('Add to Cc'));
  await waitFor(async () => expect((await named('b')).cc).toEqual([...b.cc, 'team@x.example']));
  fireEvent.click(await button('Make the requester'));
  await waitFor(async () => expect((await named('b')).requester).toEqual({ name: 'Oliver', address: 'oliver@x.example' }));
  await waitFor(() => expect(screen.queryByText(/first written by Oliver/)).toBeNull());
  press('z');
  await waitFor(async () => expect((await named('b')).requester).toEqual(b.requester));
  fireEvent.click(await button(`Open ${a.id}`));
  await heading(a.subject);
});

test('a conversation is narrowed to its private notes, until something is added to it', async () => {
  await two();
  const write = (key: string, kind: 'Note' | 'Mail', visibleText: string) =>
    lists.apply([
      {
        write: 'createMessage',
        message: aNewMessage({
          key: keyOf(key),
          ticketKey: keyOf('b'),
          kind,
          from: { name: 'Aylin', address: 'a@x.example' },
          visibleText,
          sentAt: new Date().toISOString(),
        }),
      },
    ]);
  await write('note', 'Note', 'Der Toner ist leer');
  await page('b');
  const log = screen.getByRole('log');
  await within(log).findByText('Der Toner ist leer');
  await pick(/^What of the conversation is shown/, 'Private notes');
  await waitFor(() => expect(within(log).queryByText('Text von b')).toBeNull());
  expect(within(log).getByText('Der Toner ist leer')).toBeVisible();
  await pick(/^What of the conversation is shown/, 'Mail and replies');
  await waitFor(() => expect(within(log).queryByText('Der Toner ist leer')).toBeNull());
  expect(within(log).getByText('Text von b')).toBeVisible();

  await write('second', 'Mail', 'Und das Papier auch');
  await lists.apply([{ write: 'updateTicket', id: (await named('b')).id, etag: (await named('b')).etag, patch: { lastMessageAt: new Date().toISOString() } }]);
  document.dispatchEvent(new Event('visibilitychange'));
  await within(log).findByText('Und das Papier auch', undefined, { timeout: 30_000 });
  expect(within(log).getByText('Der Toner ist leer')).toBeVisible();
});

test('linking a child; the parent is solved and its open child is offered', async () => {
  await two();
  await page('b');
  fireEvent.click(await button('Link a ticket'));
  const box = await dialog(/^Link a ticket with/);
  fireEvent.click(within(box).getByRole('button', { name: /What the other ticket is/ }));
  fireEvent.click(await option('a child'));
  fireEvent.change(within(box).getByRole('combobox', { name: 'Ticket to link' }), { target: { value: `export ${turn}` } });
  fireEvent.click(await within(box).findByRole('option', { name: new RegExp(`Export ${turn} bricht ab`) }));
  fireEvent.click(within(box).getByRole('button', { name: 'Link' }));
  expect(await screen.findByText('Child')).toBeVisible();
  press('e');
  expect(await screen.findByText('1 child ticket is still open.')).toBeVisible();
  expect((await named('a')).status).toBe('Open');
  fireEvent.click(await button('Set it to the same status'));
  await waitFor(async () => expect((await named('a')).status).toBe('Solved'));
  fireEvent.click(await button(/^Remove the link to/));
  await screen.findAllByText(/^Link between/);
  expect(await lists.links([keyOf('b')])).toEqual([]);
  press('z');
  await waitFor(async () => expect(await lists.links([keyOf('b')])).toHaveLength(1));
});

test('the history tells each change in words', async () => {
  await two();
  const b = await named('b');
  await lists.updateTicket(b.id, b.etag, { priority: 'Urgent', tags: ['SAP'] });
  await page('b');
  fireEvent.click(await button('History of every change'));
  const region = await screen.findByLabelText('History of every change', { selector: '[role=region]' });
  expect(await within(region).findByText('Priority: Normal → Urgent')).toBeVisible();
  expect(within(region).getByText('Tags: None → SAP')).toBeVisible();
  expect(within(region).getByText('Ticket made')).toBeVisible();
  expect(within(region).getAllByText(/Mara Vogt/).length).toBeGreaterThan(0);
});

test('what rules of the service did is told with their names', async () => {
  const byRule = (key: string, names: string) =>
    arrives(
      key,
      { subject: `Ticket ${key}` },
      { kind: 'System', from: { name: 'IT Service Desk', address: '' }, visibleText: names, evidence: { rule: 'rule' }, automatic: 'rule' },
    );
  await byRule('a', 'Orders are urgent');
  await byRule('b', 'Orders are urgent\nInvoices to Aylin');
  await page('a');
  expect(await screen.findByText('IT Service Desk: Rule: Orders are urgent')).toBeVisible();
  window.location.hash = `#ticket=${(await named('b')).id}`;
  expect(await screen.findByText('IT Service Desk: Rules: Orders are urgent, Invoices to Aylin')).toBeVisible();
});

test('the history that does not load says so and can be asked again', async () => {
  await two();
  await page('b');
  const heal = simulator.faults.add({ url: /versions/i, fault: { kind: 'status', status: 403 } });
  fireEvent.click(await button('History of every change'));
  expect(await screen.findByText(/The history did not load/)).toBeVisible();
  heal();
  const region = screen.getByLabelText('History of every change', { selector: '[role=region]' });
  fireEvent.click(within(region).getByRole('button', { name: 'Try now' }));
  expect(await within(region).findByText('Ticket made')).toBeVisible();
});

test('deleting goes back to the list at once, and Z brings ticket and messages back', async () => {
  await two();
  await page('b');
  await pick('More actions', /^Delete/);
  await screen.findAllByText(/are in the recycle bin/);
  await waitFor(() => expect(screen.queryByText(`Drucker ${turn} druckt nicht`)).toBeNull());
  expect([await lists.ticket({ key: keyOf('b') }), await conversation('b')]).toEqual([null, []]);
  press('z');
  expect(await screen.findByText(`Drucker ${turn} druckt nicht`)).toBeVisible();
  expect(await conversation('b')).toHaveLength(1);
});

test('Cc: a wrong address stays in the field, a right one is added and can be taken out', async () => {
  await two();
  await page('b');
  fireEvent.click(await button('Add addresses to Cc'));
  const field = screen.getByLabelText('Add addresses to Cc', { selector: 'input' });
  fireEvent.change(field, { target: { value: 'nonsense' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(screen.getByText('nonsense is no mail address.')).toBeVisible();
  fireEvent.change(field, { target: { value: 'New@X.example' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(async () => expect((await named('b')).cc).toEqual(['x@x.example', 'new@x.example']));
  fireEvent.click(await button('Take x@x.example out of Cc'));
  await waitFor(async () => expect((await named('b')).cc).toEqual(['new@x.example']));
});

test('a macro is written, shown before it runs, run in one click and taken back', async () => {
  await two();
  await page('b');
  fireEvent.click(await button('Macro'));
  let box = await dialog(/^Run a macro on/);
  expect(await within(box).findByText(/No macro yet/)).toBeVisible();
  fireEvent.click(within(box).getByRole('button', { name: 'New macro' }));
  box = await dialog('New macro');
  expect(within(box).getByRole('button', { name: 'Save' })).toBeDisabled();
  fireEvent.change(within(box).getByRole('textbox', { name: 'Name' }), { target: { value: 'An SAP' } });
  for (const step of ['Team', 'Send reply']) {
    fireEvent.click(within(box).getByRole('button', { name: 'Add step' }));
    fireEvent.click(await option(step));
  }
  fireEvent.change(within(box).getByRole('textbox', { name: 'Team' }), { target: { value: 'SAP' } });
  fireEvent.change(within(box).getByRole('textbox', { name: 'Send reply' }), { target: { value: 'Guten Tag {{requester.nam}}' } });
  expect(within(box).getByText('Nothing stands for {{requester.nam}}.')).toBeVisible();
  expect(within(box).getByRole('button', { name: 'Save' })).toBeDisabled();
  fireEvent.change(within(box).getByRole('textbox', { name: 'Send reply' }), { target: { value: 'Guten Tag {{requester.name}}' } });
  fireEvent.click(within(box).getByRole('button', { name: 'Save' }));
  box = await dialog(/^Run a macro on/);
  fireEvent.click(await within(box).findByRole('radio', { name: /An SAP/ }));
  expect(within(box).getByRole('region', { name: 'What will happen' })).toHaveTextContent('Team is SAP');
  expect(within(box).getByText('Reply: Guten Tag Katharina')).toBeVisible();
  fireEvent.click(within(box).getByRole('button', { name: 'Run' }));
  await waitFor(async () => expect(await named('b')).toMatchObject({ team: 'SAP' }));
  await waitFor(async () => expect((await conversation('b')).map(({ visibleText }) => visibleText)).toContain('Guten Tag Katharina'));
  await waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
  press('z');
  await waitFor(async () => expect(await named('b')).toMatchObject({ team: null }));
  await waitFor(async () => expect(await conversation('b')).toHaveLength(1));
});

test('the printed page holds text only, and private notes when asked for', async () => {
  await two();
  const ticket = await named('b');
  const messages = await conversation('b');
  const note = { ...messages[0]!, key: 'n', kind: 'Note' as const, visibleText: '<img src=x onerror=alert(1)> geheim' };
  const say = (key: string): string => key;
  expect(printPage(ticket, [...messages, note], false, say, 'de')).not.toContain('geheim');
  const page = printPage(ticket, [...messages, note], true, say, 'de');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; geheim');
  expect(page).toContain("default-src 'none'");
  const nameless = { ...ticket, requester: { name: '', address: 'kim@x.example' } };
  expect(printPage(nameless, [], false, say, 'de')).toContain('<dd>kim@x.example</dd>');
});

test('an archived ticket opens by its number to be read, and comes back open under a new one', async () => {
  const put = (list: ListName, row: Record<string, string | number | boolean | null>): void =>
    simulator.sharePoint.seedItems(`${new URL(NORDWIND.desk).pathname}/Lists/${LISTS[list].url}`, NORDWIND.desk, [row]);
  const at = '2020-01-02T08:00:00Z';
  put('ArchivedTickets', {
    Title: 'Alter Vertrag',
    TicketKey: keyOf('old'),
    TicketNumber: 990_001,
    TicketStatus: 'Closed',
    RequesterName: 'Otto',
    RequesterEmail: 'otto@x.example',
    OpenedAt: at,
    LastMessageAt: at,
    ArchivedAt: at,
  });
  put('ArchivedMessages', {
    Title: 'Alter Vertrag',
    MessageKey: keyOf('old-1'),
    TicketKey: keyOf('old'),
    MessageKind: 'Mail',
    FromName: 'Otto',
    FromEmail: 'otto@x.example',
    VisibleText: 'Anbei der Vertrag.',
    SentAt: at,
    DeliveryState: 'None',
  });
  window.location.hash = '#ticket=990001';
  openDesk(lists);
  await heading('Alter Vertrag');
  await screen.findByText('Anbei der Vertrag.');
  expect(screen.queryByText('Reply', { selector: 'button *' })).toBeNull();
  fireEvent.click(await button('Bring back'));
  await waitFor(async () => expect(await lists.ticket({ key: keyOf('old') })).toMatchObject({ status: 'Open', subject: 'Alter Vertrag' }));
  const { id } = await named('old');
  await waitFor(() => expect(window.location.hash).toBe(`#ticket=${id}`));
  window.location.hash = '#ticket=990001';
  await waitFor(() => expect(window.location.hash).toBe(`#ticket=${id}`));
});

test('a value given to an own column is taken back with one key, unless somebody has written another since', async () => {
  await two();
  // A column that every desk has, in the place of one of the customer's.
  const site = { name: 'Category', title: 'Standort', type: 'text' as const, required: false, choices: [], dateOnly: false };
  window.location.hash = `#ticket=${(await named('a')).id}`;
  openDesk({ ...lists, customColumns: async () => [site] });
  const give = async (value: string): Promise<void> => {
    fireEvent.click(await button(/^Standort: /));
    const field = screen.getByLabelText('Standort', { selector: 'input' });
    fireEvent.change(field, { target: { value } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByText(`${(await named('a')).id}: Standort is ${value}`)).toBeVisible();
  };
  await give('Hamburg');
  expect((await named('a')).category).toBe('Hamburg');
  press('z');
  await waitFor(async () => expect((await named('a')).category).toBeNull());
  expect(await button('Standort: Add')).toBeVisible();
  await give('Wien');
  const { id, etag } = await named('a');
  await lists.updateTicket(id, etag, { category: 'Berlin' });
  press('z');
  expect(await screen.findByText('Somebody changed Standort in the same moment. Their value stands.', { selector: '.clip' })).toBeVisible();
  expect((await named('a')).category).toBe('Berlin');
});

test('a corrected contact goes back as it was, in the list and on the ticket', async () => {
  await two();
  const address = `katharina${turn}@x.example`;
  await lists.apply([{ write: 'createContact', contact: { address, name: 'Katharina', language: null } }]);
  await page('a');
  fireEvent.click(await button('Edit contact'));
  const form = await dialog(`Contact ${address}`);
  fireEvent.change(within(form).getByLabelText('Name'), { target: { value: 'Katharina Hoffmann' } });
  fireEvent.change(within(form).getByLabelText('Organisation'), { target: { value: 'Nordwind' } });
  fireEvent.click(within(form).getByText('Save', { selector: 'button *' }));
  await waitFor(async () => expect(await lists.contactByEmail(address)).toMatchObject({ name: 'Katharina Hoffmann', organization: 'Nordwind' }));
  await waitFor(async () => expect((await named('a')).requester.name).toBe('Katharina Hoffmann'));
  press('z');
  await waitFor(async () => expect(await lists.contactByEmail(address)).toMatchObject({ name: 'Katharina', organization: null }));
  await waitFor(async () => expect((await named('a')).requester.name).toBe('Katharina'));
});

test('another requester: named by address, the old one stays in Cc, and one Z takes it back', async () => {
  await two();
  await lists.apply([{ write: 'createContact', contact: { address: `oliver${turn}@x.example`, name: 'Oliver Brandt', language: null } }]);
  const before = await named('b');
  const choose = async (keeps: boolean): Promise<void> => {
    fireEvent.click(await button('Other requester'));
    const box = await dialog(`Requester of ticket ${before.id}`);
    expect(within(box).getByText('Make the requester').closest('button')).toBeDisabled();
    const field = await within(box).findByLabelText('Requester', { selector: 'input' });
    fireEvent.input(field, { target: { value: `Oliver${turn}@x.example` } });
    fireEvent.blur(field);
    if (keeps) fireEvent.click(within(box).getByLabelText('Keep Katharina in Cc'));
    await waitFor(() => expect(within(box).getByText('Make the requester').closest('button')).toBeEnabled());
    fireEvent.click(within(box).getByText('Make the requester'));
  };
  const oliver = { name: 'Oliver Brandt', address: `oliver${turn}@x.example` };
  await page('b');
  await choose(true);
  await waitFor(async () => expect(await named('b')).toMatchObject({ requester: oliver, cc: [...before.cc, before.requester.address] }));
  press('z');
  await waitFor(async () => expect(await named('b')).toMatchObject({ requester: before.requester, cc: before.cc }));
  simulator.faults.add({ url: /ListDeskContacts/, fault: { kind: 'status', status: 403 } });
  await choose(false);
  expect(await screen.findByText(/^Nothing was changed\./)).toBeVisible();
  simulator.faults.clear();
  fireEvent.click(screen.getByText('Make the requester'));
  await waitFor(async () => expect(await named('b')).toMatchObject({ requester: oliver, cc: before.cc }));
});

test('what the requester thought of the answer stands among the properties', async () => {
  await two();
  const { id, etag } = await named('a');
  await lists.updateTicket(id, etag, { rating: 1 });
  await page('a');
  expect((await screen.findByText('Rating', { selector: 'dt' })).nextElementSibling).toHaveTextContent('Poor');
  window.location.hash = `#ticket=${(await named('b')).id}`;
  await heading(`Drucker ${turn} druckt nicht`);
  await button('Followers: Add');
  expect(screen.queryByText('Rating')).toBeNull();
});
