import { dueTicket, ERASED_TEXT, normalAddress, youngestDue, type RetentionEnd, type RetentionSettings } from '../../../privacy/index.ts';
import type { Access } from '../../access.ts';
import { isFolder } from '../../circles/places.ts';
import { anyOf } from '../../odata.ts';
import { parseFilesColumn } from '../../filesColumn.ts';
import { nameInLibrary } from '../../../tickets/index.ts';
import { readAll, readPage, type Row } from '../../rows.ts';
import { personHash } from '../desk.ts';
import { UNITS, type Pace } from './pace.ts';

const TICKETS_A_PAGE = 1000;
const KEYS_A_QUERY = 8;
const MESSAGES_A_PAGE = 1000;
const MAX_MESSAGE_PAGES = 50;
const HOLDS_A_PAGE = 1000;
/** No desk has so many; a hold that is not seen would be no hold. */
const MAX_HOLD_PAGES = 1000;
const TICKET_COLUMNS = [
  'Id',
  'Title',
  'TicketKey',
  'TicketStatus',
  'TicketType',
  'SolvedAt',
  'ClosedAt',
  'LegalHold',
  'RequesterEmail',
  'Created',
  'FileSystemObjectType',
] as const;

/** `number` is what people call it: in the archive it is not the id of the row. `requester`: their normal address, empty when it names none. */
export type DueTicket = { id: number; number: number; key: string; then: RetentionEnd; requester: string };
export type TicketPlace = 'list' | 'archive';
export type TicketScan = { due: DueTicket[]; held: number[]; last: number; end: boolean };

/** Hashes of persons of whom nothing may go for now. 1 request for 1,000 holds that were ever set or lifted. */
export async function heldPersons(access: Access): Promise<ReadonlySet<string>> {
  const query = () =>
    access
      .list('PrivacyLog')
      .items.select('Id', 'PersonHash', 'Receipt')
      .filter("PrivacyKind eq 'hold' and RequestState eq 'Done'")
      .orderBy('Id', true)
      .top(HOLDS_A_PAGE);
  const rows = await access.guarded(() => readAll(query, MAX_HOLD_PAGES));
  const held = new Set<string>();
  for (const row of rows) {
    if (/"held":true/.test(String(row['Receipt']))) held.add(String(row['PersonHash']));
    else held.delete(String(row['PersonHash']));
  }
  return held;
}

/** The next page of tickets above `after`, oldest first. Numbers grow with the time of making: from the first ticket that is too young on, all are. Rows of the archive stand in the order of archiving. */
export async function scanTickets(
  access: Access,
  siteUrl: string,
  settings: RetentionSettings,
  at: number,
  after: number,
  held: ReadonlySet<string>,
  pace: Pace,
  place: TicketPlace = 'list',
): Promise<TicketScan> {
  await pace.spend(UNITS.query);
  const query = access
    .list('Tickets')
    .items.select(...TICKET_COLUMNS, ...(place === 'archive' ? ['TicketNumber', 'Returning'] : []))
    .filter(`Id gt ${after}`)
    .orderBy('Id', true)
    .top(TICKETS_A_PAGE);
  const { rows } = await access.guarded(() => readPage(query));
  const scan: TicketScan = { due: [], held: [], last: after, end: rows.length < TICKETS_A_PAGE };
  const youngest = youngestDue(settings, at);
  for (const row of rows) {
    if (place === 'list' && new Date(String(row['Created'])).toISOString() > youngest) return { ...scan, end: true };
    scan.last = Number(row['Id']);
    // The folder of a circle is no ticket; deleted, it would take its tickets along.
    if (isFolder(row) || row['Returning'] === true) continue;
    const then = dueTicket(
      settings.tickets,
      { type: text(row, 'TicketType'), status: String(row['TicketStatus']), solvedAt: text(row, 'SolvedAt'), closedAt: text(row, 'ClosedAt'), legalHold: null },
      at,
    );
    // Emptied once already.
    if (then === null || (then === 'anonymise' && row['Title'] === ERASED_TEXT)) continue;
    const requester = normalAddress(text(row, 'RequesterEmail') ?? '');
    const onHold = text(row, 'LegalHold') !== null || (held.size > 0 && held.has(await personHash(siteUrl, requester)));
    if (onHold) scan.held.push(Number(row['Id']));
    else scan.due.push({ id: Number(row['Id']), number: Number(row['TicketNumber'] ?? row['Id']), key: String(row['TicketKey']), then, requester });
  }
  return scan;
}

const text = (row: Row, column: string): string | null => (typeof row[column] === 'string' && row[column] !== '' ? (row[column] as string) : null);

export type MessageRow = { id: number; /** Large files in the library. */ files: string[] };

/** The messages of these tickets, by ticket key. */
export async function messagesOf(access: Access, keys: readonly string[], pace: Pace): Promise<Map<string, MessageRow[]>> {
  const found = new Map<string, MessageRow[]>(keys.map((key) => [key, []]));
  for (let at = 0; at < keys.length; at += KEYS_A_QUERY) {
    await pace.spend(UNITS.query);
    const filter = anyOf('TicketKey', keys.slice(at, at + KEYS_A_QUERY));
    const rows = await access.guarded(() =>
      readAll(
        () => access.list('Messages').items.select('Id', 'TicketKey', 'Files').filter(filter).orderBy('Id', true).top(MESSAGES_A_PAGE),
        MAX_MESSAGE_PAGES,
      ),
    );
    for (const row of rows)
      found
        .get(String(row['TicketKey']))
        ?.push({
          id: Number(row['Id']),
          files: (parseFilesColumn(row['Files']) ?? []).flatMap(({ storedName }) => (storedName === null ? [] : (nameInLibrary(storedName) ?? []))),
        });
  }
  return found;
}

/** Unsent answers at these tickets. */
export async function draftsOf(access: Access, keys: readonly string[], pace: Pace): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < keys.length; at += KEYS_A_QUERY) {
    await pace.spend(UNITS.query);
    const filter = anyOf('TicketKey', keys.slice(at, at + KEYS_A_QUERY));
    const rows = await access.guarded(() =>
      readAll(() => access.list('Drafts').items.select('Id', 'TicketKey').filter(filter).orderBy('Id', true).top(MESSAGES_A_PAGE), MAX_MESSAGE_PAGES),
    );
    found.push(...rows.map((row) => Number(row['Id'])));
  }
  return found;
}

const LOG_ROWS_A_PAGE = 500;
type LogRow = { id: number; row: Row };

/** Lines of a log above `after` that are older than `before`; a log is written in the order of time, so the first younger one ends it. */
export async function oldLines(
  access: Access,
  list: 'MailLog' | 'AuditLog' | 'PrivacyLog',
  column: string,
  before: string,
  after: number,
  extra: readonly string[],
  pace: Pace,
): Promise<{ lines: LogRow[]; end: boolean }> {
  await pace.spend(UNITS.query);
  const query = access
    .list(list)
    .items.select('Id', column, ...extra)
    .filter(`Id gt ${after}`)
    .orderBy('Id', true)
    .top(LOG_ROWS_A_PAGE);
  const { rows } = await access.guarded(() => readPage(query));
  const young = rows.findIndex((row) => text(row, column) !== null && new Date(String(row[column])).toISOString() >= before);
  const old = young < 0 ? rows : rows.slice(0, young);
  return { lines: old.map((row) => ({ id: Number(row['Id']), row })), end: young >= 0 || rows.length < LOG_ROWS_A_PAGE };
}

/** Lines of a log above `after` that may go, and up to where it was looked. A hold that was set long ago still holds, and what is not finished is no proof yet. */
export async function linesOver(
  access: Access,
  list: 'MailLog' | 'PrivacyLog',
  before: string,
  after: number,
  pace: Pace,
): Promise<{ ids: number[]; last: number; end: boolean }> {
  const { lines, end } =
    list === 'MailLog'
      ? await oldLines(access, list, 'LoggedAt', before, after, [], pace)
      : await oldLines(access, list, 'StartedAt', before, after, ['RequestState', 'PrivacyKind', 'FinishedAt'], pace);
  const isOver = ({ row }: LogRow): boolean =>
    row['PrivacyKind'] !== 'hold' && (row['RequestState'] === 'Done' || row['RequestState'] === 'Refused') && String(row['FinishedAt']) < before;
  return { ids: (list === 'MailLog' ? lines : lines.filter(isOver)).map(({ id }) => id), last: lines.at(-1)?.id ?? after, end };
}
