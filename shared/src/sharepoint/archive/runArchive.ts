import type { Access } from '../access.ts';
import type { Desk } from '../privacy/desk.ts';
import { customColumns, type CustomColumn } from '../customColumns.ts';
import { refusalOf, toFault } from '../fault.ts';
import { isObject } from '../jsonShapes.ts';
import { heldPersons } from '../privacy/retention/scan.ts';
import { UNITS, type Pace } from '../privacy/retention/pace.ts';
import { readPage, type Row } from '../rows.ts';
import { writeSettingValue } from '../settingsItem.ts';
import { ARCHIVE_KEY } from '../../privacy/index.ts';
import { copyTicket, deleteLive, dropCopy, finishTicket } from './archiveTicket.ts';
import { etagOf } from './copyRows.ts';
import { placeOf, scanDue, type DueForArchive } from './scanDue.ts';

/** Another run that wrote so lately is taken to be alive. Longer than any pause between two of its writes. */
export const LEASE_MS = 10 * 60_000;

export type ArchiveTotals = { archived: number; messages: number; stayed: number };
type Current = DueForArchive & { stage: 'copying' | 'deleting' };
type Work = { at: string; after: number; totals: ArchiveTotals; current: Current | null };
type Run = { id: number; key: string; etag: string; work: Work };
export type ArchiveOutcome = { outcome: 'done' | 'paused'; request: string; at: string; totals: ArchiveTotals } | { outcome: 'busy'; until: string };
export type ArchiveOptions = {
  siteUrl: string;
  actor: string;
  newKey: () => string;
  pace: Pace;
  /** Ends between two tickets once so many units are spent; the next run goes on. */
  maxUnits?: number;
};

/**
 * Moves tickets that ended `days` ago into the archive lists: copied, compared, then deleted, ticket by ticket. Can be stopped at any request: the
 * privacy log says which ticket is on its way and how far, and holds the lease, so that two runs never work on one ticket. The ticket's own row is
 * deleted only with the ETag it was compared with; until then the live ticket is the truth, afterwards the archived one.
 */
export async function runArchive({ access, audit }: Pick<Desk, 'access' | 'audit'>, days: number, options: ArchiveOptions): Promise<ArchiveOutcome> {
  const { pace, siteUrl, actor, newKey, maxUnits = Number.POSITIVE_INFINITY } = options;
  const run = await begin(access, { key: newKey(), actor, at: new Date(access.now()).toISOString() });
  if ('until' in run) return { outcome: 'busy', until: run.until };
  const { work } = run;
  const held = await heldPersons(access);
  const own = await customColumns(access);
  const mayGo = async (row: Row): Promise<boolean> => (await placeOf(row, siteUrl, days, Date.parse(work.at), held)) === 'archive';
  const move = (): Promise<void> => moveOne(access, run, own, mayGo, pace);
  if (work.current) await move();
  for (let end = false; !end;) {
    const scan = await scanDue(access, siteUrl, days, Date.parse(work.at), work.after, held, pace);
    for (const due of scan.due) {
      if (pace.spent() >= maxUnits) {
        await keep(access, run);
        return { outcome: 'paused', request: run.key, at: work.at, totals: work.totals };
      }
      work.current = { ...due, stage: 'copying' };
      await pace.spend(UNITS.write);
      await keep(access, run);
      await move();
    }
    [work.after, end] = [scan.last, scan.end];
  }
  const now = new Date(access.now()).toISOString();
  await audit.append({ at: now, actor, action: 'archive.run', subject: run.key, details: work.totals }, { once: true });
  await access.guarded(() =>
    access
      .list('PrivacyLog')
      .items.getById(run.id)
      .update({ Work: null, RequestState: 'Done', FinishedAt: now, Receipt: JSON.stringify({ ...work.totals, at: work.at, days }) }),
  );
  return { outcome: 'done', request: run.key, at: work.at, totals: work.totals };
}

async function moveOne(access: Access, run: Run, own: readonly CustomColumn[], mayGo: (row: Row) => Promise<boolean>, pace: Pace): Promise<void> {
  const { work } = run;
  const { id, key } = work.current!;
  const copied = await copyTicket(access, { id, key }, own, work.at, mayGo, pace);
  if (copied.outcome === 'gone') {
    // Deleted by us when that was announced, else by somebody at the desk: then nothing of it stays here either.
    if (work.current!.stage === 'deleting') settle(run, await finishTicket(access, key, pace));
    else await leave(access, run, pace);
    return;
  }
  if (copied.outcome !== 'same') return leave(access, run, pace);
  if (work.totals.archived === 0) await writeSettingValue(access, ARCHIVE_KEY, { used: true });
  work.current!.stage = 'deleting';
  await pace.spend(UNITS.write * 2);
  await keep(access, run);
  if ((await deleteLive(access, id, copied.etag)) === 'stale') return leave(access, run, pace);
  settle(run, await finishTicket(access, key, pace));
}

/** It stays in its list for now; what was copied goes. */
async function leave(access: Access, run: Run, pace: Pace): Promise<void> {
  run.work.current!.stage = 'copying';
  await pace.spend(UNITS.write);
  await keep(access, run);
  await dropCopy(access, run.work.current!.key, pace);
  run.work.totals = { ...run.work.totals, stayed: run.work.totals.stayed + 1 };
  [run.work.after, run.work.current] = [run.work.current!.id, null];
}

function settle(run: Run, messages: number): void {
  const { totals } = run.work;
  run.work.totals = { ...totals, archived: totals.archived + 1, messages: totals.messages + messages };
  [run.work.after, run.work.current] = [run.work.current!.id, null];
}

/** The run that was stopped, taken over by its ETag, else a new one. */
async function begin(access: Access, given: { key: string; actor: string; at: string }): Promise<Run | { until: string }> {
  const items = () => access.list('PrivacyLog').items;
  const { rows } = await access.guarded(() =>
    readPage(
      items().select('Id', 'RequestKey', 'Work', 'Modified').filter("RequestState eq 'Running' and PrivacyKind eq 'archive'").orderBy('Id', true).top(1),
    ),
  );
  const fresh: Work = { at: given.at, after: 0, totals: { archived: 0, messages: 0, stayed: 0 }, current: null };
  const row = rows[0];
  if (row) {
    const until = Date.parse(String(row['Modified'])) + LEASE_MS;
    if (until > access.now()) return { until: new Date(until).toISOString() };
    const run: Run = { id: Number(row['Id']), key: String(row['RequestKey']), etag: etagOf(row), work: workIn(row['Work']) ?? fresh };
    await keep(access, run);
    return run;
  }
  const added = await access.guarded(() =>
    items().add({
      Title: 'archive',
      RequestKey: given.key,
      PrivacyKind: 'archive',
      RequestState: 'Running',
      Actor: given.actor,
      StartedAt: given.at,
      Work: JSON.stringify(fresh),
    }),
  );
  return { id: Number((added as { Id: number })['Id']), key: given.key, etag: etagOf(added as never), work: fresh };
}

/** Written only as long as nobody else took the run over: then this one ends here, before it deletes anything. */
async function keep(access: Access, run: Run): Promise<void> {
  try {
    const { etag } = (await access
      .list('PrivacyLog')
      .items.getById(run.id)
      .update({ Work: JSON.stringify(run.work) }, run.etag)) as { etag: string | null };
    run.etag = etagOf({ 'odata.etag': etag });
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status === 412) throw new TakenOver();
    throw await toFault(error, access.now());
  }
}

/** Another run goes on with this one's work. */
export class TakenOver extends Error {
  readonly code = 'archive.takenOver';
  constructor() {
    super('Another run took this one over.');
  }
}

function workIn(value: unknown): Work | null {
  try {
    const work: unknown = JSON.parse(String(value));
    return isObject(work) && typeof work['at'] === 'string' && typeof work['after'] === 'number' && isObject(work['totals']) ? (work as unknown as Work) : null;
  } catch {
    return null;
  }
}
