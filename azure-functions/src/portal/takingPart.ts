import { ListsFault, type DeskLists } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';

const PAGE_SIZE = 30;

/** Where the two readings go on: `own` by SharePoint's link, `below` by number; false when one has ended. */
type Position = { own: string | null | false; below: number | null | false };
const START: Position = { own: null, below: null };

/** Tickets a person asked for and those that name them in Cc, each once, newest message first on each page. At most 7 requests a page. */
export async function takingPart(lists: DeskLists, addresses: readonly string[], cursor: string | undefined): Promise<{ tickets: Ticket[]; cursor: string | null }> {
  const { own, below } = cursor ? read(cursor) : START;
  const [asked, copied] = await Promise.all([
    own === false ? { tickets: [], cursor: null } : lists.ticketPage({ view: 'requester', addresses }, { top: PAGE_SIZE, ...(own === null ? {} : { cursor: own }) }),
    below === false ? { tickets: [], below: null } : lists.ticketsInCopy(addresses, { top: PAGE_SIZE, below }),
  ]);
  const lower = addresses.map((address) => address.toLowerCase());
  const others = copied.tickets.filter((ticket) => !lower.includes(ticket.requester.address));
  const next: Position = { own: asked.cursor ?? false, below: copied.below ?? false };
  const tickets = [...asked.tickets, ...others].sort((a, b) => (a.lastMessageAt < b.lastMessageAt ? 1 : a.lastMessageAt > b.lastMessageAt ? -1 : b.id - a.id));
  return { tickets, cursor: next.own === false && next.below === false ? null : JSON.stringify(next) };
}

function read(cursor: string): Position {
  try {
    const { own, below } = JSON.parse(cursor) as Partial<Record<keyof Position, unknown>>;
    const isLink = own === null || own === false || typeof own === 'string';
    const isNumber = below === null || below === false || (Number.isSafeInteger(below) && Number(below) > 0);
    if (isLink && isNumber) return { own, below: below as Position['below'] };
  } catch {
    // refused below
  }
  throw new ListsFault('lists.invalid', 'This page link is damaged; start again at the first page.');
}
