import type { Access } from '../access.ts';
import type { AuditLog } from '../audit/auditLog.ts';
import { anyOf } from '../odata.ts';
import { readAll, readPage } from '../rows.ts';

const ENTRIES_A_PAGE = 2000;
const MAX_PAGES = 10;
const IDS_A_QUERY = 60;

/** A ticket whose hold was never lifted here: `deleted` in SharePoint itself, or its column emptied there. */
export type BrokenHold = { id: number; was: 'deleted' | 'emptied' };

/**
 * Holds that the audit log knows and the list does not keep any more. SharePoint lets whoever may edit the list delete a row: that cannot be prevented
 * there, but it is found. 1 request without holds, 1 more for each 60.
 */
export async function brokenHolds(access: Access): Promise<BrokenHold[]> {
  const entries = await access.guarded(() => readAll(() => access.list('AuditLog').items.select('Id', 'AuditAction', 'AuditSubject').filter(anyOf('AuditAction', ['ticket.held', 'ticket.released'])).orderBy('Id', true).top(ENTRIES_A_PAGE), MAX_PAGES));
  const held = new Set<number>();
  for (const entry of entries) {
    const id = Number(entry['AuditSubject']);
    if (entry['AuditAction'] === 'ticket.held' && Number.isSafeInteger(id)) held.add(id);
    else held.delete(id);
  }
  const ids = [...held];
  const broken: BrokenHold[] = [];
  for (let at = 0; at < ids.length; at += IDS_A_QUERY) {
    const part = ids.slice(at, at + IDS_A_QUERY);
    const { rows } = await access.guarded(() => readPage(access.list('Tickets').items.select('Id', 'LegalHold').filter(part.map((id) => `Id eq ${id}`).join(' or ')).top(IDS_A_QUERY)));
    const there = new Map(rows.map((row) => [Number(row['Id']), row['LegalHold']]));
    for (const id of part) if (!there.get(id)) broken.push({ id, was: there.has(id) ? 'emptied' : 'deleted' });
  }
  return broken;
}

/** Writes down what was found, each once. Answers how many holds are broken. */
export async function auditBrokenHolds(access: Access, audit: Pick<AuditLog, 'append'>, actor: string): Promise<number> {
  const broken = await brokenHolds(access);
  for (const { id, was } of broken) await audit.append({ at: new Date(access.now()).toISOString(), actor, action: 'hold.broken', subject: String(id), details: { was } }, { once: true });
  return broken.length;
}
