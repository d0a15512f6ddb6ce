import type { SPFI } from '@pnp/sp';
import { AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { ManualClock } from '../../../../dev/simulator/core/clock.ts';
import { openDesk } from '../privacy/index.ts';
import { paceOf } from '../privacy/retention/index.ts';
import { deskLists } from '../index.ts';
import { bringBack } from './bringBack.ts';
import { finishReturns, previewArchive, runArchive, type ArchiveOutcome } from './index.ts';
import { LEASE_MS } from './runArchive.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const LATER = LEASE_MS + 60_000;
const ago = (days: number): string => new Date(NOW - days * 86_400_000).toISOString();
const BYTES = new TextEncoder().encode('the plan of the house');
const LARGE = {
  fileName: 'film.bin',
  storedName: 'library:old-1.bin',
  contentType: 'application/octet-stream',
  size: 4,
  sha256: '',
  inline: false,
  contentId: null,
};
let keys = 0;

const tickets: ({ key: string } & Record<string, string | number | null>)[] = [
  { key: 'old' },
  { key: 'open', TicketStatus: 'Open', ClosedAt: null },
  { key: 'held', LegalHold: 'case 4711' },
  { key: 'secret', Circle: 'circle-ab12cd34' },
  { key: 'solved', TicketStatus: 'Solved', ClosedAt: null, SolvedAt: ago(401) },
  { key: 'waiting' },
  { key: 'was here', FormerNumber: 7 },
  { key: 'young', ClosedAt: ago(20) },
  { key: 'new', Created: ago(10), ClosedAt: ago(5) },
];
async function agedDesk(only: readonly string[] = tickets.map(({ key }) => key)): Promise<{ desk: SimulatedDesk; sp: SPFI }> {
  const desk = await simulatedDesk({ clock: new ManualClock(new Date(NOW).toISOString()) });
  const sp = await desk.asApp();
  const made = tickets.filter(({ key }) => only.includes(key));
  seed(
    desk,
    'Tickets',
    made.map(({ key, ...more }) => ({
      Title: `Subject ${key}`,
      TicketKey: key,
      TicketStatus: 'Closed',
      TicketPriority: 'High',
      RequesterName: 'Otto Other',
      RequesterEmail: 'otto@elsewhere.example',
      Created: ago(900),
      ClosedAt: ago(400),
      Tags: 'roof\nwall',
      LastMessageAt: ago(400),
      ...more,
    })),
  );
  seed(
    desk,
    'Messages',
    made.flatMap(({ key }) =>
      [1, 2].map((at) => ({
        Title: 'Subject',
        MessageKey: `${key}-${at}`,
        TicketKey: key,
        MessageKind: at === 1 ? 'Mail' : 'Reply',
        FromName: 'Otto Other',
        FromEmail: 'otto@elsewhere.example',
        VisibleText: `${key} says\nroof`,
        SentAt: ago(900),
        InternetIdHash: null,
        DeliveryState: key === 'waiting' && at === 2 ? 'Queued' : 'None',
        ...(key === 'old' && at === 1 ? { Files: JSON.stringify([LARGE]) } : {}),
      })),
    ),
  );
  const lists = deskLists(sp, desk.siteUrl, () => NOW);
  await lists.addAttachment(1, 'plan.txt', BYTES);
  await lists.addAttachment(1, LARGE.storedName, new Uint8Array([1, 2, 3, 4]));
  desk.simulator.sharePoint.limits.resourceUnitsPerMinute = Number.MAX_SAFE_INTEGER;
  return { desk, sp };
}
const free = () =>
  paceOf(
    Number.MAX_SAFE_INTEGER,
    () => NOW,
    async () => undefined,
  );
const open = (desk: SimulatedDesk, sp: SPFI, now = NOW) => openDesk(sp, desk.siteUrl, { actor: 'service', now: () => now, newKey: () => `k${(keys += 1)}` });
const run = (desk: SimulatedDesk, sp: SPFI, { now = NOW, maxUnits = Number.MAX_SAFE_INTEGER } = {}): Promise<ArchiveOutcome> =>
  runArchive(open(desk, sp, now), 365, { siteUrl: desk.siteUrl, actor: 'service', newKey: () => `run${(keys += 1)}`, pace: free(), maxUnits });
const listsOf = (desk: SimulatedDesk, sp: SPFI) => deskLists(sp, desk.siteUrl, () => NOW);
const keysIn = async (
  desk: SimulatedDesk,
  sp: SPFI,
  list: 'Tickets' | 'ArchivedTickets' | 'Messages' | 'ArchivedMessages',
  column = 'TicketKey',
): Promise<string[]> =>
  ((await open(desk, sp).access.list(list).items.select('Id', column).orderBy('Id', true).top(500)()) as Record<string, unknown>[]).map((row) =>
    String(row[column]),
  );

test('what ended long ago moves with its messages and files, keeps its number, and the rest stays', async () => {
  const { desk, sp } = await agedDesk();
  const lists = listsOf(desk, sp);
  const [before, said] = [await lists.ticket({ id: 1 }), await lists.conversation('old')];
  expect(await previewArchive(open(desk, sp).access, desk.siteUrl, 365, free())).toMatchObject({ due: 3, held: 1, confidential: 1, tickets: [1, 5, 6] });
  expect(await run(desk, sp)).toMatchObject({ outcome: 'done', totals: { archived: 2, messages: 4, stayed: 1 } });
  expect(await keysIn(desk, sp, 'Tickets')).toEqual(['open', 'held', 'secret', 'waiting', 'was here', 'young', 'new']);
  expect(await keysIn(desk, sp, 'ArchivedTickets')).toEqual(['old', 'solved']);
  expect(await keysIn(desk, sp, 'Messages')).not.toEqual(expect.arrayContaining(['old']));
  const archive = await lists.archive();
  const { etag: _old, modifiedAt: _then, ...same } = before!;
  expect(await archive.ticket({ number: 1 })).toMatchObject({ ...same, archivedAt: expect.any(String) });
  expect(await archive.ticket({ key: 'solved' })).toMatchObject({ id: 5, status: 'Solved' });
  const now = await archive.conversation('old');
  expect(now.map(({ key, visibleText, author, sentAt }) => ({ key, visibleText, author, sentAt }))).toEqual(
    said.map(({ key, visibleText, author, sentAt }) => ({ key, visibleText, author, sentAt })),
  );
  expect(await archive.attachment(now[0]!.id, 'plan.txt')).toEqual(BYTES);
  expect(await archive.attachment(now[0]!.id, LARGE.storedName)).toHaveLength(4);
  expect((await archive.search('roof')).map(({ id }) => id)).toEqual([5, 1]);
  expect((await open(desk, sp).audit.entries()).at(-1)).toMatchObject({ action: 'archive.run', details: { archived: 2 } });
  expect((await run(desk, sp)) as { totals: object }).toMatchObject({ totals: { archived: 0 } });
});

const TIMES = new Set([
  'Modified',
  'Created',
  'GUID',
  'StartedAt',
  'FinishedAt',
  'ArchivedAt',
  'RequestKey',
  'AuditSubject',
  'EntryHash',
  'PreviousHash',
  'LoggedAt',
  'Details',
  'Receipt',
]);
type Saved = { sites: { lists: { path: string; items: { id: number; values: Record<string, unknown>; attachments?: unknown }[] }[]; recycleBin: unknown[] }[] };
/** Without ids of the archive's rows, which a copy made anew may have other ones of. */
const endOf = (desk: SimulatedDesk): unknown =>
  (desk.simulator.sharePoint.save() as Saved).sites.map(({ lists, recycleBin }) => [
    recycleBin.length,
    lists.map(({ path, items }) => [
      path,
      items.map(({ values }) =>
        Object.entries(values)
          .filter(([name]) => !TIMES.has(name))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]),
  ]);

// A request that never arrived leaves what the answer lost before it left, and a lost answer to a question what the write before it left: stops behind each write say all.
const writesSince = (desk: SimulatedDesk, mark: number): number[] => desk.simulator.log.since(mark).flatMap(({ method }, at) => (method === 'GET' ? [] : [at]));
test('stopped at any request and run again: nothing lost, nothing twice, the same counts', async () => {
  const { desk, sp } = await agedDesk(['old', 'open', 'waiting']);
  const start = desk.simulator.snapshot();
  const mark = desk.simulator.log.mark();
  await run(desk, sp);
  // When only the very last answer is lost, the run is done and the next one is another.
  const writes = writesSince(desk, mark).slice(0, -1);
  const wanted = endOf(desk);
  expect(writes.length).toBeGreaterThan(10);
  for (const at of writes) {
    await desk.simulator.restore(structuredClone(start));
    const remove = desk.simulator.faults.add({ url: /./, fault: { kind: 'dropAfter' }, skip: at, times: 1 });
    await expect(run(desk, sp)).rejects.toMatchObject({ code: 'lists.offline' });
    remove();
    expect({ at, again: await run(desk, sp, { now: NOW + LATER }) }).toMatchObject({
      at,
      again: { outcome: 'done', totals: { archived: 1, messages: 2, stayed: 1 } },
    });
    expect({ at, end: endOf(desk) }).toEqual({ at, end: wanted });
  }
});

test('two runs never work on one ticket: the second waits, and one that was taken over ends before it deletes', async () => {
  const { desk, sp } = await agedDesk();
  expect(await run(desk, sp, { maxUnits: 20 })).toMatchObject({ outcome: 'paused' });
  expect(await run(desk, sp)).toEqual({ outcome: 'busy', until: new Date(NOW + LEASE_MS).toISOString() });
  expect(await run(desk, sp, { now: NOW + LATER })).toMatchObject({ outcome: 'done', totals: { archived: 2, stayed: 1 } });
});

test('a ticket somebody writes to while it is copied stays where it is, and no copy of it is left', async () => {
  const { desk, sp } = await agedDesk();
  let done = false;
  const lists = listsOf(desk, sp);
  const pace = free();
  const busy = {
    ...pace,
    spend: async (units: number) => {
      // The second before the switch: the copy is whole.
      if (
        !done &&
        (await keysIn(desk, sp, 'ArchivedTickets')).includes('old') &&
        (await keysIn(desk, sp, 'ArchivedMessages', 'MessageKey')).includes('old-2')
      ) {
        done = true;
        const ticket = (await lists.ticket({ id: 1 }))!;
        await lists.updateTicket(1, ticket.etag, { status: 'Open', closedAt: null });
      }
      await pace.spend(units);
    },
  };
  await runArchive(open(desk, sp), 365, { siteUrl: desk.siteUrl, actor: 'service', newKey: () => `run${(keys += 1)}`, pace: busy });
  expect(await lists.ticket({ id: 1 })).toMatchObject({ status: 'Open' });
  expect((await lists.conversation('old')).length).toBe(2);
  expect(await keysIn(desk, sp, 'ArchivedTickets')).toEqual(['solved']);
  expect(await keysIn(desk, sp, 'ArchivedMessages')).toEqual(['solved', 'solved']);
});

test('brought back by an agent: open again, under a new number, and the old one leads to it', async () => {
  const { desk, sp } = await agedDesk();
  await run(desk, sp);
  const lists = desk.lists(AGENT);
  const archive = await lists.archive();
  const said = await archive.conversation('old');
  const back = await archive.bringBack(1);
  if (back.outcome !== 'back') throw new Error(back.outcome);
  expect(back.id).toBeGreaterThan(9);
  expect(await lists.ticket({ id: back.id })).toMatchObject({
    key: 'old',
    status: 'Open',
    closedAt: null,
    createdAt: ago(900),
    tags: ['roof', 'wall'],
    priority: 'High',
  });
  expect((await lists.conversation('old')).map(({ key, author }) => [key, author])).toEqual(said.map(({ key, author }) => [key, author]));
  expect(await lists.attachment((await lists.conversation('old'))[0]!.id, 'plan.txt')).toEqual(BYTES);
  expect(await archive.ticket({ number: 1 })).toBeNull();
  expect(await archive.returned(1)).toMatchObject({ id: back.id });
  expect(await archive.bringBack(1)).toEqual(back);
  expect(await archive.bringBack(4712)).toEqual({ outcome: 'gone' });
  expect(await run(desk, sp)).toMatchObject({ totals: { archived: 0 } });
});

test('bringing back, stopped at any request, is finished by the next try or by the night', async () => {
  const { desk, sp } = await agedDesk(['old']);
  await run(desk, sp);
  const start = desk.simulator.snapshot();
  const mark = desk.simulator.log.mark();
  await bringBack(open(desk, sp).access, 1);
  const writes = writesSince(desk, mark);
  const wanted = endOf(desk);
  for (const at of writes) {
    await desk.simulator.restore(structuredClone(start));
    const remove = desk.simulator.faults.add({ url: /./, fault: { kind: 'dropAfter' }, skip: at, times: 1 });
    await expect(bringBack(open(desk, sp).access, 1)).rejects.toThrow();
    remove();
    if (at % 2 === 0) await bringBack(open(desk, sp).access, 1);
    else if ((await finishReturns(open(desk, sp, NOW + 3_600_000).access, free())) === 0) await bringBack(open(desk, sp).access, 1);
    expect({ at, end: endOf(desk) }).toEqual({ at, end: wanted });
  }
});
