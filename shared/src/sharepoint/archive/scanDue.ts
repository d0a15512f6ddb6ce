import { cutoff, dueForArchive, personOf } from '../../privacy/index.ts';
import type { Access } from '../access.ts';
import { isFolder } from '../circles/places.ts';
import { personHash } from '../privacy/desk.ts';
import { heldPersons } from '../privacy/retention/scan.ts';
import { UNITS, type Pace } from '../privacy/retention/pace.ts';
import { readPage, type Row } from '../rows.ts';

const TICKETS_A_PAGE = 1000;
const COLUMNS = [
  'Id',
  'TicketKey',
  'TicketStatus',
  'SolvedAt',
  'ClosedAt',
  'LegalHold',
  'Circle',
  'FormerNumber',
  'RequesterEmail',
  'Created',
  'FileSystemObjectType',
] as const;

export type DueForArchive = { id: number; key: string };
export type ArchiveScan = { due: DueForArchive[]; held: number; confidential: number; last: number; end: boolean };

/** The next page of tickets above `after`, oldest first; from the first that was made too lately on, all are too young. */
export async function scanDue(
  access: Access,
  siteUrl: string,
  days: number,
  at: number,
  after: number,
  held: ReadonlySet<string>,
  pace: Pace,
): Promise<ArchiveScan> {
  await pace.spend(UNITS.query);
  const { rows } = await access.guarded(() =>
    readPage(
      access
        .list('Tickets')
        .items.select(...COLUMNS)
        .filter(`Id gt ${after}`)
        .orderBy('Id', true)
        .top(TICKETS_A_PAGE),
    ),
  );
  const scan: ArchiveScan = { due: [], held: 0, confidential: 0, last: after, end: rows.length < TICKETS_A_PAGE };
  const youngest = cutoff(days, at);
  for (const row of rows) {
    if (new Date(String(row['Created'])).toISOString() > youngest) return { ...scan, end: true };
    scan.last = Number(row['Id']);
    const place = await placeOf(row, siteUrl, days, at, held);
    if (place === 'archive') scan.due.push({ id: Number(row['Id']), key: String(row['TicketKey']) });
    else if (place !== 'list') scan[place] += 1;
  }
  return scan;
}

/** Where a ticket belongs at `at`, by its row. */
export async function placeOf(
  row: Row,
  siteUrl: string,
  days: number,
  at: number,
  held: ReadonlySet<string>,
): Promise<'archive' | 'list' | 'held' | 'confidential'> {
  // Once brought back it stays: a third number for one ticket would find nothing.
  if (
    isFolder(row) ||
    typeof row['FormerNumber'] === 'number' ||
    !dueForArchive(days, { status: String(row['TicketStatus']), solvedAt: text(row, 'SolvedAt'), closedAt: text(row, 'ClosedAt') }, at)
  )
    return 'list';
  if (text(row, 'Circle') !== null) return 'confidential';
  if (text(row, 'LegalHold') !== null) return 'held';
  return held.size > 0 && held.has(await personHash(siteUrl, personOf([text(row, 'RequesterEmail') ?? '']).addresses[0] ?? '')) ? 'held' : 'archive';
}

const text = (row: Row, column: string): string | null => (typeof row[column] === 'string' && row[column] !== '' ? (row[column] as string) : null);

const MAX_SHOWN = 500;
export type ArchivePreview = { at: string; due: number; held: number; confidential: number; tickets: number[] };

/** What the next run would move, with the first numbers. Writes nothing; a ticket with a reply that waits is counted and stays for then. */
export async function previewArchive(access: Access, siteUrl: string, days: number, pace: Pace): Promise<ArchivePreview> {
  const at = access.now();
  const held = await heldPersons(access);
  const preview: ArchivePreview = { at: new Date(at).toISOString(), due: 0, held: 0, confidential: 0, tickets: [] };
  for (let after = 0, end = false; !end;) {
    const scan = await scanDue(access, siteUrl, days, at, after, held, pace);
    preview.due += scan.due.length;
    preview.held += scan.held;
    preview.confidential += scan.confidential;
    for (const { id } of scan.due) if (preview.tickets.length < MAX_SHOWN) preview.tickets.push(id);
    [after, end] = [scan.last, scan.end];
  }
  return preview;
}
