import '@pnp/sp/fields/index.js';
import { ADMIN, AGENT, seed, simulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { LISTS } from '../../schema/index.ts';
import type { ListName } from '../../schema/index.ts';
import type { DeskLists } from '../index.ts';
import { filterWithout } from './olderLists.ts';

/** A newer ListDesk asks lists that were not upgraded: each question that a missing column is part of is answered as if the column were there and empty. */
const NOW = '2026-11-21T08:00:00Z';
const ALL = ['New', 'Open', 'Pending'] as const;
const where = (over: object) => ({ view: 'where', where: { statuses: [...ALL], ...over } }) as const;
const keys = async (page: Promise<{ tickets: { key: string }[] }>): Promise<string[]> => (await page).tickets.map(({ key }) => key).sort();
const timed = { view: 'timed', statuses: [...ALL], quietSince: null, createdBefore: null, dueBefore: NOW } as const;
const TICKET = { TicketStatus: 'Open', TicketPriority: 'Normal', LastMessageFrom: 'Requester', RequesterEmail: 'kim@outside.example' };

const QUESTIONS: [ListName, string, string, (lists: DeskLists) => Promise<unknown>, unknown][] = [
  ['Tickets', 'Assignee', 'mine', (lists) => keys(lists.ticketPage({ view: 'mine', agentId: 7 })), []],
  ['Tickets', 'Assignee', 'unassigned', (lists) => keys(lists.ticketPage({ view: 'unassigned' })), ['t-1', 't-2']],
  ['Tickets', 'Assignee', 'the counts', async (lists) => lists.counts(7), { mine: 0, unassigned: 2, allOpen: 2 }],
  ['Tickets', 'SnoozedUntil', 'snoozed', (lists) => keys(lists.ticketPage({ view: 'snoozed', now: NOW })), []],
  ['Tickets', 'SnoozedUntil', 'the counts', async (lists) => lists.counts(7), { mine: 0, unassigned: 2, allOpen: 2 }],
  ['Tickets', 'SolvedAt', 'solved lately', (lists) => keys(lists.ticketPage({ view: 'solvedSince', since: NOW })), []],
  ['Tickets', 'FirstResponseDue', 'due', (lists) => keys(lists.ticketPage(timed)), ['t-2']],
  ['Tickets', 'Category', 'of a category', (lists) => keys(lists.ticketPage(where({ categories: ['Network'] }))), []],
  ['Tickets', 'Category', 'of no category', (lists) => keys(lists.ticketPage(where({ categories: [''] }))), ['t-1', 't-2']],
  ['Tickets', 'Category', 'of this category or none', (lists) => keys(lists.ticketPage(where({ categories: ['Network', ''] }))), ['t-1', 't-2']],
  ['Tickets', 'Team', 'of a team', (lists) => keys(lists.ticketPage(where({ teams: ["Field' and Id eq 1"] }))), []],
  ['Tickets', 'TicketType', 'of a type', (lists) => keys(lists.ticketPage(where({ types: ['Incident'] }))), []],
  ['Tickets', 'Channel', 'of a channel', (lists) => keys(lists.ticketPage(where({ channels: ['Portal'] }))), []],
  [
    'Tickets',
    'LastMessageAt',
    'all open, the newest number first',
    async (lists) => (await lists.ticketPage({ view: 'allOpen' })).tickets.map(({ key }) => key),
    ['t-2', 't-1'],
  ],
  ['Tickets', 'Circle', 'all open', (lists) => keys(lists.ticketPage({ view: 'allOpen' })), ['t-1', 't-2']],
  ['Messages', 'SendAfter', 'what waits to be sent', async (lists) => (await lists.queuedMessages(NOW)).map(({ key }) => key), ['m-1']],
  ['Contacts', 'Objected', 'people nothing automatic goes to', (lists) => lists.quietAddresses(), ['quiet@outside.example']],
  ['Views', 'ViewShared', 'saved views', async (lists) => (await lists.savedViews(7)).length, 0],
  ['MailLog', 'FromEmail', 'the mail log of a person', async (lists) => (await lists.mailLogPage({ search: 'kim' })).entries.length, 0],
];

/** One desk that has none of these columns: every question is asked of it. */
let lists: DeskLists;
beforeAll(async () => {
  const desk = await simulatedDesk();
  seed(desk, 'Tickets', [
    { ...TICKET, Title: 'First', TicketKey: 't-1', LastMessageAt: '2026-11-20T10:00:00Z' },
    { ...TICKET, Title: 'Second', TicketKey: 't-2', LastMessageAt: '2026-11-20T09:00:00Z', ResolutionDue: '2026-11-20T12:00:00Z' },
  ]);
  seed(desk, 'Messages', [
    { Title: 'Reply', TicketKey: 't-1', MessageKey: 'm-1', MessageKind: 'Reply', DeliveryState: 'Queued', SentAt: NOW, FromEmail: 'a@nordwind.example' },
  ]);
  seed(desk, 'Contacts', [{ Title: 'Quiet', ContactEmail: 'quiet@outside.example', Restricted: true }]);
  for (const gone of new Set(QUESTIONS.map(([list, column]) => `${LISTS[list].url}.${column}`))) {
    const [list, column] = gone.split('.');
    await desk
      .as(ADMIN)
      .web.getList(`${new URL(desk.siteUrl).pathname}/Lists/${list}`)
      .fields.getByInternalNameOrTitle(column!)
      .delete();
  }
  lists = desk.lists(AGENT);
  await expect(lists.ticketPage({ view: 'allOpen' })).rejects.toMatchObject({ code: 'lists.invalid' });
  await lists.adaptToOlder();
});

test.each(QUESTIONS)('%s without %s: %s', async (_list, _column, _, ask, answer) => {
  expect(await ask(lists)).toEqual(answer);
});

test.each([
  ["Team eq 'Field''s' and TicketStatus eq 'Open'", "Id lt 0 and TicketStatus eq 'Open'"],
  ["(Team eq null or Team eq 'a') and Id gt 5", '(Id gt 0 or Id lt 0) and Id gt 5'],
  ["Title eq 'Team eq null'", "Title eq 'Team eq null'"],
  ["substringof('Team eq 1',Title)", "substringof('Team eq 1',Title)"],
  ["substringof('x',Team) or startswith(Team,'y')", 'Id lt 0 or Id lt 0'],
  ["Team ge datetime'2026-01-01T00:00:00Z'", 'Id lt 0'],
  ["Team ne 'a' and Team ne null", 'Id gt 0 and Id lt 0'],
  ['Team/Id eq 7 or TeamSize eq 3', 'Id lt 0 or TeamSize eq 3'],
])('%s → %s', (asked, sent) => {
  expect(filterWithout(asked, new Set(['Team']))).toBe(sent);
});
