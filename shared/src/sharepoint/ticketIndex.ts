import { body } from '@pnp/queryable';
import { spPost, SPQueryable } from '@pnp/sp';
import { TICKET_PRIORITIES, TICKET_STATUSES } from '../tickets/index.ts';
import type { ListName } from '../schema/index.ts';
import { listPath, type Access } from './access.ts';
import type { FoundTickets, TicketIndexPage, TicketIndexRow } from './contract.ts';
import { fieldReader, ifReadable } from './fieldReader.ts';
import { ListsFault } from './fault.ts';
import { allOf, anyOf } from './odata.ts';
import { newestId } from './rowPages.ts';
import { MAX_ROWS_PER_ANSWER, readPage, type Row } from './rows.ts';
import { TICKET_SELECTION, ticketOf } from './ticketFields.ts';
import { wholeNumber } from './ticketViews.ts';

/** Columns that a search on the device looks at; the assignee as an id, so that no join is asked for. */
const INDEX_COLUMNS = [
  'Id',
  'Title',
  'TicketStatus',
  'TicketPriority',
  'RequesterName',
  'RequesterEmail',
  'AssigneeId',
  'Category',
  'Tags',
  'LastMessageAt',
  'MergedInto',
  'Created',
  'Modified',
];
export const MAX_FOUND = 50;
export const MAX_SEARCH_CHARS = 200;

/**
 * The slim rows of up to `ids` item ids below `below` (null: from the newest), newest first. Ids are always indexed, so every page
 * costs the same at any size: 1 request, 2 for the first. `below` of the answer continues; null at the end.
 */
export async function ticketIndexPage(access: Access, { below, ids }: { below: number | null; ids: number }): Promise<TicketIndexPage> {
  if (!Number.isInteger(ids) || ids < 1 || ids > MAX_ROWS_PER_ANSWER)
    throw new ListsFault('lists.invalid', `A page of the index spans 1 to ${MAX_ROWS_PER_ANSWER} ids, not ${ids}.`);
  const upper = below === null ? (await newestId(access, 'Tickets')) + 1 : wholeNumber(below);
  const lower = Math.max(1, upper - ids);
  if (upper <= 1) return { rows: [], below: null };
  const query = access
    .list('Tickets')
    .items.select(...INDEX_COLUMNS)
    .filter(allOf(`Id lt ${upper}`, `Id ge ${lower}`))
    .orderBy('Id', false)
    .top(ids);
  const { rows } = await access.guarded(() => readPage(query));
  return { rows: rows.flatMap((row) => ifReadable(row, indexRowOf)), below: lower > 1 ? lower : null };
}

function indexRowOf(row: Row): TicketIndexRow {
  const read = fieldReader('Tickets', row);
  return {
    id: read.id,
    subject: read.text('Title'),
    status: read.choice('TicketStatus', TICKET_STATUSES),
    priority: read.choiceOrNull('TicketPriority', TICKET_PRIORITIES) ?? 'Normal',
    requester: { name: read.text('RequesterName'), address: read.text('RequesterEmail').toLowerCase() },
    assigneeId: typeof row['AssigneeId'] === 'number' ? row['AssigneeId'] : null,
    category: read.textOrNull('Category'),
    tags: read
      .lines('Tags')
      .split('\n')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    lastMessageAt: read.timeOrNull('LastMessageAt') ?? read.time('Created'),
    modifiedAt: read.time('Modified'),
    merged: read.textOrNull('MergedInto') !== null,
  };
}

type Cell = { Key: string; Value: string | null };
type SearchAnswer = { PrimaryQueryResult?: { RelevantResults?: { Table?: { Rows?: { Cells: Cell[] }[] } } } };

/**
 * SharePoint's own search over tickets, the bodies of their messages and the files attached to them, for what the device does not hold. It sees only what the
 * user may read and lags some minutes behind. At most `MAX_FOUND` tickets of each; 2 to 4 requests.
 */
export async function searchTickets(access: Access, siteUrl: string, text: string): Promise<FoundTickets> {
  const words = wordsOf(text);
  if (words.length === 0) return { tickets: [], inMessages: [] };
  const [ticketIds, messageIds] = await Promise.all([hits(access, siteUrl, words, 'Tickets'), hits(access, siteUrl, words, 'Messages')]);
  const keys = await keysOf(access, messageIds);
  const filters = [...ticketIds.map((id) => `Id eq ${id}`)];
  const byId = filters.length ? await read(access, filters.join(' or ')) : [];
  const known = new Set(byId.map((ticket) => ticket.key));
  const others = keys.filter((key) => !known.has(key)).slice(0, MAX_FOUND);
  const byKey = others.length ? await read(access, anyOf('TicketKey', others)) : [];
  return { tickets: byId, inMessages: byKey };
}

export const wordsOf = (text: string): string[] =>
  text
    .slice(0, MAX_SEARCH_CHARS)
    .split(/[^\p{L}\p{N}@._-]+/u)
    .map((word) => word.replace(/^[._-]+|[._-]+$/g, ''))
    .filter(Boolean);

/** Ids of the rows of one list that have all the words. */
export async function hits(access: Access, siteUrl: string, words: readonly string[], list: ListName): Promise<number[]> {
  const path = listPath(siteUrl, list);
  // Quoted, so that no word is read as an operator or a property of the query language.
  const Querytext = `${words.map((word) => `"${word}*"`).join(' ')} Path:"${path}"`;
  const request = {
    Querytext,
    RowLimit: MAX_FOUND,
    TrimDuplicates: false,
    SelectProperties: ['ListItemID', 'Path'],
    SortList: [{ Property: 'LastModifiedTime', Direction: 1 }],
  };
  const answer = (await access.guarded(() => spPost(SPQueryable([access.web, `${siteUrl}/_api/search/postquery`]), body({ request })))) as SearchAnswer;
  const rows = answer.PrimaryQueryResult?.RelevantResults?.Table?.Rows ?? [];
  return [...new Set(rows.map(({ Cells }) => itemIdOf(Cells)).filter((id) => Number.isSafeInteger(id) && id > 0))];
}

/** The item a hit belongs to. One for an attached file names it in its address alone: `…/Attachments/ID/FILE`. NaN for anything else. */
export function itemIdOf(cells: readonly Cell[]): number {
  const valueOf = (key: string): string => cells.find(({ Key }) => Key === key)?.Value ?? '';
  return Number(valueOf('ListItemID') || (/\/Attachments\/(\d+)\//i.exec(valueOf('Path'))?.[1] ?? Number.NaN));
}

async function keysOf(access: Access, messageIds: readonly number[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const query = access
    .list('Messages')
    .items.select('Id', 'TicketKey')
    .filter(messageIds.map((id) => `Id eq ${id}`).join(' or '))
    .top(MAX_FOUND);
  const { rows } = await access.guarded(() => readPage(query));
  return [...new Set(rows.map((row) => String(row['TicketKey'])))];
}

async function read(access: Access, filter: string) {
  const query = access
    .list('Tickets')
    .items.select(...TICKET_SELECTION.select)
    .expand(...TICKET_SELECTION.expand)
    .filter(filter)
    .top(MAX_FOUND);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.flatMap((row) => ifReadable(row, ticketOf));
}
