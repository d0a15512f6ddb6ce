import { listUrl, type ListName } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { quote } from '../odata.ts';
import { readPage, type Row } from '../rows.ts';
import { NO_SUBJECT } from '../ticketFields.ts';
import { readSettings } from '../settingsItem.ts';
import { wholeNumber } from '../ticketViews.ts';

/** Lists that hold what a ticket says. Each has a folder for each circle, and so has the library of large files. */
export const CIRCLE_LISTS = ['Tickets', 'Messages', 'Drafts'] as const satisfies readonly ListName[];
export type CircleList = (typeof CIRCLE_LISTS)[number];

export const isCircleList = (list: ListName): list is CircleList => (CIRCLE_LISTS as readonly ListName[]).includes(list);

/** Server-relative. Null as key: the list itself. */
export const listFolder = (access: Access, list: CircleList, key: string | null): string => below(`${access.sitePath}/Lists/${listUrl(list)}`, key);
export const libraryFolder = (access: Access, key: string | null): string => below(access.libraryPath, key);
const below = (path: string, key: string | null): string => (key === null ? path : `${path}/${key}`);

/** What a line of the mail log, which everybody at the desk reads, says of a confidential ticket's mail: that one came, and what became of it. */
export const BLIND_LINE = { Title: NO_SUBJECT, FromEmail: null } as const;
export const isBlind = (row: Row): boolean => row['Title'] === NO_SUBJECT && !row['FromEmail'];

/** A folder is a row too; no ticket, message or draft. */
export const isFolder = (row: Row): boolean => row['FileSystemObjectType'] === 1;

/** A desk that stays open all day learns of a new circle after so long; until then the service's sweep takes after what it writes. */
const KNOWN_FOR_MS = 5 * 60_000;

/** Whether the desk has circles at all: known from its settings, which whoever writes has usually just read. At most 1 request. */
export async function hasCircles(access: Access): Promise<boolean> {
  if (access.circles === null || access.now() - access.circlesReadAt > KNOWN_FOR_MS) await readSettings(access);
  return (access.circles?.length ?? 0) > 0;
}

/** The circle that what belongs to a ticket goes to; null: everybody at the desk. 1 request, none on a desk without circles. */
export async function circleOfTicket(access: Access, ticketKey: string | null): Promise<string | null> {
  if (ticketKey === null || ticketKey === '' || !(await hasCircles(access))) return null;
  const query = access
    .list('Tickets')
    .items.select('Id', 'Circle')
    .filter(`TicketKey eq ${quote(ticketKey)}`)
    .top(1);
  const { rows } = await access.guarded(() => readPage(query));
  const key = rows[0]?.['Circle'];
  return typeof key === 'string' && access.circles?.some((circle) => circle.key === key) ? key : null;
}

/** Where a message lies decides where its large files go. 1 request, none on a desk without circles. */
export async function circleOfMessage(access: Access, messageId: number): Promise<string | null> {
  if (!(await hasCircles(access))) return null;
  const query = access
    .list('Messages')
    .items.select('Id', 'FileDirRef')
    .filter(`Id eq ${wholeNumber(messageId)}`)
    .top(1);
  const folder = String((await access.guarded(() => readPage(query))).rows[0]?.['FileDirRef'] ?? '');
  return access.circles?.find(({ key }) => folder.endsWith(`/${key}`))?.key ?? null;
}
