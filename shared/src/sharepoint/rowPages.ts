import type { IItems } from '@pnp/sp/items/index.js';
import type { Access } from './access.ts';
import type { Selection } from './columns.ts';
import type { ListName } from '../schema/index.ts';
import { ListsFault } from './fault.ts';
import { allOf } from './odata.ts';
import { readPage, type Row } from './rows.ts';

export const MAX_PAGE_ROWS = 500;
/** Ids looked at by one query of a scan: as many rows as SharePoint lets a query touch. */
export const SCAN_WINDOW_IDS = 5000;
/** A page of a scan stops after so many windows and goes on at the next call, so that no call can run for minutes. */
export const MAX_WINDOWS_A_PAGE = 20;

/**
 * A view as wordings of its filter, best first, and the indexed column it is ordered by, newest first (null: by item id).
 * An empty filter is the whole list.
 */
export type PagedView = {
  list: ListName;
  selection: Selection;
  filters: readonly [string, ...string[]];
  order: string | null;
  /** The first filter as a question to a row; null or absent where a view that no index serves is shown by item id. */
  holds?: ((row: Row) => boolean) | null;
};
export type PageOptions = { top: number; cursor?: string | undefined };

/**
 * Where a page starts: inside the index (`next`, SharePoint's own token, with the wording of the filter that worked), or
 * inside the order of the whole list (`through`) when no wording can be served, or below an item id where the list has no such order.
 */
type Position = { wording: number; next: string | null } | { through: string } | { below: number };

/** One page. 1 request whenever an index serves the view, whatever the page and the size of the list. */
export async function rowPage(access: Access, view: PagedView, { top, cursor }: PageOptions): Promise<{ rows: Row[]; cursor: string | null }> {
  if (!Number.isInteger(top) || top < 1 || top > MAX_PAGE_ROWS) throw new ListsFault('lists.invalid', `A page has 1 to ${MAX_PAGE_ROWS} rows, not ${top}.`);
  const start: Position = cursor === undefined ? { wording: 0, next: null } : decode(cursor);
  if ('below' in start) return scan(access, view, top, start.below);
  if ('through' in start) return through(access, view, top, start.through);
  for (let wording = start.wording; wording < view.filters.length; wording += 1) {
    try {
      const items = query(access, view, view.filters[wording]!).top(top);
      if (view.order !== null) items.orderBy(view.order, false);
      items.orderBy('Id', false);
      if (start.next !== null) items.query.set('$skiptoken', start.next);
      const page = await access.guarded(() => readPage(items));
      return { rows: page.rows, cursor: page.skipToken === null ? null : encode({ wording, next: page.skipToken }) };
    } catch (error) {
      if (!isThreshold(error)) throw error;
      // The view outgrew the threshold while somebody was paging: going on in another order would repeat or lose rows.
      if (start.next !== null) throw error;
    }
  }
  if (view.order !== null && view.holds) return through(access, view, top, null);
  return scan(access, view, top, (await newestId(access, view.list)) + 1);
}

/**
 * The whole list in the order of its index, keeping what the view shows. SharePoint serves an order by an indexed column without a
 * filter at any size, and a view gets here only when it matches thousands of rows: few are read in vain. Where many are (the newest are all
 * open, and closed ones are asked for) the next look is as much wider. A page may hold fewer rows than asked for, or up to `MAX_PAGE_ROWS` more.
 */
async function through(access: Access, view: PagedView, top: number, from: string | null): Promise<{ rows: Row[]; cursor: string | null }> {
  const rows: Row[] = [];
  let next = from;
  let read = 0;
  for (let page = 0; page < MAX_WINDOWS_A_PAGE && rows.length * 2 < top; page += 1) {
    const items = query(access, view, '')
      .top(lookAt(top, rows.length, read))
      .orderBy(view.order!, false)
      .orderBy('Id', false);
    if (next !== null) items.query.set('$skiptoken', next);
    const found = await access.guarded(() => readPage(items));
    rows.push(...found.rows.filter(view.holds!));
    read += found.rows.length;
    next = found.skipToken;
    if (next === null) return { rows, cursor: null };
  }
  return { rows, cursor: encode({ through: next! }) };
}

/** How many rows to look at for the ones still missing, when of those `read` so many were `kept`. */
function lookAt(top: number, kept: number, read: number): number {
  const missing = top - kept;
  return Math.min(MAX_PAGE_ROWS, Math.max(missing, Math.ceil((missing * read) / Math.max(kept, 1))));
}

export const isThreshold = (error: unknown): boolean => error instanceof ListsFault && error.code === 'lists.threshold';

/** Newest item first, window by window; each window is served because the id is always indexed. */
async function scan(access: Access, view: PagedView, top: number, below: number): Promise<{ rows: Row[]; cursor: string | null }> {
  const rows: Row[] = [];
  let upper = below;
  for (let window = 0; window < MAX_WINDOWS_A_PAGE && upper > 1 && rows.length < top; window += 1) {
    const lower = Math.max(1, upper - SCAN_WINDOW_IDS);
    const wanted = top - rows.length;
    const items = query(access, view, allOf(`Id lt ${upper}`, `Id ge ${lower}`, view.filters[0]))
      .orderBy('Id', false)
      .top(wanted);
    const found = await access.guarded(() => readPage(items));
    rows.push(...found.rows);
    upper = found.rows.length < wanted ? lower : Number(found.rows.at(-1)?.['Id']);
  }
  return { rows, cursor: upper > 1 ? encode({ below: upper }) : null };
}

function query(access: Access, { list, selection }: PagedView, filter: string): IItems {
  const items = access
    .list(list)
    .items.select(...selection.select)
    .expand(...selection.expand);
  return filter === '' ? items : items.filter(filter);
}

export async function newestId(access: Access, list: ListName): Promise<number> {
  const { rows } = await access.guarded(() => readPage(access.list(list).items.select('Id').orderBy('Id', false).top(1)));
  return Number(rows[0]?.['Id'] ?? 0);
}

const encode = (position: Position): string => JSON.stringify(position);

function decode(cursor: string): Position {
  try {
    const value = JSON.parse(cursor) as Record<string, unknown>;
    if (Number.isSafeInteger(value['below']) && Number(value['below']) > 0) return { below: Number(value['below']) };
    if (typeof value['through'] === 'string') return { through: value['through'] };
    if (Number.isSafeInteger(value['wording']) && Number(value['wording']) >= 0 && typeof value['next'] === 'string')
      return { wording: Number(value['wording']), next: value['next'] };
  } catch {
    // refused below
  }
  throw new ListsFault('lists.invalid', 'This page link is damaged; start again at the first page.');
}
