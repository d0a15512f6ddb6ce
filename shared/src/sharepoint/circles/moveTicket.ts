import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { spPost, SPQueryable } from '@pnp/sp';
import type { IWeb } from '@pnp/sp/webs/index.js';
import { nameInLibrary } from '../../tickets/index.ts';
import type { Access } from '../access.ts';
import type { Updated } from '../contract.ts';
import { ListsFault, refusalOf } from '../fault.ts';
import { parseFilesColumn } from '../filesColumn.ts';
import { quote } from '../odata.ts';
import { readAll, readPage, type Row } from '../rows.ts';
import { readSettings } from '../settingsItem.ts';
import { wholeNumber } from '../ticketViews.ts';
import { updateItem } from '../writes.ts';
import { BLIND_LINE, isBlind, libraryFolder, listFolder, type CircleList } from './places.ts';

const MOVES_A_BATCH = 20;
const ROWS_A_PAGE = 1000;
const MAX_PAGES = 5;
const OVERWRITE = 1;

export type TicketToMove = { id: number; key: string; etag: string };

/**
 * Makes a ticket confidential, or open again with null. In between the column names the circle, so new messages go there and whoever is stopped leaves a
 * ticket that the service's sweep makes wholly confidential. Row ids stay. About 8 requests, 1 more for each 20 messages.
 * `handOver`: only the circle is named, which whoever may edit the ticket may do; the service's next sweep, within five minutes, moves it and all that hangs on it.
 * `stale`: somebody wrote first and nothing was done. Fault `lists.denied` for whoever is not in the circle.
 */
export async function moveTicket(
  access: Access,
  ticket: TicketToMove,
  circle: string | null,
  { handOver = false }: { handOver?: boolean } = {},
): Promise<Updated> {
  if (access.circles === null) await readSettings(access);
  if (circle !== null && !access.circles?.some(({ key }) => key === circle)) throw new ListsFault('lists.invalid', 'There is no such circle.');
  const place = await access.guarded(() =>
    readPage(
      access
        .list('Tickets')
        .items.select('Id', 'Circle', 'FileRef')
        .filter(`Id eq ${wholeNumber(ticket.id)}`)
        .top(1),
    ),
  );
  const row = place.rows[0];
  if (!row) return { outcome: 'gone' };
  if (handOver) return updateItem(access, 'Tickets', ticket.id, ticket.etag, { Circle: circle });
  if (!(await mayEnter(access, circle))) throw new ListsFault('lists.denied', 'Only the people of a circle can move a ticket into it.');
  const fenced = await updateItem(access, 'Tickets', ticket.id, ticket.etag, { Circle: circle ?? (row['Circle'] as string | null) ?? null });
  if (fenced.outcome !== 'updated') return fenced;
  await moveBelongings(access, ticket.key, circle);
  await moveRows(access, 'Tickets', [row], circle);
  // A change that stands after the move: desks that look on learn of it whatever a move alone tells them.
  const moved = await updateItem(access, 'Tickets', ticket.id, '*', { Circle: circle });
  if (circle === null) await moveBelongings(access, ticket.key, null);
  return moved;
}

/** What hangs on a ticket to where the ticket belongs; what is there already stays. Subjects and senders of its mails leave the log that everybody reads. */
export async function moveBelongings(access: Access, ticketKey: string, circle: string | null): Promise<number> {
  const filter = `TicketKey eq ${quote(ticketKey)}`;
  const read = (list: 'Messages' | 'Drafts' | 'MailLog', ...columns: string[]): Promise<Row[]> =>
    access.guarded(() =>
      readAll(
        () =>
          access
            .list(list)
            .items.select('Id', ...columns)
            .filter(filter)
            .orderBy('Id', true)
            .top(ROWS_A_PAGE),
        MAX_PAGES,
      ),
    );
  const messages = await read('Messages', 'FileRef', 'Files');
  const files = messages.flatMap((row) =>
    (parseFilesColumn(row['Files']) ?? []).flatMap(({ storedName }) => (storedName === null ? [] : (nameInLibrary(storedName) ?? []))),
  );
  for (const name of files) await moveLibraryFile(access, name, circle);
  let moved = await moveRows(access, 'Messages', messages, circle);
  moved += await moveRows(access, 'Drafts', await read('Drafts', 'FileRef'), circle);
  if (circle !== null)
    for (const row of await read('MailLog', 'Title', 'FromEmail'))
      if (!isBlind(row)) await access.guarded(() => access.list('MailLog').items.getById(Number(row['Id'])).update(BLIND_LINE));
  return moved;
}

/** Rows that do not lie there yet, in batches. */
export async function moveRows(access: Access, list: CircleList, rows: readonly Row[], circle: string | null): Promise<number> {
  const folder = listFolder(access, list, circle);
  const paths = rows.map((row) => String(row['FileRef'])).filter((path) => folderOf(path).toLowerCase() !== folder.toLowerCase());
  for (let at = 0; at < paths.length; at += MOVES_A_BATCH)
    await access.guarded(async () => {
      const [batched, execute] = access.web.batched();
      const answers = paths.slice(at, at + MOVES_A_BATCH).map((path) => unlessGone(access, () => move(batched, path, folder)));
      await execute();
      const failure = (await Promise.all(answers)).find((each) => each !== null);
      if (failure) throw failure;
    });
  return paths.length;
}

async function moveLibraryFile(access: Access, name: string, circle: string | null): Promise<void> {
  const target = libraryFolder(access, circle);
  for (const from of [null, ...(access.circles ?? []).map(({ key }) => key)]) {
    const folder = libraryFolder(access, from);
    if (folder === target) continue;
    const failure = await unlessGone(access, () => move(access.web, `${folder}/${name}`, target));
    if (failure) throw failure;
  }
}

/** SharePoint keeps a file behind each row of a list; moved to another folder of its list, the row keeps its id. */
const move = (web: IWeb, path: string, folder: string): Promise<unknown> =>
  spPost(
    SPQueryable(
      web.getFileByServerRelativePath(path),
      `moveto(newurl='${encodeURIComponent(`${folder}/${path.slice(path.lastIndexOf('/') + 1)}`).replaceAll("'", "''")}',flags=${OVERWRITE})`,
    ),
  );

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

async function unlessGone(access: Access, work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    return (await refusalOf(error, access.now()))?.status === 404 ? null : error;
  }
}

/** Asked before anything moves: half a ticket in a circle one is not in would be out of reach for whoever has to finish it. */
async function mayEnter(access: Access, circle: string | null): Promise<boolean> {
  if (circle === null) return true;
  try {
    await access.web.getFolderByServerRelativePath(listFolder(access, 'Tickets', circle)).select('Name')();
    return true;
  } catch (error) {
    const status = (await refusalOf(error, access.now()))?.status;
    if (status === 403 || status === 404) return false;
    throw error;
  }
}
