import '@pnp/sp/security/index.js';
import '@pnp/sp/site-users/index.js';
import { ADMIN, AGENT, SECOND_AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { Ticket } from '../tickets/index.ts';
import { audited, MAX_TICKET_UPDATES, type DeskLists } from './index.ts';
import { holdTicket, openDesk } from './privacy/index.ts';

const TICKETS = 5;
const MESSAGES = 50;
let desk: SimulatedDesk;
let lists: DeskLists;
let tickets: Ticket[];
const key = (at: number): string => `t-${at}`;

beforeEach(async () => {
  desk = await simulatedDesk();
  const at = '2026-11-20T10:00:00Z';
  seed(
    desk,
    'Tickets',
    Array.from({ length: TICKETS }, (_, index) => ({
      Title: `Ticket ${index}`,
      TicketKey: key(index),
      TicketStatus: 'Open',
      TicketPriority: 'Normal',
      RequesterEmail: 'person@x.example',
      LastMessageAt: at,
    })),
  );
  seed(
    desk,
    'Messages',
    Array.from({ length: TICKETS * MESSAGES }, (_, index) => ({
      Title: 'm',
      MessageKey: `m-${index}`,
      TicketKey: key(index % TICKETS),
      MessageKind: 'Mail',
      SentAt: at,
    })),
  );
  lists = desk.lists(AGENT);
  await lists.settings();
  tickets = await Promise.all(Array.from({ length: TICKETS }, async (_, index) => (await lists.ticket({ key: key(index) }))!));
});
/** The desk as the privacy officer opens it. */
const officer = () => openDesk(desk.as(ADMIN), desk.siteUrl, { actor: ADMIN, now: () => desk.simulator.world.clock.now(), newKey: () => 'k' });
const of = (ticket: Ticket) => ({ id: ticket.id, key: ticket.key, etag: ticket.etag });
const messages = async (): Promise<number[]> => Promise.all(tickets.map(async (ticket) => (await lists.conversation(ticket.key)).length));
const there = async (): Promise<boolean[]> => Promise.all(tickets.map(async ({ id }) => (await lists.ticket({ id })) !== null));
async function requests(work: () => Promise<unknown>): Promise<number> {
  const mark = desk.simulator.log.mark();
  await work();
  return desk.simulator.log.since(mark).length;
}

test('five tickets with 250 messages go in 7 requests and come back in 3, the log of deeds naming them all', async () => {
  const by = audited(lists);
  await lists.currentUser();
  const counts: number[] = [];
  let answers = await lists.recycleTickets([]);
  counts.push(await requests(async () => (answers = await lists.recycleTickets(tickets.map(of)))));
  expect(answers.map(({ outcome, bins }) => [outcome, bins.length])).toEqual(tickets.map(() => ['recycled', MESSAGES + 1]));
  expect([await there(), await messages()]).toEqual([tickets.map(() => false), tickets.map(() => 0)]);
  const back = tickets.map(({ id }, index) => ({ id, bins: answers[index]!.bins }));
  counts.push(await requests(async () => expect((await lists.restoreTickets(back)).every((fault) => fault === null)).toBe(true)));
  expect([await there(), await messages()]).toEqual([tickets.map(() => true), tickets.map(() => MESSAGES)]);
  expect(counts).toEqual([7, 3]);

  const again = await by.recycleTickets(tickets.slice(0, 2).map(of));
  await by.restoreTickets(again.map(({ bins }, index) => ({ id: tickets[index]!.id, bins })));
  const details = { count: 2, tickets: `${tickets[0]!.id}, ${tickets[1]!.id}` };
  const told = (await officer().audit.entries()).map((entry) => [entry.action, entry.details]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['tickets.bulkDeleted', details],
      ['item.restored', details],
    ]),
  );
});

test('what somebody changed since, or holds, or took away stays whole; the others go', async () => {
  const [first, second, third] = tickets as [Ticket, Ticket, Ticket];
  await desk.lists(SECOND_AGENT).updateTicket(first.id, first.etag, { priority: 'High' });
  await lists.recycleTicket(second.id);
  await holdTicket(officer(), third.id, 'case 4711', { actor: ADMIN, at: '2026-11-20T10:00:00Z' });
  const answers = await lists.recycleTickets(tickets.map(of));
  expect(answers.map((answer) => (answer.outcome === 'failed' ? answer.fault.code : answer.outcome))).toEqual([
    'stale',
    'gone',
    'lists.held',
    'recycled',
    'recycled',
  ]);
  expect(await messages()).toEqual([MESSAGES, MESSAGES, MESSAGES, 0, 0]);
});

/** This message may be read by the agent and no longer be changed. */
async function readOnly(messageId: number): Promise<void> {
  const { web } = desk.as(ADMIN);
  const item = web.getList(`${new URL(desk.siteUrl).pathname}/Lists/ListDeskMessages`).items.getById(messageId);
  await item.breakRoleInheritance(false, true);
  const reading = (await web.roleDefinitions()).find(({ RoleTypeKind }) => RoleTypeKind === 2)!;
  await item.roleAssignments.add((await web.ensureUser(AGENT)).Id, reading.Id);
}

test('a ticket one of whose messages is refused stays and says what of it went, so that all of it can come back', async () => {
  const refused = (await lists.conversation(key(1)))[7]!;
  await readOnly(refused.id);
  const answers = await lists.recycleTickets(tickets.slice(0, 2).map(of));
  expect(answers.map(({ outcome }) => outcome)).toEqual(['recycled', 'failed']);
  expect(answers[1]).toMatchObject({ fault: { code: 'lists.denied' } });
  expect([(await there()).slice(0, 2), (await messages()).slice(0, 2), answers[1]!.bins.length]).toEqual([[false, true], [0, 1], MESSAGES - 1]);
  await lists.restoreTickets(tickets.slice(0, 2).map(({ id }, index) => ({ id, bins: answers[index]!.bins })));
  expect((await messages()).slice(0, 2)).toEqual([MESSAGES, MESSAGES]);
});

test('a bin that holds nothing any more is named, the others are back', async () => {
  const [answer] = await lists.recycleTickets([of(tickets[0]!)]);
  const [ticketBin, first, ...others] = answer!.bins as [string, string, ...string[]];
  await lists.restore(first);
  const faults = await lists.restoreTickets([{ id: tickets[0]!.id, bins: [ticketBin, first, ...others] }]);
  expect(faults.map((fault) => fault?.code ?? null)).toEqual([null, 'lists.missing', ...others.map(() => null)]);
  expect((await messages())[0]).toBe(MESSAGES);
});

test('more than fit are refused before anything is sent', async () => {
  const many = Array.from({ length: MAX_TICKET_UPDATES + 1 }, (_, id) => ({ id: id + 1, key: key(id), etag: null }));
  expect(await requests(() => expect(lists.recycleTickets(many)).rejects.toMatchObject({ code: 'lists.invalid' }))).toBe(0);
});
