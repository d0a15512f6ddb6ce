import type { SPFI } from '@pnp/sp';
import { ADMIN, AGENT, SECOND_AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../../../dev/bench/simulatedDesk.ts';
import { ManualClock } from '../../../../../dev/simulator/core/clock.ts';
import { stopsIn } from '../../../../../dev/simulator/stops.ts';
import { parseRetention, personOf, type RetentionSettings } from '../../../privacy/index.ts';
import { verifyChain } from '../../../audit/index.ts';
import { flagPerson, openDesk, sha256, type Desk } from '../index.ts';
import { paceOf, previewRetention, runRetention, type RetentionOutcome } from './index.ts';

const settings = (over: object = {}): RetentionSettings =>
  parseRetention({
    tickets: [
      { days: 365, then: 'delete' },
      { type: 'Survey', days: 365, then: 'anonymise' },
    ],
    mailLogDays: 100,
    ...over,
  })!;
const NOW = Date.parse('2026-11-21T08:00:00Z');
const ago = (days: number): string => new Date(NOW - days * 86_400_000).toISOString();
let keys = 0;

type Ticket = { key: string; status?: string; ended?: number; made?: number; type?: string; hold?: string; from?: string };
const tickets: Ticket[] = [
  { key: 'old', ended: 400 },
  { key: 'open', status: 'Open', ended: 400 },
  { key: 'survey', ended: 500, type: 'Survey', from: 'restricted@elsewhere.example' },
  { key: 'young', ended: 300 },
  { key: 'lawsuit', ended: 900, hold: 'lawsuit 4711' },
  { key: 'solved', status: 'Solved', ended: 366, from: 'archived@elsewhere.example' },
  { key: 'held', ended: 900, from: 'held@elsewhere.example' },
  { key: 'last', ended: 450, from: 'Last@Elsewhere.example' },
  { key: 'new', made: 10, ended: 5 },
];
const archived: Ticket[] = [
  { key: 'archivedYoung', ended: 100, from: 'archived@elsewhere.example' },
  { key: 'archivedLast', ended: 450, from: 'last@elsewhere.example' },
];
const rowOf = ({ key, status = 'Closed', ended = 400, made = 1000, type, hold, from = 'otto@elsewhere.example' }: Ticket) => ({
  Title: `Subject ${key}`,
  TicketKey: key,
  TicketStatus: status,
  TicketType: type ?? null,
  LegalHold: hold ?? null,
  RequesterName: 'Otto Other',
  RequesterEmail: from,
  Created: ago(made),
  ClosedAt: status === 'Closed' ? ago(ended) : null,
  SolvedAt: status === 'Solved' ? ago(ended) : null,
  Preview: 'elephant',
});

async function agedDesk(): Promise<{ desk: SimulatedDesk; sp: SPFI }> {
  const desk = await simulatedDesk({ clock: new ManualClock(new Date(NOW).toISOString()) });
  const sp = await desk.asApp();
  seed(desk, 'Tickets', tickets.map(rowOf));
  seed(
    desk,
    'ArchivedTickets',
    archived.map((ticket, at) => ({ ...rowOf(ticket), TicketNumber: 900 + at })),
  );
  seed(
    desk,
    'Contacts',
    ['otto', 'restricted', 'archived', 'held', 'last', 'silent'].map((name) => ({
      Title: name,
      ContactEmail: `${name}@elsewhere.example`,
      Restricted: name === 'restricted',
    })),
  );
  seed(
    desk,
    'Messages',
    tickets.flatMap(({ key }) =>
      [1, 2, 3].map((at) => ({
        Title: 'Subject',
        MessageKey: `${key}-${at}`,
        TicketKey: key,
        MessageKind: 'Mail',
        FromName: 'Otto Other',
        FromEmail: 'otto@elsewhere.example',
        VisibleText: `${key} says purple`,
        SentAt: ago(1000),
      })),
    ),
  );
  seed(
    desk,
    'MailLog',
    [200, 150, 101, 99, 1].map((days) => ({ Title: 'x', LogKey: `l${days}`, LoggedAt: ago(days), FromEmail: 'otto@elsewhere.example', Outcome: 'ticket' })),
  );
  desk.simulator.sharePoint.limits.resourceUnitsPerMinute = Number.MAX_SAFE_INTEGER;
  return { desk, sp };
}
const open = (desk: SimulatedDesk, sp: SPFI): Desk => openDesk(sp, desk.siteUrl, { actor: 'service', now: () => NOW, newKey: () => `k${(keys += 1)}` });
const free = () =>
  paceOf(
    Number.MAX_SAFE_INTEGER,
    () => NOW,
    async () => undefined,
  );
const run = (desk: SimulatedDesk, sp: SPFI, over: { settings?: RetentionSettings; maxUnits?: number } = {}): Promise<RetentionOutcome> =>
  runRetention(open(desk, sp), over.settings ?? settings(), {
    siteUrl: desk.siteUrl,
    actor: 'service',
    newKey: () => `run${(keys += 1)}`,
    pace: free(),
    ...(over.maxUnits !== undefined && { maxUnits: over.maxUnits }),
  });
const rows = async (desk: SimulatedDesk, sp: SPFI, list: 'Tickets' | 'Messages' | 'MailLog' | 'Contacts', column: string): Promise<string[]> =>
  ((await open(desk, sp).access.list(list).items.select('Id', column).orderBy('Id', true).top(500)()) as Record<string, unknown>[]).map((row) =>
    String(row[column]),
  );

test('what has outlived its rule goes, the rest stays, and the proof says how much', async () => {
  const { desk, sp } = await agedDesk();
  await flagPerson(open(desk, sp), personOf(['held@elsewhere.example']), 'hold', true);
  const preview = await previewRetention(open(desk, sp).access, desk.siteUrl, settings(), free());
  expect(preview).toMatchObject({
    deleted: 4,
    anonymised: 1,
    held: 2,
    mailLog: 3,
    auditLog: 0,
    tickets: [
      { id: 1, then: 'delete' },
      { id: 3, then: 'anonymise' },
      { id: 6, then: 'delete' },
      { id: 8, then: 'delete' },
      { id: 901, then: 'delete' },
    ],
  });
  const outcome = await run(desk, sp);
  expect(outcome).toMatchObject({
    outcome: 'done',
    totals: { deleted: 4, anonymised: 1, messages: 12, contacts: 1, mailLog: 3, auditLog: 0, privacyLog: 0, held: 2 },
  });
  expect(await rows(desk, sp, 'Tickets', 'TicketKey')).toEqual(['open', 'survey', 'young', 'lawsuit', 'held', 'new']);
  // Whose last tickets went, in the list and in the archive. Somebody who never asked a ticket that went is not looked at.
  expect(await rows(desk, sp, 'Contacts', 'Title')).toEqual(['otto', 'restricted', 'archived', 'held', 'silent']);
  expect((await rows(desk, sp, 'Messages', 'TicketKey')).length).toBe(18);
  expect(await rows(desk, sp, 'MailLog', 'LogKey')).toEqual(['l99', 'l1']);
  const survey = (await open(desk, sp).access.list('Tickets').items.getById(3)()) as Record<string, unknown>;
  expect(survey).toMatchObject({ TicketStatus: 'Closed', TicketType: 'Survey', RequesterEmail: null, Preview: '[erased]' });
  expect(JSON.stringify(desk.simulator.sharePoint.save())).not.toMatch(/(old|survey|solved) says purple/);
  const log = await open(desk, sp).log.requests(1);
  expect(log[0]).toMatchObject({ kind: 'retention', state: 'Done', receipt: { deleted: 4, messages: 12, contacts: 1, held: 2 } });
  expect((await open(desk, sp).audit.entries()).at(-1)).toMatchObject({ action: 'retention.run', details: { deleted: 4, contacts: 1 } });
  expect((await run(desk, sp)).totals).toMatchObject({ deleted: 0, anonymised: 0, mailLog: 0 });
});

test('a confidential ticket goes when its time is over, with all that lies in its circle and unsent answers; only who sees it has it in the preview', async () => {
  const { desk, sp } = await agedDesk();
  const insider = desk.lists(AGENT);
  await insider.saveDraft({ ticketKey: 'young', agentId: 1, id: null }, { kind: 'Note', html: 'stays purple', to: [], cc: [] });
  await insider.saveDraft({ ticketKey: 'old', agentId: 1, id: null }, { kind: 'Note', html: 'old says purple', to: [], cc: [] });
  const { key } = await desk.lists(ADMIN).makeCircle({ key: 'circle-ab12cd34', name: 'HR', people: [AGENT] });
  await insider.settings();
  await insider.moveTicket((await insider.ticket({ key: 'old' }))!, key);
  const dueFor = async (who: SPFI): Promise<number[]> =>
    (await previewRetention(open(desk, who).access, desk.siteUrl, settings(), free())).tickets.map(({ id }) => id);
  expect([await dueFor(desk.as(SECOND_AGENT)), await dueFor(sp)]).toEqual([
    [3, 6, 7, 8, 901],
    [1, 3, 6, 7, 8, 901],
  ]);
  expect((await run(desk, sp)).totals).toMatchObject({ deleted: 5, anonymised: 1 });
  expect(await rows(desk, sp, 'Tickets', 'TicketKey')).not.toContain('old');
  const rest = JSON.stringify(desk.simulator.sharePoint.save());
  expect([/old says purple/.test(rest), /stays purple/.test(rest)]).toEqual([false, true]);
});

const TIMES = new Set(['Modified', 'Created', 'GUID', 'StartedAt', 'FinishedAt', 'RequestKey', 'AuditSubject', 'EntryHash', 'PreviousHash', 'LoggedAt']);
type Saved = { sites: { lists: { path: string; items: { id: number; values: Record<string, unknown>; versions: unknown[] }[] }[]; recycleBin: unknown[] }[] };
const endOf = (desk: SimulatedDesk): unknown =>
  (desk.simulator.sharePoint.save() as Saved).sites.map(({ lists, recycleBin }) => [
    recycleBin.length,
    lists.map(({ path, items }) => [
      path,
      items.map(({ id, values, versions }) => [
        id,
        versions.length,
        Object.entries(values)
          .filter(([name]) => !TIMES.has(name))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    ]),
  ]);

test('stopped before anything or after any write and run again: the same desk, the same proof', async () => {
  const { desk, sp } = await agedDesk();
  const start = desk.simulator.snapshot();
  const mark = desk.simulator.log.mark();
  const { totals } = await run(desk, sp);
  // When only the very last answer is lost, the run is done and the next one is another.
  const stops = stopsIn(desk.simulator.log.since(mark)).slice(0, -1);
  const wanted = endOf(desk);
  expect(stops.length).toBeGreaterThan(10);
  for (const { kind, at } of stops) {
    await desk.simulator.restore(structuredClone(start));
    const remove = desk.simulator.faults.add({ url: /./, fault: { kind }, skip: at, times: 1 });
    await expect(run(desk, sp)).rejects.toMatchObject({ code: 'lists.offline' });
    remove();
    const again = await run(desk, sp);
    expect({ at, totals: again.totals }).toEqual({ at, totals });
    expect({ at, end: endOf(desk) }).toEqual({ at, end: wanted });
  }
});

test('a run that has spent its units pauses and the next one goes on where it was', async () => {
  const { desk, sp } = await agedDesk();
  const outcomes: RetentionOutcome[] = [];
  for (let runs = 0; runs < 20 && outcomes.at(-1)?.outcome !== 'done'; runs += 1) outcomes.push(await run(desk, sp, { maxUnits: 8 }));
  expect(outcomes.length).toBeGreaterThan(2);
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'done', totals: { deleted: 5, anonymised: 1, messages: 15, contacts: 2, mailLog: 3 } });
  expect(new Set(outcomes.map(({ request }) => request)).size).toBe(1);
});

test.each(['Tickets', 'ArchivedTickets'] as const)('without its list %s', async (missing) => {
  const { desk, sp } = await agedDesk();
  await open(desk, desk.as(ADMIN)).access.list(missing).delete();
  const runs = run(desk, sp);
  // A desk that was not upgraded yet has no archive; one without its tickets must not read as worked off.
  if (missing === 'ArchivedTickets') expect(await runs).toMatchObject({ outcome: 'done' });
  else await expect(runs).rejects.toMatchObject({ code: 'lists.missing' });
});

test('entries of the audit log go with an entry that says so, and the chain still verifies', async () => {
  const { desk, sp } = await agedDesk();
  const privacy = open(desk, sp);
  for (let at = 0; at < 130; at += 1)
    await privacy.audit.append({ at: ago(at < 40 ? 4000 : 10), actor: 'a', action: 'ticket.viewed', subject: String(at), details: {} });
  const before = await privacy.audit.entries();
  expect((await previewRetention(privacy.access, desk.siteUrl, settings(), free())).auditLog).toBe(30);
  expect((await run(desk, sp)).totals.auditLog).toBe(30);
  const entries = await privacy.audit.entries();
  expect(entries.filter(({ sequence }) => sequence <= 30)).toEqual([]);
  const head = { sequence: 130, hash: before.at(-1)!.hash, at: ago(0) };
  expect(await verifyChain(entries, head, sha256, 40)).toMatchObject({ trimmedThrough: 30, faults: [] });
  expect((await verifyChain(entries, head, sha256, 20)).faults).toEqual([{ sequence: 30, fault: 'trimmed' }]);
});

test('inside its budget: never more units in a minute than it was given', async () => {
  let now = 0;
  const pace = paceOf(
    10,
    () => now,
    async (ms) => {
      now += ms;
    },
  );
  const spent: number[] = [];
  for (let at = 0; at < 50; at += 1) {
    await pace.spend(3);
    spent[Math.floor(now / 60_000)] = (spent[Math.floor(now / 60_000)] ?? 0) + 3;
  }
  expect(Math.max(...spent)).toBe(9);
  expect(pace.spent()).toBe(150);
});
