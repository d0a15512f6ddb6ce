import { ListsFault, type DeskLists } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';

const PAGE_SIZE = 30;

/** Where the three readings go on: `own` by SharePoint's link, `below` by number, `old` by row of the archive; false when one has ended. */
type Position = { own: string | null | false; below: number | null | false; old: number | null | false };
const START: Position = { own: null, below: null, old: null };

/**
 * Tickets a person asked for and those that name them in Cc, each once, newest message first on each page; then what they asked that is in the archive.
 * The archive is asked at once, since most people see everything on the first page. At most 8 requests a page.
 */
export async function takingPart(
  lists: DeskLists,
  addresses: readonly string[],
  cursor: string | undefined,
): Promise<{ tickets: Ticket[]; cursor: string | null }> {
  const { own, below, old } = cursor ? read(cursor) : START;
  const isDue = old !== false && (!cursor || (own === false && below === false));
  const [asked, copied, archived] = await Promise.all([
    own === false
      ? { tickets: [], cursor: null }
      : lists.ticketPage({ view: 'requester', addresses }, { top: PAGE_SIZE, ...(own === null ? {} : { cursor: own }) }),
    below === false ? { tickets: [], below: null } : lists.ticketsInCopy(addresses, { top: PAGE_SIZE, below }),
    isDue ? lists.archive().then((archive) => archive.askedBy(addresses, { top: PAGE_SIZE, below: old })) : null,
  ]);
  const lower = addresses.map((address) => address.toLowerCase());
  const others = copied.tickets.filter((ticket) => !lower.includes(ticket.requester.address));
  const live = [...asked.tickets, ...others].sort(newestFirst);
  const next: Position = { own: asked.cursor ?? false, below: copied.below ?? false, old };
  const ended = next.own === false && next.below === false;
  if (!ended || !archived) return { tickets: live, cursor: ended && old === false ? null : JSON.stringify(next) };
  // A moment long a ticket on its way into the archive is in both places.
  const gone = archived.tickets.filter(({ key }) => !live.some((ticket) => ticket.key === key)).sort(newestFirst);
  return { tickets: [...live, ...gone], cursor: archived.below === null ? null : JSON.stringify({ ...next, old: archived.below }) };
}

const newestFirst = (a: Ticket, b: Ticket): number => (a.lastMessageAt < b.lastMessageAt ? 1 : a.lastMessageAt > b.lastMessageAt ? -1 : b.id - a.id);

function read(cursor: string): Position {
  try {
    const { own, below, old } = JSON.parse(cursor) as Partial<Record<keyof Position, unknown>>;
    const isLink = own === null || own === false || typeof own === 'string';
    if (isLink && isPlace(below) && isPlace(old)) return { own, below, old };
  } catch {
    // refused below
  }
  throw new ListsFault('lists.invalid', 'This page link is damaged; start again at the first page.');
}

const isPlace = (value: unknown): value is number | null | false => value === null || value === false || (Number.isSafeInteger(value) && Number(value) > 0);
