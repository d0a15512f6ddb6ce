import type { Ticket } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { ListsFault } from './fault.ts';
import { newestId, SCAN_WINDOW_IDS } from './rowPages.ts';
import type { Row } from './rows.ts';
import { MAX_REQUESTER_ADDRESSES, wholeNumber } from './ticketViews.ts';

/** Windows of ids looked through by one call; the next goes on below. */
export const MAX_COPY_WINDOWS = 4;
export const MAX_COPIED_TICKETS = 100;

/** `below` continues; null at the end. */
export type CopiedTickets<T extends Ticket = Ticket> = { tickets: T[]; below: number | null };

/**
 * Tickets that name one of these addresses in Cc, newest number first. The column is of many lines, which only CAML can search and no
 * index serves; past the threshold CAML silently looks at the first 5,000 rows (sharepoint.md 3.1), so it is asked window by window of ids. `read` brings the rows of ids.
 */
export async function ticketsInCopy<T extends Ticket>(
  access: Access,
  addresses: readonly string[],
  { top, below }: { top: number; below: number | null },
  read: (ids: readonly number[]) => Promise<T[]>,
): Promise<CopiedTickets<T>> {
  if (addresses.length === 0 || addresses.length > MAX_REQUESTER_ADDRESSES)
    throw new ListsFault('lists.invalid', `1 to ${MAX_REQUESTER_ADDRESSES} addresses, not ${addresses.length}.`);
  const own = addresses.map((address) => address.toLowerCase());
  const found = await idsFrom(access, own, Math.min(wholeNumber(top), MAX_COPIED_TICKETS), below);
  const tickets = found.ids.length ? await read(found.ids) : [];
  // The search finds parts of addresses too.
  return { tickets: tickets.filter((ticket) => ticket.cc.some((address) => own.includes(address))).sort((a, b) => b.id - a.id), below: found.below };
}

async function idsFrom(access: Access, addresses: readonly string[], top: number, below: number | null): Promise<{ ids: number[]; below: number | null }> {
  const words = orOf(addresses.map((address) => `<Contains><FieldRef Name="CcAddresses"/><Value Type="Note">${escaped(address)}</Value></Contains>`));
  const ids: number[] = [];
  let upper = below ?? (await newestId(access, 'Tickets')) + 1;
  for (let window = 0; window < MAX_COPY_WINDOWS && upper > 1 && ids.length < top; window += 1) {
    const lower = Math.max(1, upper - SCAN_WINDOW_IDS);
    const wanted = top - ids.length;
    const range = `<And>${bound('Lt', upper)}${bound('Geq', lower)}</And>`;
    const some = await query(access, `<And>${range}${words}</And>`, wanted);
    ids.push(...some);
    upper = some.length < wanted ? lower : some.at(-1)!;
  }
  return { ids, below: upper > 1 ? upper : null };
}

const bound = (comparison: 'Lt' | 'Geq', id: number): string =>
  `<${comparison}><FieldRef Name="ID"/><Value Type="Counter">${wholeNumber(id)}</Value></${comparison}>`;
/** CAML joins two conditions at a time. */
const orOf = (conditions: readonly string[]): string => conditions.reduce((all, each) => `<Or>${all}${each}</Or>`);
const escaped = (text: string): string => text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);

async function query(access: Access, where: string, top: number): Promise<number[]> {
  const ViewXml = `<View Scope="Recursive"><ViewFields><FieldRef Name="ID"/></ViewFields><Query><Where>${where}</Where><OrderBy><FieldRef Name="ID" Ascending="FALSE"/></OrderBy></Query><RowLimit>${top}</RowLimit></View>`;
  const rows = (await access.guarded(() => access.list('Tickets').getItemsByCAMLQuery({ ViewXml }) as Promise<Row[]>)) ?? [];
  return rows.map((row) => Number(row['Id']));
}
