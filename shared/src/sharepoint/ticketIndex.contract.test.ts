import { AGENT, REQUESTER, seed, simulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { TicketIndexRow } from './index.ts';
import { itemIdOf } from './ticketIndex.ts';

const AT = '2026-11-20T10:00:00Z';
const row = (at: number) => ({
  Title: `Drucker ${at}`,
  TicketKey: `t-${at}`,
  TicketStatus: 'Open',
  RequesterName: 'Jürgen Größmann',
  RequesterEmail: 'JG@x.example',
  Tags: 'SAP\nLager',
  LastMessageAt: AT,
  Assignee: at % 2 ? 1 : null,
});

test('walks a list of 12,000 tickets in 3 pages of 5,000 ids, each once and newest first', async () => {
  const desk = await simulatedDesk();
  seed(
    desk,
    'Tickets',
    Array.from({ length: 12_000 }, (_, at) => row(at)),
  );
  const lists = desk.lists(AGENT);
  const seen: TicketIndexRow[] = [];
  const costs: number[] = [];
  let below: number | null = null;
  do {
    const mark = desk.simulator.log.mark();
    const page = await lists.ticketIndexPage({ below, ids: 5_000 });
    costs.push(desk.simulator.log.since(mark).length);
    seen.push(...page.rows);
    below = page.below;
  } while (below !== null);
  expect(costs).toEqual([2, 1, 1]);
  expect(seen.map(({ id }) => id)).toEqual(Array.from({ length: 12_000 }, (_, at) => 12_000 - at));
  expect(seen[0]).toMatchObject({ subject: 'Drucker 11999', tags: ['SAP', 'Lager'], requester: { address: 'jg@x.example' }, assigneeId: 1, merged: false });
});

test.each([{ ids: 0 }, { ids: 5_001 }, { ids: 1.5 }])('refuses a page of $ids ids', async ({ ids }) => {
  const desk = await simulatedDesk();
  await expect(desk.lists(AGENT).ticketIndexPage({ below: null, ids })).rejects.toMatchObject({ code: 'lists.invalid' });
});

test.each([
  ['a message', '7', 'https://x.example/sites/d/Lists/Messages/DispForm.aspx?ID=7', 7],
  ['a file attached to one', null, 'https://x.example/sites/d/Lists/Messages/Attachments/42/Vertrag%202026.pdf', 42],
  ['the list itself', null, 'https://x.example/sites/d/Lists/Messages/AllItems.aspx', Number.NaN],
])('a hit for %s leads to its item', (_, id, path, expected) =>
  expect(
    itemIdOf([
      { Key: 'ListItemID', Value: id },
      { Key: 'Path', Value: path },
    ]),
  ).toBe(expected),
);

describe('search in SharePoint', () => {
  const world = async () => {
    const desk = await simulatedDesk();
    seed(desk, 'Tickets', [row(1), { ...row(2), Title: 'Beamer' }]);
    seed(desk, 'Messages', [{ Title: 'Beamer', MessageKey: 'm-1', TicketKey: 't-2', MessageKind: 'Mail', VisibleText: 'Das Kabel ist gerissen', SentAt: AT }]);
    return desk;
  };

  test.each([
    ['a word of the subject', 'drucker', ['t-1'], []],
    ['a word of a message', 'kabel', [], ['t-2']],
    ['the beginning of a word', 'kab', [], ['t-2']],
    ['two words that both must occur', 'kabel drucker', [], []],
    ['signs of the query language as plain text', 'kabel OR Path:"https://evil.example" (*)', [], []],
    ['nothing', '  "*" ', [], []],
  ])('finds %s', async (_, text, tickets, inMessages) => {
    const found = await (await world()).lists(AGENT).searchTickets(text);
    expect({ tickets: found.tickets.map(({ key }) => key), inMessages: found.inMessages.map(({ key }) => key) }).toEqual({ tickets, inMessages });
  });

  test('shows nobody what they may not read', async () => {
    await expect((await world()).lists(REQUESTER).searchTickets('kabel')).rejects.toMatchObject({
      code: expect.stringMatching(/^lists\.(denied|unauthenticated)$/),
    });
  });
});
