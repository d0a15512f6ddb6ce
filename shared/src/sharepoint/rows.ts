import { parseBinderWithErrorCheck } from '@pnp/queryable';
import type { IItems } from '@pnp/sp/items/index.js';

export type Row = Readonly<Record<string, unknown>>;
/** `skipToken` continues after the last row; null at the end. */
export type RowPage = { rows: Row[]; skipToken: string | null };

/** SharePoint serves at most so many rows in one answer. */
export const MAX_ROWS_PER_ANSWER = 5000;

/**
 * Runs a query and keeps the link to the next page, which PnPjs' own parser throws away. Of the link only the `$skiptoken` is
 * taken: its host and path are SharePoint's own and may differ from the caller's.
 */
export async function readPage(query: IItems): Promise<RowPage> {
  const page: unknown = await query.using(
    parseBinderWithErrorCheck(async (response) => {
      const body = (await response.json()) as { value?: Row[]; 'odata.nextLink'?: string };
      const next = body['odata.nextLink'];
      return { rows: body.value ?? [], skipToken: next ? new URL(next, 'https://sharepoint.invalid').searchParams.get('$skiptoken') : null };
    }),
  )();
  return page as RowPage;
}

/** All rows of a query whose size is bounded by its meaning; stops with what it has after `maxPages`. */
export async function readAll(query: () => IItems, maxPages: number): Promise<Row[]> {
  const rows: Row[] = [];
  let skipToken: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const next = query();
    if (skipToken !== null) next.query.set('$skiptoken', skipToken);
    const answer = await readPage(next);
    rows.push(...answer.rows);
    skipToken = answer.skipToken;
    if (skipToken === null) break;
  }
  return rows;
}

/** SharePoint spells an item's ETag `"3"` in bodies and `"guid,3"` in headers; both are accepted. We keep the first form. */
export function normalEtag(value: unknown): string {
  const text = typeof value === 'string' ? value.replace(/^W\//, '') : '';
  const version = /(\d+)"?$/.exec(text);
  return version ? `"${version[1]}"` : text;
}
