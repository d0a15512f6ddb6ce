import { ADMIN, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { aNewReply } from '../../../dev/exampleItems.ts';
import type { MailLogEntry } from '../intake/index.ts';
import type { DeskLists } from './index.ts';

let desk: SimulatedDesk;
let lists: DeskLists;
beforeEach(async () => {
  desk = await simulatedDesk();
  lists = desk.lists(ADMIN);
});
const requestsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const mark = desk.simulator.log.mark();
  await work();
  return desk.simulator.log.since(mark).length;
};

describe('the line of a mail that was judged before', () => {
  const line: MailLogEntry = {
    key: 'm1',
    at: '2026-11-21T08:00:00Z',
    mailbox: 'support@nordwind.example',
    from: 'a@x.example',
    subject: 'Offer',
    outcome: 'quarantined',
    reason: 'rule: domain',
    ticketKey: null,
    messageId: '<1@x>',
  };
  it('is changed and keeps its time, so that every mail has one', async () => {
    await lists.settleMailLog(line);
    await lists.settleMailLog({ ...line, at: '2026-11-22T09:00:00Z', outcome: 'ticket', reason: 'new', ticketKey: 't1' });
    expect((await lists.mailLogPage()).entries).toEqual([
      expect.objectContaining({ key: 'm1', outcome: 'ticket', reason: 'new', ticketKey: 't1', at: '2026-11-21T08:00:00.000Z' }),
    ]);
    expect(await lists.mailLogCounts({})).toEqual({ total: 1, outcomes: { ticket: 1 } });
  });
  it('is found under the key it had when it could not be read', async () => {
    await lists.settleMailLog({ ...line, key: 'failed-1', outcome: 'failed', subject: '(unread)' });
    expect(await requestsOf(() => lists.settleMailLog({ ...line, outcome: 'ticket' }, ['failed-1']))).toBe(2);
    expect((await lists.mailLogPage()).entries).toEqual([expect.objectContaining({ key: 'failed-1', outcome: 'ticket', subject: 'Offer' })]);
  });
});

it('names the people nothing automatic is sent to, with one request', async () => {
  seed(
    desk,
    'Contacts',
    Array.from({ length: 6000 }, (_, at) => ({ ContactEmail: `P${at}@x.example`, Title: `P${at}`, Restricted: at === 7, Objected: at === 5999 })),
  );
  let quiet: string[] = [];
  expect(
    await requestsOf(async () => {
      quiet = await lists.quietAddresses();
    }),
  ).toBe(1);
  expect(quiet.sort()).toEqual(['p5999@x.example', 'p7@x.example']);
});

describe.each([
  [1_200, 3],
  [12_000, 6],
])('tickets in copy, of %i', (size, requests) => {
  const row = (at: number): Record<string, string> => ({
    TicketKey: `t-${at}`,
    Title: `Ticket ${at}`,
    TicketStatus: 'Open',
    RequesterEmail: `r${at}@x.example`,
    CcAddresses: at % 400 === 0 ? 'else@x.example\nAnn@x.example' : at % 401 === 0 ? 'joann@x.example' : '',
  });
  it('are all found, page after page, and no namesake’s', async () => {
    seed(
      desk,
      'Tickets',
      Array.from({ length: size }, (_, at) => row(at + 1)),
    );
    const found: number[] = [];
    let below: number | null = null;
    for (let page = 0; page < 20; page += 1) {
      const some: Awaited<ReturnType<DeskLists['ticketsInCopy']>> = await lists.ticketsInCopy(['ann@x.example', "o'hara&<x>@x.example"], { top: 8, below });
      found.push(...some.tickets.map((ticket) => ticket.id));
      below = some.below;
      if (below === null) break;
    }
    expect(below).toBeNull();
    expect(found).toEqual(Array.from({ length: size / 400 }, (_, at) => (size / 400 - at) * 400));
    expect(await requestsOf(() => lists.ticketsInCopy(['ann@x.example'], { top: 100, below: null }))).toBeLessThanOrEqual(requests);
  });
});

it('finds what is due behind any number of messages that are to leave later', async () => {
  const later = Array.from({ length: 150 }, (_, at) => ({
    MessageKey: `later-${at}`,
    TicketKey: 't',
    MessageKind: 'Reply',
    DeliveryState: 'Queued',
    SendAfter: '2026-12-24T08:00:00Z',
  }));
  const message = aNewReply({
    key: 'now',
    ticketKey: 't',
    from: { name: '', address: 'a@x.example' },
    subject: 's',
    visibleText: 'x',
    sentAt: '2026-11-21T08:00:00Z',
    sendAfter: '2026-11-21T08:00:10Z',
  });
  seed(desk, 'Messages', later);
  await lists.apply([
    { write: 'createMessage', message },
    { write: 'createMessage', message: { ...message, key: 'at-once', sendAfter: null } },
  ]);
  expect((await lists.queuedMessages('2026-11-21T08:00:10.500Z')).map(({ key }) => key)).toEqual(['now', 'at-once']);
  expect((await lists.queuedMessages('2026-11-21T08:00:09Z')).map(({ key }) => key)).toEqual(['at-once']);
});
