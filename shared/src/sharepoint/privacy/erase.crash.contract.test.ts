import type { SPFI } from '@pnp/sp';
import { ADMIN, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { CANARY, plantCanary } from '../../../../dev/privacy/canary.ts';
import { everything, leftOf } from '../../../../dev/privacy/leftOf.ts';
import { oneOfEach } from '../../../../dev/simulator/stops.ts';
import { verifyChain } from '../../audit/index.ts';
import { personOf } from '../../privacy/index.ts';
import type { EraseMode } from '../../privacy/index.ts';
import { erasePerson, openDesk, sha256, type Desk } from './index.ts';

const canary = personOf([CANARY.address, CANARY.alias], [CANARY.name]);
let keys = 0;
/** The app with full control for the time of the erasure: no page digest that a restored world would not know. */
async function appDesk(): Promise<{ desk: SimulatedDesk; sp: SPFI }> {
  const desk = await simulatedDesk();
  const sp = await desk.asApp();
  for (const { siteGrants } of desk.simulator.directory.tenants) for (const grant of siteGrants) grant.role = 'fullcontrol';
  desk.simulator.sharePoint.limits.resourceUnitsPerMinute = Number.MAX_SAFE_INTEGER;
  await plantCanary(desk, { sp, short: true });
  return { desk, sp };
}
const open = (desk: SimulatedDesk, sp: SPFI): Desk =>
  openDesk(sp, desk.siteUrl, { actor: ADMIN, now: () => desk.simulator.world.clock.now(), newKey: () => `request-${(keys += 1)}` });

type Saved = {
  sites: {
    lists: {
      path: string;
      items: { id: number; values: Record<string, unknown>; versions: { values: Record<string, unknown> }[]; attachments: { name: string; bytes: string }[] }[];
    }[];
    recycleBin: { kind: string; title: string; secondStage?: true; item?: { id: number } }[];
  }[];
};
const TIMES = new Set(['Modified', 'Created', 'GUID']);

/** What people would see at the end: rows, versions, files, bins; without the two logs and without times. */
function endOf(desk: SimulatedDesk): unknown {
  const timeless = (values: Record<string, unknown>): unknown =>
    Object.entries(values)
      .filter(([name]) => !TIMES.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const { sites } = desk.simulator.sharePoint.save() as Saved;
  return sites.map(({ lists, recycleBin }) => ({
    lists: lists
      .filter(({ path }) => !/AuditLog|PrivacyLog/.test(path))
      .map(({ path, items }) => ({
        path,
        items: items.map((item) => ({
          id: item.id,
          values: timeless(item.values),
          versions: item.versions.map(({ values }) => timeless(values)),
          files: item.attachments.map(({ name, bytes }) => `${name} ${bytes}`).sort(),
        })),
      })),
    bin: recycleBin.map(({ kind, title, secondStage, item }) => `${kind} ${item?.id ?? ''} ${title} ${secondStage ?? false}`).sort(),
  }));
}

test.each([
  ['first', { mode: 'anonymise' }],
  ['last', { mode: 'delete' }],
] as const)('stopped before anything or after any kind of write (its %s), the same command again ends in the same desk', async (which, mode: EraseMode) => {
  const { desk, sp } = await appDesk();
  const start = desk.simulator.snapshot();
  const mark = desk.simulator.log.mark();
  await erasePerson(open(desk, sp), canary, mode);
  const requests = desk.simulator.log.since(mark);
  const wanted = endOf(desk);
  expect(requests.length).toBeGreaterThan(40);
  const stops = oneOfEach(requests, which);
  expect(stops.length).toBeGreaterThan(8);
  for (const { kind, at } of stops) {
    await desk.simulator.restore(structuredClone(start));
    const remove = desk.simulator.faults.add({ url: /./, fault: { kind }, skip: at, times: 1 });
    await expect(erasePerson(open(desk, sp), canary, mode)).rejects.toMatchObject({ code: 'lists.offline' });
    remove();
    const again = await erasePerson(open(desk, sp), canary, mode);
    expect({ at, left: leftOf(everything(desk)), again }).toMatchObject({ at, left: [], again: { outcome: 'erased', receipt: { remaining: 0 } } });
    expect({ at, end: endOf(desk) }).toEqual({ at, end: wanted });
    expect((await verifyChain(await open(desk, sp).audit.entries(), null, sha256)).faults).toEqual([]);
  }
});

test('throttled in the middle: the fault carries the seconds to wait, and running again goes on', async () => {
  const { desk, sp } = await appDesk();
  const remove = desk.simulator.faults.add({ url: /./, fault: { kind: 'throttle', retryAfterSeconds: 17 }, skip: 30, times: 1 });
  await expect(erasePerson(open(desk, sp), canary, { mode: 'delete' })).rejects.toMatchObject({ code: 'lists.throttled', retryAfterSeconds: 17 });
  remove();
  await erasePerson(open(desk, sp), canary, { mode: 'delete' });
  expect(leftOf(everything(desk))).toEqual([]);
});
