import type { Access } from '../access.ts';
import { entryOf, type AuditLog } from '../audit/auditLog.ts';
import { circles } from '../circles/makeCircle.ts';
import { unlessMissing } from '../fault.ts';
import { anyOf } from '../odata.ts';
import { readAll, readPage, type Row } from '../rows.ts';
import { heldTickets, inArchive, type TicketRow } from './holds.ts';
import { sha256 } from './sha256.ts';
import { versionedHolds, type HoldLook } from './typedHolds.ts';

const ENTRIES_A_PAGE = 2000;
const MAX_PAGES = 1000;
const IDS_A_QUERY = 60;

/**
 * A ticket whose hold was never lifted here: `deleted` in SharePoint itself, or its column emptied there. `row`: where it is or was,
 * for the recycle bin.
 */
export type BrokenHold = { id: number; was: 'deleted' | 'emptied'; row: TicketRow };
/** `reasons`: hashes of every reason that was ever written down. */
type Deed = { held: boolean; archivedRow: number | null; reasons: ReadonlySet<string>; releasedAt: string };

/**
 * Holds that the audit log knows and the lists do not keep any more. SharePoint lets whoever may edit the list delete a row: that cannot be prevented
 * there, but it is found. What lies in a circle of others is out of sight and no broken hold. 1 request without holds, 1 to 4 more for each 60.
 */
export const brokenHolds = async (access: Access): Promise<BrokenHold[]> => brokenAmong(access, await holdDeeds(access), 'own');

/** The last deed of each ticket that ever had a hold. */
async function holdDeeds(access: Access): Promise<Map<number, Deed>> {
  const deeds = new Map<number, Deed>();
  for (const { action, subject, details, at } of await deedsIn(access, ['ticket.held', 'ticket.released'])) {
    const id = Number(subject);
    if (!Number.isSafeInteger(id)) continue;
    const held = action === 'ticket.held';
    const before = deeds.get(id);
    deeds.set(id, {
      held,
      archivedRow: typeof details['archiveRow'] === 'number' ? details['archiveRow'] : null,
      reasons: new Set([...(before?.reasons ?? []), ...(typeof details['reason'] === 'string' ? [details['reason']] : [])]),
      releasedAt: held ? (before?.releasedAt ?? '') : at,
    });
  }
  return deeds;
}

async function deedsIn(access: Access, actions: readonly string[]): Promise<ReturnType<typeof entryOf>[]> {
  const query = () =>
    access
      .list('AuditLog')
      .items.select('Id', 'LoggedAt', 'AuditAction', 'AuditSubject', 'Details')
      .filter(anyOf('AuditAction', actions))
      .orderBy('Id', true)
      .top(ENTRIES_A_PAGE);
  return (await access.guarded(() => readAll(query, MAX_PAGES))).map(entryOf);
}

/** `sight`: whoever asks sees every ticket, or what their own circles let them. */
async function brokenAmong(access: Access, deeds: ReadonlyMap<number, Deed>, sight: 'all' | 'own'): Promise<BrokenHold[]> {
  const broken: BrokenHold[] = [];
  const holdOf = (row: Row): unknown => row['LegalHold'];
  let missing = [...deeds].flatMap(([id, { held }]) => (held ? [id] : []));
  for (const [list, column] of [
    ['Tickets', 'Id'],
    ['ArchivedTickets', 'TicketNumber'],
    ['Tickets', 'FormerNumber'],
  ] as const) {
    const there = await unlessMissing(() => rowsBy(access, list, column, missing), new Map<number, Row>());
    for (const [number, row] of there) {
      const id = Number(row['Id']);
      // Back from the archive under a new number, a hold is lifted there.
      const lifted = column === 'FormerNumber' && deeds.get(id)?.held === false;
      if (!holdOf(row) && !lifted) broken.push({ id: number, was: 'emptied', row: { list, id } });
    }
    missing = missing.filter((id) => !there.has(id));
  }
  const hidden = sight === 'own' && missing.length > 0 ? await hiddenTickets(access) : new Set<number>();
  for (const id of missing.filter((each) => !hidden.has(each))) {
    const archivedRow = deeds.get(id)!.archivedRow;
    broken.push({ id, was: 'deleted', row: archivedRow === null ? { list: 'Tickets', id } : { list: 'ArchivedTickets', id: archivedRow } });
  }
  return broken;
}

async function rowsBy(access: Access, list: TicketRow['list'], column: string, numbers: readonly number[]): Promise<Map<number, Row>> {
  const found = new Map<number, Row>();
  for (let at = 0; at < numbers.length; at += IDS_A_QUERY) {
    const filter = numbers
      .slice(at, at + IDS_A_QUERY)
      .map((number) => `${column} eq ${number}`)
      .join(' or ');
    const { rows } = await access.guarded(() =>
      readPage(
        access
          .list(list)
          .items.select(...new Set(['Id', 'LegalHold', column]))
          .filter(filter)
          .top(IDS_A_QUERY),
      ),
    );
    for (const row of rows) found.set(Number(row[column]), row);
  }
  return found;
}

/** Tickets that were put into a circle the signed-in person is not in. */
async function hiddenTickets(access: Access): Promise<ReadonlySet<number>> {
  const mine = new Set((await circles(access)).flatMap(({ key, mine: open }) => (open ? [key] : [])));
  const hidden = new Set<number>();
  for (const { action, subject, details } of await deedsIn(access, ['ticket.confidential', 'ticket.opened'])) {
    if (action === 'ticket.confidential' && !mine.has(String(details['circle']))) hidden.add(Number(subject));
    else hidden.delete(Number(subject));
  }
  return hidden;
}

/**
 * Once a night, as whoever sees every ticket. Holds that somebody typed into SharePoint's own form are written down, also those taken away there since
 * the last look (`since`), so that it is noticed when they break; broken ones are written down, each once. Answers how many are broken, where the
 * next look begins, and whether this one could not see all that changed.
 */
export async function auditHolds(
  access: Access,
  audit: Pick<AuditLog, 'append'>,
  actor: string,
  since: HoldLook | null = null,
): Promise<{ broken: number; look: HoldLook; missed: boolean }> {
  const at = new Date(access.now()).toISOString();
  const deeds = await holdDeeds(access);
  const writeDown = (id: number, reason: string, more: object = {}): Promise<unknown> =>
    audit.append({ at, actor, action: 'ticket.held', subject: String(id), details: { ...more, seen: true, reason } });
  for (const { id, reason, row } of await heldTickets(access)) if (deeds.get(id)?.held !== true) await writeDown(id, await sha256(reason), inArchive(row));
  const { holds, look, missed } = await versionedHolds(access, since);
  for (const hold of holds) {
    const known = deeds.get(hold.id);
    const reason = await sha256(hold.reason);
    if (known?.held || known?.reasons.has(reason) || Date.parse(hold.at) <= Date.parse(known?.releasedAt ?? '')) continue;
    await writeDown(hold.id, reason);
    deeds.set(hold.id, { held: true, archivedRow: null, reasons: new Set([...(known?.reasons ?? []), reason]), releasedAt: known?.releasedAt ?? '' });
  }
  const broken = await brokenAmong(access, deeds, 'all');
  for (const { id, was } of broken) await audit.append({ at, actor, action: 'hold.broken', subject: String(id), details: { was } }, { once: true });
  return { broken: broken.length, look, missed };
}
