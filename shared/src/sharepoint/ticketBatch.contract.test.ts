import { AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { audited, MAX_TICKET_UPDATES, type DeskLists } from './index.ts';

const TICKETS = 200;
let desk: SimulatedDesk;
let lists: DeskLists;
beforeAll(async () => {
  desk = await simulatedDesk();
  seed(
    desk,
    'Tickets',
    Array.from({ length: TICKETS }, (_, at) => ({
      Title: `Ticket ${at}`,
      TicketKey: `t-${at}`,
      TicketStatus: 'Open',
      TicketPriority: 'Normal',
      RequesterEmail: 'person@x.example',
      LastMessageAt: `2026-11-20T10:${String(at % 60).padStart(2, '0')}:00Z`,
    })),
  );
  lists = desk.lists(AGENT);
  await lists.settings();
});

async function all() {
  const found = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await lists.ticketPage({ view: 'status', statuses: ['Open'] }, { top: 100, ...(cursor ? { cursor } : {}) });
    found.push(...page.tickets);
    cursor = page.cursor;
  }
  return found;
}
const urlsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const mark = desk.simulator.log.mark();
  await work();
  return desk.simulator.log.since(mark).map(({ url }) => new URL(url).pathname);
};

test('200 tickets are 2 requests, and 2 more each for what is written down about them; each ticket is fenced alone', async () => {
  const tickets = await all();
  expect(tickets).toHaveLength(TICKETS);
  const stale = tickets[150]!;
  await lists.updateTicket(stale.id, stale.etag, { category: 'SAP' });
  const chunks = [tickets.slice(0, MAX_TICKET_UPDATES), tickets.slice(MAX_TICKET_UPDATES)];
  const outcomes: string[] = [];
  const write = async (to: DeskLists, etags: ReadonlyMap<number, string>): Promise<void> => {
    for (const chunk of chunks)
      outcomes.push(
        ...(await to.updateTickets(chunk.map(({ id }) => ({ id, etag: etags.get(id)!, patch: { priority: 'Urgent' } })))).map(({ outcome }) => outcome),
      );
  };
  expect(await urlsOf(() => write(lists, new Map(tickets.map(({ id, etag }) => [id, etag]))))).toEqual([
    expect.stringMatching(/\$batch$/),
    expect.stringMatching(/\$batch$/),
  ]);
  expect(outcomes.map((outcome, index) => (outcome === 'updated' ? null : [index, outcome])).filter(Boolean)).toEqual([[150, 'stale']]);
  const now = await all();
  expect(now.filter(({ priority }) => priority === 'Urgent')).toHaveLength(TICKETS - 1 + Number(stale.priority === 'Urgent'));
  await lists.currentUser();
  const written = await urlsOf(() => write(audited(lists), new Map(now.map(({ id, etag }) => [id, etag]))));
  expect(written.filter((path) => !/currentUser$/.test(path)).map((path) => /\$batch$|ListDeskAuditLog/.exec(path)?.[0])).toEqual([
    'ListDeskAuditLog',
    'ListDeskAuditLog',
    '$batch',
    'ListDeskAuditLog',
    'ListDeskAuditLog',
    '$batch',
  ]);
});

test('more than fit are refused before anything is sent', async () => {
  await expect(
    lists.updateTickets(Array.from({ length: MAX_TICKET_UPDATES + 1 }, (_, id) => ({ id: id + 1, etag: '"1"', patch: { priority: 'Low' as const } }))),
  ).rejects.toMatchObject({ code: 'lists.invalid' });
  expect(await urlsOf(() => lists.updateTickets([]))).toEqual([]);
});
