import '@pnp/sp/items/index.js';
import { ticketLog, type ChainedEntry, type TicketDeed } from '../../audit/index.ts';
import type { Access } from '../access.ts';
import { AUDIT_LOG_LIST } from '../../schema/lists/audit.ts';
import { selectionOf } from '../columns.ts';
import { allOf, quote } from '../odata.ts';
import { rowPage } from '../rowPages.ts';
import { readPage, type Row } from '../rows.ts';
import { wholeNumber } from '../ticketViews.ts';
import { ListsFault, refusalOf, toFault } from '../fault.ts';
import { AUDIT_COLUMNS, entryOf } from './auditLog.ts';

/** What is left out filters nothing. `action` is a deed or, with a dot at its end, a heap of them; times are ISO 8601, `until` excluded. */
export type AuditFilter = { action?: string; actor?: string; subject?: string; since?: string; until?: string };
export type AuditPage = { entries: ChainedEntry[]; cursor: string | null };

export const MAX_AUDIT_SEARCH_CHARS = 100;
const AUDIT_SELECTION = selectionOf(AUDIT_LOG_LIST);

/** Newest first; 1 request whenever an index serves the filter. */
export async function auditPage(access: Access, filter: AuditFilter & { top: number; cursor?: string | undefined }): Promise<AuditPage> {
  const parts = [filter.actor, filter.subject, filter.action].map((part) => part?.trim() ?? '');
  if (parts.some((part) => part.length > MAX_AUDIT_SEARCH_CHARS))
    throw new ListsFault('lists.invalid', `At most ${MAX_AUDIT_SEARCH_CHARS} characters can be searched for.`);
  const [actor, subject, action] = parts as [string, string, string];
  const condition = allOf(
    subject ? `AuditSubject eq ${quote(subject)}` : '',
    actor ? (actor.includes('@') ? `Actor eq ${quote(actor.toLowerCase())}` : `substringof(${quote(actor)},Actor)`) : '',
    action ? (action.endsWith('.') ? `startswith(AuditAction,${quote(action)})` : `AuditAction eq ${quote(action)}`) : '',
    filter.since ? `LoggedAt ge ${time(filter.since)}` : '',
    filter.until ? `LoggedAt lt ${time(filter.until)}` : '',
  );
  const page = await rowPage(
    access,
    { list: 'AuditLog', selection: AUDIT_SELECTION, filters: [condition], order: null },
    { top: filter.top, cursor: filter.cursor },
  );
  return { entries: page.rows.map(entryOf), cursor: page.cursor };
}

function time(at: string): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new ListsFault('lists.invalid', 'The time of a filter is no time.');
  return `datetime'${new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')}'`;
}

const MAX_VERSIONS = 500;
const MAX_DEEDS = 500;
/** Columns whose change somebody may ask about; what else changes follows from these. */
const WATCHED = [
  'Title',
  'TicketStatus',
  'TicketPriority',
  'Category',
  'TicketType',
  'RequesterEmail',
  'Assignee',
  'Team',
  'CcAddresses',
  'Tags',
  'MergedInto',
  'LegalHold',
  'Circle',
] as const;

/** Who made, changed, opened or deleted one ticket, newest first: its versions and the entries of the audit log about it. 2 requests. */
export async function ticketDeeds(access: Access, id: number): Promise<TicketDeed[]> {
  const versions = await versionsOf(access, wholeNumber(id));
  const { rows } = await access.guarded(() =>
    readPage(
      access
        .list('AuditLog')
        .items.select(...AUDIT_COLUMNS)
        .filter(`AuditSubject eq ${quote(String(id))}`)
        .orderBy('Id', false)
        .top(MAX_DEEDS),
    ),
  );
  return ticketLog(versions, rows.map(entryOf), WATCHED);
}

async function versionsOf(access: Access, id: number) {
  try {
    const rows = (await access.list('Tickets').items.getById(id).versions.top(MAX_VERSIONS)()) as Row[];
    return rows
      .map((row) => ({
        version: Number(row['VersionId']),
        at: new Date(String(row['Modified'] ?? row['Created'])).toISOString(),
        by: personIn(row['Editor']),
        fields: row,
      }))
      .sort((a, b) => a.version - b.version);
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status === 404) return [];
    throw await toFault(error, access.now());
  }
}

function personIn(value: unknown): string {
  const person = (typeof value === 'object' && value !== null ? value : {}) as { Email?: unknown; LookupValue?: unknown };
  return String(person.Email || person.LookupValue || '');
}
