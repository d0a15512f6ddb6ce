import type { ReportPart, ReportTicket } from '../reports/index.ts';
import { OPEN_STATUSES, TICKET_PRIORITIES, TICKET_STATUSES } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { isFolder } from './circles/places.ts';
import { fieldReader, ifReadable } from './fieldReader.ts';
import { ListsFault } from './fault.ts';
import { anyOf } from './odata.ts';
import { MAX_PAGE_ROWS, rowPage } from './rowPages.ts';
import { MAX_ROWS_PER_ANSWER, readPage, type Row } from './rows.ts';

const COLUMNS = [
  'Id',
  'TicketStatus',
  'TicketPriority',
  'Category',
  'Team',
  'RequesterEmail',
  'AssigneeId',
  'Mailbox',
  'LastMessageAt',
  'FirstResponseDue',
  'ResolutionDue',
  'FirstRespondedAt',
  'SlaPausedAt',
  'SolvedAt',
  'ClosedAt',
  'Rating',
  'MergedInto',
  'Created',
  'OpenedAt',
  'FileSystemObjectType',
];

/** `cursor` is opaque; null when the part was read whole. A ticket may come in several parts. */
export type ReportPage = { tickets: ReportTicket[]; cursor: string | null };

/**
 * One part of what reports of the time since a moment (ISO 8601) are made of. Orders by the id and by the
 * index on SolvedAt are served at any size of the list, so the cost grows with those tickets alone: 1 request for each 5,000, for open ones each 500.
 * Tickets that were merged stand in another one and are left out.
 */
export async function reportPage(access: Access, part: ReportPart, since: string, cursor: string | null = null): Promise<ReportPage> {
  const from = Date.parse(since);
  if (Number.isNaN(from)) throw new ListsFault('lists.invalid', 'Reports start at a time.');
  const { rows, next } = part === 'open' ? await openRows(access, cursor) : await rowsSince(access, part, from, cursor);
  return { tickets: rows.flatMap(counted), cursor: next };
}

async function rowsSince(access: Access, part: 'made' | 'ended', from: number, next: string | null): Promise<{ rows: Row[]; next: string | null }> {
  const column = part === 'made' ? 'Created' : 'SolvedAt';
  const query = access
    .list('Tickets')
    .items.select(...COLUMNS)
    .top(MAX_ROWS_PER_ANSWER);
  if (part === 'ended') query.orderBy('SolvedAt', false);
  query.orderBy('Id', false);
  if (next !== null) query.query.set('$skiptoken', next);
  const page = await access.guarded(() => readPage(query));
  const rows = page.rows.filter((row) => Date.parse(String(row[column])) >= from);
  const last = page.rows.at(-1);
  return { rows, next: last && Date.parse(String(last[column])) >= from ? page.skipToken : null };
}

async function openRows(access: Access, next: string | null): Promise<{ rows: Row[]; next: string | null }> {
  const view = { list: 'Tickets' as const, selection: { select: COLUMNS, expand: [] }, filters: [anyOf('TicketStatus', OPEN_STATUSES)] as const, order: null };
  const page = await rowPage(access, view, { top: MAX_PAGE_ROWS, ...(next === null ? {} : { cursor: next }) });
  return { rows: page.rows, next: page.cursor };
}

/** What counts: neither folders nor merged tickets. */
const counted = (row: Row): ReportTicket[] => (isFolder(row) || row['MergedInto'] ? [] : ifReadable(row, reportTicketOf));

function reportTicketOf(row: Row): ReportTicket {
  const read = fieldReader('Tickets', row);
  // A ticket that came back from the archive was made when it was first opened.
  const createdAt = read.timeOrNull('OpenedAt') ?? read.time('Created');
  return {
    id: read.id,
    status: read.choice('TicketStatus', TICKET_STATUSES),
    priority: read.choiceOrNull('TicketPriority', TICKET_PRIORITIES) ?? 'Normal',
    category: read.textOrNull('Category'),
    team: read.textOrNull('Team'),
    requester: { name: '', address: read.text('RequesterEmail').toLowerCase() },
    assigneeId: typeof row['AssigneeId'] === 'number' ? row['AssigneeId'] : null,
    mailbox: read.textOrNull('Mailbox'),
    createdAt,
    lastMessageAt: read.timeOrNull('LastMessageAt') ?? createdAt,
    firstResponseDue: read.timeOrNull('FirstResponseDue'),
    resolutionDue: read.timeOrNull('ResolutionDue'),
    firstRespondedAt: read.timeOrNull('FirstRespondedAt'),
    slaPausedAt: read.timeOrNull('SlaPausedAt'),
    solvedAt: read.timeOrNull('SolvedAt'),
    closedAt: read.timeOrNull('ClosedAt'),
    rating: read.numberOrNull('Rating'),
  };
}
