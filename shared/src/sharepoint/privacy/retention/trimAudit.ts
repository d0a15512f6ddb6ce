import { TRIMMED } from '../../../audit/index.ts';
import type { Access } from '../../access.ts';
import { entryOf } from '../../audit/auditLog.ts';
import { readPage } from '../../rows.ts';
import type { Desk } from '../desk.ts';
import { UNITS, type Pace } from './pace.ts';
import { removeRows } from './removeRows.ts';
import { oldLines } from './scan.ts';
import { keepRun, type RetentionRequest } from './work.ts';

/** The end of the audit log stays whatever the rules say: the service's signed head lies there. */
const KEPT_ENTRIES = 100;
const ENTRIES_A_PAGE = 500;

/** How many entries are over, and the last of them; the newest stay in any case. */
export async function trimmable(access: Access, before: string, pace: Pace): Promise<{ last: ReturnType<typeof entryOf> | null; count: number }> {
  await pace.spend(UNITS.query);
  const newest = (await access.guarded(() => readPage(access.list('AuditLog').items.select('Id').orderBy('Id', false).top(KEPT_ENTRIES)))).rows;
  const oldestKept = newest.length < KEPT_ENTRIES ? 0 : Number(newest.at(-1)!['Id']);
  let last: ReturnType<typeof entryOf> | null = null;
  let count = 0;
  for (let after = 0, end = oldestKept === 0; !end;) {
    const page = await oldLines(access, 'AuditLog', 'LoggedAt', before, after, ['EntryKey', 'EntryHash'], pace);
    const lines = page.lines.filter(({ id }) => id < oldestKept);
    if (lines.length > 0) last = entryOf(lines.at(-1)!.row);
    count += lines.length;
    end = page.end || lines.length < page.lines.length;
    after = page.lines.at(-1)?.id ?? after;
  }
  return { last, count };
}

/** First an entry that says through where the beginning goes and which entry that was, then the entries. */
export async function trimAudit(access: Access, audit: Desk['audit'], before: string, request: RetentionRequest, pace: Pace, actor: string): Promise<boolean> {
  const items = () => access.list('AuditLog').items;
  const { work } = request;
  await pace.spend(UNITS.query);
  const known = (
    await access.guarded(() =>
      readPage(items().select('Id', 'EntryKey', 'Details', 'AuditAction').filter(`AuditAction eq '${TRIMMED}' and AuditSubject eq '${request.key}'`).top(1)),
    )
  ).rows[0];
  let through = known ? Number(entryOf(known).details['through']) : 0;
  if (!known) {
    const { last, count } = await trimmable(access, before, pace);
    if (last === null) return true;
    through = last.sequence;
    work.totals = { ...work.totals, auditLog: count };
    await keepRun(access, request);
    await audit.append(
      { at: new Date(access.now()).toISOString(), actor, action: TRIMMED, subject: request.key, details: { through, hash: last.hash, before } },
      { once: true },
    );
  }
  for (;;) {
    await pace.spend(UNITS.query);
    const { rows } = await access.guarded(() => readPage(items().select('Id', 'EntryKey').orderBy('Id', true).top(ENTRIES_A_PAGE)));
    const goes = rows.filter((row) => entryOf(row).sequence <= through && entryOf(row).sequence > 0).map((row) => Number(row['Id']));
    if (goes.length === 0) return true;
    await removeRows(access, 'AuditLog', goes, pace);
  }
}
