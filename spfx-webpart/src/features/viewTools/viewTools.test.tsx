import '@pnp/sp/fields/index.js';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import type { DeskLists, TicketView } from '@listdesk/shared/sharepoint';
import { shapeOf } from '../../app/desk/savedViews';
import { groupRows } from '../../app/desk/groups';
import { NO_FILTERS, type Filters, type SortName } from '../../app/desk/state';
import { belongs, matcherOf, orderOf, visibleRows, whereOf } from '../../app/desk/views';
import type { Ticket } from '@listdesk/shared/tickets';
import { aTicket } from '../../../../dev/exampleItems';
import { browserKeep } from '../../app/keep/keep';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ lists } = await simulatedDesk());
});
const row = (name: RegExp) => screen.findByRole('row', { name });
const noRow = (name: RegExp) => waitFor(() => expect(screen.queryByRole('row', { name })).toBeNull());
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const pick = async (button: string | RegExp, option: string | RegExp) => {
  await press(button);
  fireEvent.click(await screen.findByRole('option', { name: option }));
};
const three = async () => {
  await mailArrives(lists, 'a', { status: 'Open', subject: 'Fall a', priority: 'Urgent', team: 'SAP' });
  await mailArrives(lists, 'b', { status: 'Open', subject: 'Fall b', team: 'Netz' });
  await mailArrives(lists, 'c', { status: 'New', subject: 'Fall c' });
};

test('one’s own address is offered first among requesters, and named as one’s own', async () => {
  await three();
  const { address } = await lists.currentUser();
  await mailArrives(lists, 'd', { status: 'Open', subject: 'Fall d', requester: { name: 'Ich', address } });
  await mailArrives(lists, 'e', { status: 'Open', subject: 'Fall e', requester: { name: 'Adam', address: 'adam@x.example' } });
  openDesk(lists);
  await row(/Fall d/);
  await pick('Add a filter', 'Requester');
  await press(/^Requester: any/);
  const [first] = await screen.findAllByRole('option');
  expect(first).toHaveTextContent(address.toLowerCase());
  expect(first).toHaveTextContent('You');
  fireEvent.click(first!);
  await noRow(/Fall a/);
  expect(await row(/Fall d/)).toBeVisible();
});

test('what one made of the list is kept under a name, found in the rail with its count, changed, and deleted with undo', async () => {
  await three();
  openDesk(lists);
  await row(/Fall b/);
  await pick('Priority: any', 'Urgent');
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 'Escape' });
  await noRow(/Fall b/);
  await press('Save as view');
  const dialog = await screen.findByRole('dialog', { name: 'Save as view' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('A view needs a name.')).toBeVisible();
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'Name' }), { target: { value: 'Brennt' } });
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /Share/ }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  const link = await screen.findByRole('link', { name: /Brennt.*shared.*1/ });
  expect(link).toHaveAttribute('aria-current', 'page');
  expect(await screen.findByRole('heading', { name: 'Brennt' })).toBeVisible();
  const me = await lists.currentUser();
  expect(await lists.savedViews(me.id)).toMatchObject([{ name: 'Brennt', shared: true, definition: { base: 'allOpen', filters: { priorities: ['Urgent'] } } }]);
  expect(window.location.hash).toBe(`#view=${(await lists.savedViews(me.id))[0]!.key}`);
  fireEvent.click(screen.getByRole('link', { name: /All open/ }));
  expect(await row(/Fall b/)).toBeVisible();
  fireEvent.click(screen.getByRole('link', { name: /Brennt/ }));
  await noRow(/Fall b/);
  await press('Rename, share or delete Brennt');
  fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
  await waitFor(async () => expect(await lists.savedViews(me.id)).toEqual([]));
  expect(await row(/Fall b/)).toBeVisible();
  fireEvent.keyDown(document.body, { key: 'z' });
  expect(await screen.findByRole('link', { name: /Brennt/ })).toBeVisible();
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('a link leads to a saved view, with its filters, groups and columns', async () => {
  await three();
  const me = await lists.currentUser();
  await lists.createView('sap', me.id, {
    name: 'Teams',
    shared: false,
    place: 1,
    definition: { base: 'allOpen', filters: { teams: ['SAP', 'Netz'] }, group: 'team', columns: ['team'] },
  });
  window.location.hash = '#view=sap';
  openDesk(lists);
  expect(await screen.findByRole('heading', { name: 'Teams' })).toBeVisible();
  await noRow(/Fall c/);
  const grid = await screen.findByRole('grid');
  expect(within(grid).getByRole('columnheader', { name: 'Team' })).toBeVisible();
  const head = await within(grid).findByRole('button', { name: 'Netz' });
  fireEvent.click(head);
  await noRow(/Fall b/);
  expect(within(grid).getByRole('row', { name: /^Netz/ })).toHaveAttribute('aria-expanded', 'false');
  expect(await row(/Fall a/)).toBeVisible();
});

test('filters of other columns and of the customer’s own are asked of the lists', async () => {
  await three();
  const asked: TicketView[] = [];
  const heard: DeskLists = {
    ...lists,
    customColumns: async () => [{ name: 'Site', title: 'Standort', type: 'choice', choices: ['Lissabon', 'München'], required: false, dateOnly: false }],
    ticketPage: (view, options) => {
      asked.push(view);
      return view.view === 'where' && view.where.custom
        ? lists.ticketPage({ view: 'where', where: { ...view.where, custom: {}, teams: ['SAP'] } }, options)
        : lists.ticketPage(view, options);
    },
  };
  openDesk(heard);
  await row(/Fall b/);
  fireEvent.focus(await screen.findByRole('button', { name: 'Add a filter' }));
  await pick('Add a filter', /Team/);
  await pick('Team: any', 'Netz');
  fireEvent.keyDown(screen.getByRole('combobox', { name: 'Team' }), { key: 'Escape' });
  await noRow(/Fall a/);
  expect(asked[asked.length - 1]).toMatchObject({ view: 'where', where: { teams: ['Netz'], statuses: ['New', 'Open', 'Pending'] } });
  await press('Clear filters');
  await pick('Add a filter', /Standort/);
  await pick('Standort: any', 'Lissabon');
  await waitFor(() => expect(asked[asked.length - 1]).toMatchObject({ view: 'where', where: { custom: { Site: ['Lissabon'] } } }));
  await noRow(/Fall b/);
  expect(await row(/Fall a/)).toBeVisible();
});

test('put off tickets are out of the views and in one of their own', async () => {
  await three();
  const ticket = (await lists.ticket({ key: 'a' }))!;
  await lists.updateTicket(ticket.id, ticket.etag, { snoozedUntil: '2999-01-01T00:00:00.000Z' });
  openDesk(lists);
  await row(/Fall b/);
  expect(screen.queryByRole('row', { name: /Fall a/ })).toBeNull();
  fireEvent.click(screen.getByRole('link', { name: /^Snoozed/ }));
  expect(await row(/Fall a/)).toBeVisible();
  await noRow(/Fall b/);
});

test('the customer’s own columns: shown, sorted and gathered by what people wrote in them', async () => {
  await three();
  const values: Record<string, { cost: number | null; on: boolean | null }> = {
    a: { cost: 900, on: true },
    b: { cost: 1200, on: null },
    c: { cost: null, on: false },
  };
  const keys = new Map(await Promise.all(Object.keys(values).map(async (key) => [(await lists.ticket({ key }))!.id, key] as const)));
  const heard: DeskLists = {
    ...lists,
    customColumns: async () => [
      { name: 'Cost', title: 'Kosten', type: 'number', choices: [], required: false, dateOnly: false },
      { name: 'OnSite', title: 'Vor Ort', type: 'boolean', choices: [], required: false, dateOnly: false },
    ],
    customRows: async (ids, columns) =>
      new Map(
        ids.map((id) => [
          id,
          { etag: '', values: Object.fromEntries(columns.map(({ name }) => [name, values[keys.get(id)!]![name === 'Cost' ? 'cost' : 'on']])) },
        ]),
      ),
  };
  openDesk(heard);
  await row(/Fall b/);
  fireEvent.focus(await screen.findByRole('button', { name: /^Columns/ }));
  await pick(/^Columns/, /Kosten/);
  fireEvent.keyDown(screen.getByRole('listbox', { name: 'Columns' }), { key: 'Escape' });
  const grid = screen.getByRole('grid');
  expect(await within(await row(/Fall b/)).findByText('1,200')).toBeVisible();
  fireEvent.click(within(grid).getByRole('button', { name: /Kosten/ }));
  await waitFor(() =>
    expect(
      within(grid)
        .getAllByRole('row', { name: /Fall/ })
        .map((each) => /Fall ./.exec(each.getAttribute('aria-label') ?? '')?.[0]),
    ).toEqual(['Fall a', 'Fall b', 'Fall c']),
  );
  await pick(/^Group/, /Vor Ort/);
  expect((await within(grid).findAllByRole('row', { expanded: true })).map((each) => each.textContent)).toEqual(['No1', 'Yes1', 'None1']);
  await pick('Add a filter', /Vor Ort/);
  await pick('Vor Ort: any', 'Yes');
  await noRow(/Fall c/);
  expect(await row(/Fall a/)).toBeVisible();
  await press('Clear filters');
  await row(/Fall c/);
  await pick('Add a filter', /Kosten/);
  fireEvent.change(await screen.findByLabelText('Kosten, at least'), { target: { value: '1000' } });
  await noRow(/Fall a/);
  expect(await row(/Fall b/)).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Kosten: 1,000 – …' })).toBeVisible();
  fireEvent.change(screen.getByLabelText('Kosten, at most'), { target: { value: '1100' } });
  await noRow(/Fall b/);
});

test('saved views count what the lists cannot: text, tags, due and unread', async () => {
  await mailArrives(lists, 'a', { status: 'Open', subject: 'Drucker eins', tags: ['vip'], resolutionDue: '2020-01-01T00:00:00.000Z' });
  await mailArrives(lists, 'b', { status: 'Open', subject: 'Drucker zwei', lastMessageFrom: 'Agent' });
  await mailArrives(lists, 'c', { status: 'New', subject: 'Beamer' });
  const me = await lists.currentUser();
  const views: [string, object][] = [
    ['Text', { text: 'drucker' }],
    ['Tags', { tags: ['vip'] }],
    ['Due', { due: ['late'] }],
    ['Unread', { unread: true }],
    ['Plain', { statuses: ['New'] }],
  ];
  for (const [index, [name, filters]] of views.entries())
    await lists.createView(`v${index}`, me.id, { name, shared: false, place: index, definition: { base: 'allOpen', filters } });
  // Without the pane nothing is read meanwhile.
  browserKeep(window.localStorage, 'test').write('pane', 'off');
  openDesk(lists);
  for (const [name, count] of [
    ['Text', 2],
    ['Tags', 1],
    ['Due', 1],
    ['Unread', 2],
    ['Plain', 1],
  ] as const)
    expect(await screen.findByRole('link', { name: new RegExp(`^${name}.*${count}$`) })).toBeVisible();
});

const ticket = (change: Partial<Ticket>): Ticket =>
  aTicket({
    id: 1,
    status: 'Open',
    requester: { name: '', address: 'a@x.example' },
    subject: '',
    createdAt: '',
    lastMessageAt: '',
    lastMessageFrom: 'Agent',
    ...change,
  });
const now = new Date(2026, 10, 20, 12).getTime();
const daysBack = (days: number): string => new Date(2026, 10, 20 - days, 8).toISOString();

test.each([
  ['a team', { teams: ['sap'] }, { team: 'SAP' }, { team: 'SAP2' }],
  ['no team', { teams: [''] }, { team: null }, { team: 'x' }],
  ['a tag', { tags: ['vip'] }, { tags: ['a', 'VIP'] }, { tags: [] }],
  ['late', { due: ['late'] }, { resolutionDue: new Date(now - 1).toISOString() }, { resolutionDue: new Date(now + 1).toISOString() }],
  ['due today', { due: ['today'] }, { resolutionDue: new Date(now + 3_600_000).toISOString() }, { resolutionDue: new Date(now + 86_400_000).toISOString() }],
  ['a mailbox', { mailboxes: ['it@x.example'] }, { mailbox: 'IT@x.example' }, { mailbox: 'hr@x.example' }],
  ['a follower', { followers: [4] }, { followers: [3, 4] }, { followers: [3] }],
  ['whom a note names', { mentioned: [4] }, { mentioned: [4] }, { mentioned: [] }],
  ['made today', { created: ['today'] }, { createdAt: daysBack(0) }, { createdAt: daysBack(1) }],
  ['made within seven days', { created: ['week'] }, { createdAt: daysBack(7) }, { createdAt: daysBack(8) }],
  ['silent for more than thirty days', { updated: ['older'] }, { lastMessageAt: daysBack(31) }, { lastMessageAt: daysBack(30) }],
  ['made between two days', { created: ['2026-11-10..2026-11-12'] }, { createdAt: daysBack(8) }, { createdAt: daysBack(7) }],
  ['made since a day', { created: ['2026-11-12..'] }, { createdAt: daysBack(8) }, { createdAt: daysBack(9) }],
  ['silent since a day', { updated: ['..2026-11-12'] }, { lastMessageAt: daysBack(8) }, { lastMessageAt: daysBack(7) }],
  ['due by a day', { due: ['..2026-11-21'] }, { resolutionDue: new Date(2026, 10, 21, 23, 59).toISOString() }, { resolutionDue: null }],
  ['a requester', { requesters: ['A@x.example'] }, {}, { requester: { name: '', address: 'b@x.example' } }],
] as [string, Partial<Filters>, Partial<Ticket>, Partial<Ticket>][])('a filter by %s', (_name, filters, yes, no) => {
  expect([yes, no].map(ticket).map(matcherOf({ ...NO_FILTERS, ...filters }, now))).toEqual([true, false]);
});

test('a ticket comes back from being put off at its moment', () => {
  const asleep = ticket({ snoozedUntil: new Date(now + 1).toISOString() });
  expect([belongs(asleep, 'allOpen', null, now), belongs(asleep, 'snoozed', null, now), belongs(asleep, 'allOpen', null, now + 1)]).toEqual([
    false,
    true,
    true,
  ]);
});

test('the lists are asked only what they can answer', () => {
  expect(whereOf('allOpen', NO_FILTERS, 7)).toBeNull();
  expect(whereOf('mine', { ...NO_FILTERS, text: 'x', tags: ['y'] }, 7)).toBeNull();
  expect(whereOf('mine', { ...NO_FILTERS, priorities: ['High'] }, 7)).toEqual({ statuses: ['New', 'Open', 'Pending'], assignees: [7], priorities: ['High'] });
  expect(whereOf('solved', { ...NO_FILTERS, statuses: ['Closed'] }, 7)).toEqual({ statuses: ['Closed'] });
  expect(whereOf('allOpen', { ...NO_FILTERS, teams: Array.from({ length: 21 }, (_, at) => `t${at}`) }, 7)).toBeNull();
});

test('a stored view from another version keeps what is understood', () => {
  expect(
    shapeOf({
      base: 'elsewhere',
      filters: { priorities: ['High', 'Extreme'], assignees: [3, 'x'], custom: { Site: ['A', 4] }, more: 1 },
      sort: 'age',
      group: 'team',
      columns: ['team', 'moon'],
    }),
  ).toEqual({
    base: 'allOpen',
    filters: { ...NO_FILTERS, priorities: ['High'], assignees: [3], custom: { Site: ['A'] } },
    sort: 'updated',
    reverse: false,
    group: 'team',
    columns: ['team'],
  });
  expect(shapeOf('broken')).toEqual({ base: 'allOpen', filters: NO_FILTERS, sort: 'updated', reverse: false, group: null, columns: [] });
});

test('groups stand in their own order, none last, and closed ones keep their rows', () => {
  const rows = [ticket({ id: 1, priority: 'Low' }), ticket({ id: 2, priority: 'Urgent' }), ticket({ id: 3, priority: 'Low' })];
  expect(groupRows(rows, 'priority', new Set(), now)).toMatchObject({
    rows: [{ id: 2 }, { id: 1 }, { id: 3 }],
    groups: [
      { name: 'Urgent', at: 0, count: 1 },
      { name: 'Low', at: 1, count: 2 },
    ],
  });
  expect(groupRows(rows, 'priority', new Set(['priority Low']), now)).toMatchObject({
    rows: [{ id: 2 }],
    groups: [{ at: 0 }, { at: 1, count: 2, closed: true }],
  });
  const named = [ticket({ id: 1 }), ticket({ id: 2, team: 'b' }), ticket({ id: 3, team: 'a' })];
  expect(groupRows(named, 'team', new Set(), now).groups.map(({ name }) => name)).toEqual(['a', 'b', '']);
  const days: [number, string, string][] = [
    [1, 'Dec 3, 2026', '2026-12-03'],
    [2, 'Nov 20, 2026', '2026-11-20'],
  ];
  const own = new Map(days.map(([id, text, key]) => [id, { etag: '', values: { NeededBy: { text, key } } }]));
  expect(groupRows(named, 'own:NeededBy', new Set(), now, own).groups.map(({ name }) => name)).toEqual(['Nov 20, 2026', 'Dec 3, 2026', '']);
});

const two = (first: Partial<Ticket>, second: Partial<Ticket>) => [ticket({ id: 1, ...first }), ticket({ id: 2, ...second })];
test.each([
  ['updated', two({ lastMessageAt: '2026-11-02' }, { lastMessageAt: '2026-11-01' })],
  ['created', two({ createdAt: '2026-11-02T00:00:00Z' }, { createdAt: '2026-11-01T00:00:00Z' })],
  ['due', two({ resolutionDue: '2026-11-01T00:00:00Z' }, { resolutionDue: '2026-11-02T00:00:00Z' })],
  ['priority', two({ priority: 'Urgent' }, { priority: 'Low' })],
  ['status', two({ status: 'New' }, { status: 'Pending' })],
  ['subject', two({ subject: 'Äpfel 9' }, { subject: 'apfel 10' })],
  ['requester', two({ requester: { name: 'Ada', address: 'z@x.example' } }, { requester: { name: '', address: 'b@x.example' } })],
  ['assignee', two({ assignee: { id: 1, name: 'Aylin', address: '' } }, { assignee: { id: 2, name: 'Jonas', address: '' } })],
  ['team', two({ team: 'Netz' }, { team: 'SAP' })],
  ['tags', two({ tags: ['a'] }, { tags: ['b'] })],
] as [SortName, Ticket[]][])('the order by %s, and turned round, with nothing last both times', (sort, [first, second]) => {
  const nothing = ticket({ id: 3 });
  const knows = !['updated', 'created', 'priority', 'status', 'requester'].includes(sort);
  const ordered = (reverse: boolean) =>
    [nothing, second!, first!]
      .filter((one) => knows || one !== nothing)
      .sort(orderOf(sort, undefined, reverse))
      .map(({ id }) => id);
  expect([ordered(false), ordered(true)]).toEqual(
    knows
      ? [
          [1, 2, 3],
          [2, 1, 3],
        ]
      : [
          [1, 2],
          [2, 1],
        ],
  );
});

test('the head of a column orders by it, a second press turns it round, and the view keeps both', async () => {
  await three();
  openDesk(lists);
  await row(/Fall b/);
  const order = () =>
    screen
      .getAllByRole('row')
      .map((one) => /Fall ./.exec(one.getAttribute('aria-label') ?? '')?.[0])
      .filter(Boolean);
  const head = within(screen.getByRole('columnheader', { name: 'Subject' })).getByRole('button');
  fireEvent.click(head);
  await waitFor(() => expect(order()).toEqual(['Fall a', 'Fall b', 'Fall c']));
  fireEvent.click(head);
  await waitFor(() => expect(order()).toEqual(['Fall c', 'Fall b', 'Fall a']));
  expect(screen.getByRole('columnheader', { name: 'Subject' })).toHaveAttribute('aria-sort', 'descending');
  await press('Save as view');
  fireEvent.change(await screen.findByRole('textbox', { name: 'Name' }), { target: { value: 'Rückwärts' } });
  await press('Save');
  const me = await lists.currentUser();
  await waitFor(async () => expect(await lists.savedViews(me.id)).toMatchObject([{ definition: { sort: 'subject', reverse: true } }]));
});

test('order, groups and columns of the desk’s own views are there on the next visit; filters are not', async () => {
  await three();
  const first = openDesk(lists);
  await row(/Fall b/);
  await pick(/^Sort/, 'Number');
  await pick(/^Group/, 'Team');
  await press(/^Columns/);
  fireEvent.click(await screen.findByRole('option', { name: 'Team' }));
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 'Escape' });
  await pick('Priority: any', 'Urgent');
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 'Escape' });
  await noRow(/Fall b/);
  first.unmount();
  openDesk(lists);
  await row(/Fall b/);
  expect(screen.getByRole('columnheader', { name: 'Team' })).toBeVisible();
  expect(await screen.findByRole('button', { name: /^Group\b.*Team/ })).toBeVisible();
  expect(screen.getByRole('columnheader', { name: /No\./ })).toHaveAttribute('aria-sort', 'descending');
});

test('own columns order and gather by their key; nothing stands last', () => {
  const own = new Map(
    (
      [
        [1, 'B', 1],
        [2, 'A', 0],
        [3, '', null],
      ] as const
    ).map(([id, text, key]) => [id, { etag: '', values: { Site: { text, key } } }]),
  );
  const rows = [ticket({ id: 3 }), ticket({ id: 1 }), ticket({ id: 2 })];
  expect([...rows].sort(orderOf('own:Site', own)).map(({ id }) => id)).toEqual([2, 1, 3]);
  expect(groupRows(rows, 'own:Site', new Set(), now, own).groups.map(({ name }) => name)).toEqual(['A', 'B', '']);
  expect(shapeOf({ sort: 'own:Site', group: 'own:Site', columns: ['team', 'own:Site', 'own:x y'], filters: { own: { Site: ['1'] } } })).toMatchObject({
    sort: 'own:Site',
    group: 'own:Site',
    columns: ['team', 'own:Site'],
    filters: { own: { Site: ['1'] } },
  });
});

/** A desk with so many open tickets, the newest with the lowest number; answers how many rows each request asked for. */
function deskOf(count: number, answer: (ask: number) => Error | null = () => null): { many: DeskLists; asked: number[] } {
  const asked: number[] = [];
  const all = Array.from({ length: count }, (_, at) =>
    aTicket({ id: at + 1, key: `k${at}`, subject: `Fall ${at + 1}`, status: 'Open', lastMessageAt: new Date(Date.now() - at * 60_000).toISOString() }),
  );
  const many: DeskLists = {
    ...lists,
    ticketPage: async (_, { top = 0, cursor = '0' } = {}) => {
      asked.push(top);
      const fault = answer(asked.length);
      if (fault) throw fault;
      const end = Number(cursor) + top;
      return { tickets: all.slice(Number(cursor), end), cursor: end < count ? String(end) : null };
    },
  };
  return { many, asked };
}

/** The first rows are read once more with the first change token; the tools of the list stand. */
async function quiet(asked: readonly number[]): Promise<void> {
  await waitFor(() => expect(asked).toEqual([100, 100]));
  await screen.findByRole('button', { name: 'Add a filter' });
}

test('another order fetches the whole view in large pages: the ticket that waits longest stands first', async () => {
  const { many, asked } = deskOf(1_300);
  openDesk(many);
  await row(/^1, Fall 1,/);
  await quiet(asked);
  fireEvent.click(screen.getByRole('button', { name: 'No.' }));
  expect(await row(/^1300, Fall 1300,/)).toHaveAttribute('aria-rowindex', '2');
  expect(asked).toEqual([100, 100, 500, 500, 500]);
  expect(screen.queryByText(/looked through/)).toBeNull();
});

test('groups count all of the view, not only what was scrolled to', async () => {
  openDesk(deskOf(700).many);
  await row(/^1, Fall 1,/);
  await pick(/^Group/, 'Status');
  expect(await screen.findByRole('row', { name: /^Open.*700/ })).toBeVisible();
});

test('a view too large is looked through as far as is sensible, which is said; further on request', async () => {
  const { many, asked } = deskOf(5_900);
  openDesk(many);
  await row(/^1, Fall 1,/);
  await quiet(asked);
  fireEvent.click(screen.getByRole('button', { name: 'No.' }));
  expect(await screen.findByText(/The newest 5,100 tickets were looked through/, {}, { timeout: 20_000 })).toBeVisible();
  expect(asked).toHaveLength(12);
  await press('Look further');
  expect(await screen.findByRole('row', { name: /^5900, Fall 5900,/ }, { timeout: 20_000 })).toBeVisible();
  await waitFor(() => expect(screen.queryByText(/looked through/)).toBeNull());
}, 60_000);

test('a fault while a view is looked through ends it, and is not asked again until somebody wants it', async () => {
  let broken = true;
  const { many, asked } = deskOf(900, (ask) => (broken && ask > 2 ? new TypeError('Failed to fetch') : null));
  openDesk(many);
  await row(/^1, Fall 1,/);
  await quiet(asked);
  fireEvent.click(screen.getByRole('button', { name: 'No.' }));
  expect(await screen.findByText(/The newest 100 tickets were looked through/)).toBeVisible();
  await new Promise((done) => setTimeout(done, 300));
  expect(asked).toEqual([100, 100, 500]);
  broken = false;
  fireEvent.click(within(screen.getByRole('group', { name: 'Filters' })).getByRole('button', { name: 'Try now' }));
  expect(await row(/^900, Fall 900,/)).toBeVisible();
});

test('created between two days: typed beside the chip, kept in the view', async () => {
  await three();
  openDesk(lists);
  await row(/Fall b/);
  await pick('Add a filter', 'Created');
  fireEvent.change(await screen.findByLabelText('Created, from'), { target: { value: '2020-01-01' } });
  fireEvent.change(screen.getByLabelText('Created, until'), { target: { value: '2020-01-31' } });
  await noRow(/Fall b/);
  expect(screen.getByRole('button', { name: /^Created: 1 Jan 2020 – 31 Jan 2020/ })).toBeVisible();
  fireEvent.change(screen.getByLabelText('Created, until'), { target: { value: '' } });
  expect(await row(/Fall b/)).toBeVisible();
  fireEvent.change(screen.getByLabelText('Created, from'), { target: { value: '' } });
  expect(screen.getByRole('button', { name: 'Created: any' })).toBeVisible();
});

test('a stored span of days is understood, anything like one is not', () => {
  const created = ['2026-11-01..2026-11-10', '2026-11-01..', '..2026-11-10', '..', '2026-11-1..', 'x..y', 'week'];
  expect(shapeOf({ filters: { created, due: ['..2026-12-01'] } }).filters).toMatchObject({
    created: ['week', '2026-11-01..2026-11-10', '2026-11-01..', '..2026-11-10'],
    due: ['..2026-12-01'],
  });
});

test('another view begins at its top, wherever one was in the last', async () => {
  const { many, asked } = deskOf(60);
  const mine = aTicket({ id: 70, key: 'm', subject: 'Fall 70', status: 'Solved', lastMessageAt: new Date().toISOString() });
  const solved = [
    mine,
    ...Array.from({ length: 40 }, (_, at) => ({ ...mine, id: 71 + at, key: `s${at}`, lastMessageAt: new Date(2026, 0, 40 - at).toISOString() })),
  ];
  openDesk({ ...many, ticketPage: async (view, options) => (view.view === 'status' ? { tickets: solved, cursor: null } : many.ticketPage(view, options)) });
  await row(/^1, Fall 1,/);
  await quiet(asked);
  fireEvent.keyDown(document.body, { key: 'End' });
  await waitFor(() => expect(document.activeElement).toHaveAttribute('data-id', '60'));
  fireEvent.click(screen.getByRole('link', { name: /^Solved/ }));
  expect(await row(/^70, Fall 70,/)).toHaveAttribute('tabindex', '0');
});

test.each([
  ['10..20', [1, 2], 'figures, both ends with them'],
  ['10.5..', [2, 3], 'figures from one on'],
  ['..10', [1], 'figures up to one'],
  ['-5..5', [], 'a figure below nothing'],
  ['20', [2], 'one figure'],
  ['', [4], 'what has none is asked for by itself'],
] as const)('own figures that %s asks for: %j, %s', (asked, expected) => {
  expect(ownRows([10, 20, 30, null], asked)).toEqual(expected);
});

test.each([
  ['2026-11-20..2026-11-21', [1, 2], 'days of the reader’s clock, both ends with them'],
  ['2026-11-21..', [2, 3], 'from a day on'],
  ['..2026-11-20', [1], 'up to a day'],
] as const)('own days that %s asks for: %j, %s', (asked, expected) => {
  const at = (day: number, hour: number): string => new Date(2026, 10, day, hour, 30).toISOString();
  expect(ownRows([at(20, 0), at(21, 23), at(22, 0), null], asked)).toEqual(expected);
});

test('a text with two points in it is itself, not two ends', () => {
  expect(ownRows(['a..z', 'm', null], 'a..z')).toEqual([1]);
});

function ownRows(keys: readonly (string | number | null)[], asked: string): number[] {
  const tickets = new Map(keys.map((_, index) => [index + 1, ticket({ id: index + 1, status: 'Open' })]));
  const own = new Map(keys.map((key, index) => [index + 1, { etag: '', values: { Cost: { text: String(key ?? ''), key } } }]));
  const { filters } = shapeOf({ filters: { own: { Cost: [asked] } } });
  const rows = visibleRows({ tickets, own, filters, view: 'allOpen', me: null, sort: 'number', reverse: true, held: new Set(), found: {}, seen: {}, now });
  return rows.map(({ id }) => id).sort();
}
