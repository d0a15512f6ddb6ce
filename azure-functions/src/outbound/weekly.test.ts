import { addToRole } from '@listdesk/shared/sharepoint';
import { WEEKLY_KEY } from '@listdesk/shared/reports';
import { LISTS } from '@listdesk/shared/schema';
import { NORDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import type { OpenDesk } from '../functions/desks.ts';
import { reportAll } from '../functions/timers.ts';
import { sharePointFor } from '../graph/sharePoint.ts';
import { sendWeekly } from './sendWeekly.ts';

/** The mail with the figures of a week: who may wish it, what is in it, and that it leaves once. */
const [AYLIN, JONAS] = NORDWIND.agents;
const HOUR = 3_600_000;
/** A second after the fifth minute of an hour, as the timer. */
const at = (text: string): number => Date.parse(text) + 5 * 60_000;
let cloud: DeskInCloud;
let desk: OpenDesk;
let ids: Map<string, number>;

/** Wednesday; the report wished here is that of the week from 23 to 29 November. */
const WISHED = Date.parse('2026-11-25T09:00:00Z');
const ago = (days: number, from = Date.parse('2026-11-26T09:00:00Z')): string => new Date(from - days * 24 * HOUR).toISOString();

/** One that missed its promise, one that kept it, one of the week before. */
const TICKETS: Record<string, string | number>[] = [
  { Created: ago(0), FirstResponseDue: ago(0), Team: 'Finance <IT>' },
  { Created: ago(1), TicketStatus: 'Solved', SolvedAt: ago(0), FirstRespondedAt: ago(0.9), FirstResponseDue: ago(0), Team: 'Finance <IT>', Rating: 3 },
  { Created: ago(8), TicketStatus: 'Solved', SolvedAt: ago(7) },
];

beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  const token = () => cloud.simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: `https://${NORDWIND.host}` });
  const sp = sharePointFor(NORDWIND.desk, { fetch: cloud.simulator.fetch as typeof fetch, token, addresses: new Map() });
  await addToRole(sp, NORDWIND.desk, 'Supervisor', AYLIN.upn, () => cloud.clock.now());
  ids = new Map((await cloud.lists.agents()).map(({ id, address }) => [address, id]));
  cloud.simulator.sharePoint.seedItems(
    `${new URL(NORDWIND.desk).pathname}/Lists/${LISTS.Tickets.url}`,
    NORDWIND.desk,
    TICKETS.map((over, row) => ({
      Title: 'Streng geheim',
      TicketKey: `t-${row}`,
      TicketStatus: 'Open',
      TicketPriority: 'Normal',
      RequesterName: 'Oliver Whitfield',
      RequesterEmail: 'oliver.whitfield@nordwind.example',
      LastMessageAt: ago(0),
      ...over,
    })),
  );
  await cloud.lists.saveSettings({ ...(await cloud.lists.settings()), name: 'IT & Co', language: 'de' });
  const installation = (await cloud.service.registry.installations(NORDWIND.id))[0]!;
  desk = cloud.service.open(installation);
});
afterAll(() => cloud.stop());

const goTo = (time: number): Promise<void> => cloud.clock.advance(time - cloud.clock.now());
async function wish(upn: string, body: object): Promise<{ status: number; error?: { code: string } }> {
  const answer = await cloud.call('reports/weekly', {
    method: 'POST',
    headers: await cloud.as(upn),
    body: JSON.stringify({ desk: NORDWIND.desk, timeZone: 'Europe/Berlin', ...body }),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
}
const weeklyIn = async (address: string): Promise<string[]> =>
  (await cloud.inbox(address)).map(({ subject }) => subject ?? '').filter((subject) => subject.includes('die Woche vom'));

/** Id of no site user. */
const NOBODY = 4711;
describe('who may wish it', () => {
  test.each<[string, string, object, number, string | undefined]>([
    ['a supervisor, and not for people of no group', AYLIN.upn, { people: [NOBODY] }, 400, 'notOnTheDesk'],
    ['not an agent', JONAS.upn, { people: [] }, 403, 'notASupervisor'],
    ['not a requester', NORDWIND.requesters[0].upn, { people: [] }, 403, 'notASupervisor'],
    ['not for an address', AYLIN.upn, { people: ['a@x.example'] }, 400, 'invalidRequest'],
    ['not in a zone nobody knows', AYLIN.upn, { people: [], timeZone: 'Mars/Base' }, 400, 'invalidRequest'],
    ['with no field nobody knows', AYLIN.upn, { people: [], to: 'a@x.example' }, 400, 'invalidRequest'],
  ])('%s', async (_, upn, body, status, code) => {
    expect(await wish(upn, body)).toMatchObject({ status, error: { code } });
    expect((await cloud.lists.settingValues([WEEKLY_KEY])).size).toBe(0);
  });
});

test('a wish that could not be kept is written down a second time', async () => {
  const mended = cloud.simulator.faults.add({ method: 'POST', url: /ListDeskSettings.*\/items/i, fault: { kind: 'status', status: 400 } });
  expect((await wish(AYLIN.upn, { people: [] })).status).toBeGreaterThanOrEqual(400);
  mended();
  const { entries } = await cloud.lists.auditPage({ top: 2 });
  expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
    [AYLIN.upn, 'setting.saved.refused'],
    [AYLIN.upn, 'setting.saved'],
  ]);
});

test('the mail of the week: wished by a supervisor, once, with figures only, in the desk’s language, until it is stopped', async () => {
  await goTo(WISHED);
  const people = [ids.get(AYLIN.upn)!, ids.get(JONAS.upn)!];
  expect(await wish(AYLIN.upn, { people })).toMatchObject({ status: 200, people, since: new Date(WISHED).toISOString() });
  expect((await cloud.lists.auditPage({ top: 50 })).entries).toContainEqual(
    expect.objectContaining({ actor: AYLIN.upn, action: 'setting.saved', subject: WEEKLY_KEY, details: { people: 2 } }),
  );

  for (const hour of ['2026-11-29T22:00:00Z', '2026-11-30T04:00:00Z']) {
    await goTo(at(hour));
    await reportAll(cloud.service);
    await cloud.drain();
  }
  expect(await weeklyIn(AYLIN.upn)).toEqual([]);
  for (const hour of ['2026-11-30T05:00:00Z', '2026-11-30T06:00:00Z', '2026-12-01T06:00:00Z']) {
    await goTo(at(hour));
    await reportAll(cloud.service);
    await cloud.drain();
  }
  for (const { upn } of [AYLIN, JONAS]) expect(await weeklyIn(upn)).toEqual(['IT & Co: die Woche vom 23. November 2026 bis 29. November 2026']);
  const mail = (await cloud.inbox(AYLIN.upn)).at(-1)!;
  expect(mail.from?.address).toBe(NORDWIND.support);
  const html = mail.body?.content ?? '';
  const words = html
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|')
    .replace(/\u00a0/g, ' ');
  expect(words).toContain('|Eingegangen|2|1|');
  expect(words).toContain('|Gelöst|1|1|');
  expect(words).toContain('|Am Ende offen|1|');
  expect(words).toContain('|Zufriedenheit|100 %|–|');
  expect(words).toContain('|Finance &lt;IT&gt;|50 %|1 von 2|');
  expect(html).toContain(NORDWIND.desk);
  expect(html).not.toMatch(/Oliver|Streng|t-0/);

  await goTo(Date.parse('2026-12-02T09:00:00Z'));
  expect(await wish(AYLIN.upn, { people: [] })).toMatchObject({ status: 200, people: [] });
  await goTo(at('2026-12-07T05:00:00Z'));
  await reportAll(cloud.service);
  await cloud.drain();
  expect(await weeklyIn(AYLIN.upn)).toHaveLength(1);
});

test('whoever left the desk’s groups, or objected, gets nothing; without anybody nothing is made', async () => {
  await wish(AYLIN.upn, { people: [ids.get(JONAS.upn)!] });
  await goTo(at('2026-12-14T05:00:00Z'));
  const gone: OpenDesk = Object.assign(Object.create(desk) as OpenDesk, {
    lists: { ...desk.lists, agents: async () => (await desk.lists.agents()).filter(({ address }) => address !== JONAS.upn) },
  });
  const objected: OpenDesk = Object.assign(Object.create(desk) as OpenDesk, { quietAddresses: async () => [JONAS.upn] });
  expect(await sendWeekly(gone, cloud.clock.now(), 'a')).toBe('nobody');
  expect(await sendWeekly(objected, cloud.clock.now() + HOUR, 'b')).toBe('nobody');
  expect(await sendWeekly(desk, cloud.clock.now() + 50 * 60_000, 'c')).toBe('later');
});

describe('exactly once', () => {
  class Crash extends Error {}
  /** The desk of a fresh process whose so-manieth call to anything outside ends the process, before it or after it. */
  function dying(point: { at: number; when: 'before' | 'after' } | null): OpenDesk {
    let calls = 0;
    const guard = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, property) => {
          const member = Reflect.get(target, property) as unknown;
          if (typeof member !== 'function') return member;
          return async (...args: unknown[]) => {
            calls += 1;
            const here = calls === point?.at;
            if (here && point.when === 'before') throw new Crash();
            const answer = await (member as (...all: unknown[]) => unknown).apply(target, args);
            if (here) throw new Crash();
            return answer;
          };
        },
      });
    return Object.assign(Object.create(desk) as OpenDesk, {
      ledger: guard(desk.ledger),
      lists: guard(desk.lists),
      mailboxByAddress: async (address: string) => guard((await desk.mailboxByAddress(address))!),
    });
  }

  let week = at('2026-12-21T05:00:00Z');
  test('a run that ends before or after any call, and the next hours', async () => {
    const sentBefore = (await weeklyIn(JONAS.upn)).length;
    let weeks = 0;
    for (const when of ['before', 'after'] as const)
      for (let call = 1, crashed = true; crashed; call += 1) {
        await goTo(week);
        crashed = await sendWeekly(dying({ at: call, when }), cloud.clock.now(), 'first').then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof Crash)) throw error;
            return true;
          },
        );
        for (const hour of [1, 2]) await sendWeekly(dying(null), week + hour * HOUR, `again ${hour}`);
        weeks += 1;
        expect([when, call, (await weeklyIn(JONAS.upn)).length - sentBefore]).toEqual([when, call, weeks]);
        week += 7 * 24 * HOUR;
      }
    expect(weeks).toBeGreaterThan(16);
  });

  test('two runs at the same time', async () => {
    await goTo(week);
    const before = (await weeklyIn(JONAS.upn)).length;
    const outcomes = await Promise.all(['a', 'b', 'c'].map((run) => sendWeekly(desk, week, run)));
    expect(outcomes.sort()).toEqual(['sent', 'taken', 'taken']);
    expect((await weeklyIn(JONAS.upn)).length - before).toBe(1);
  });
});
