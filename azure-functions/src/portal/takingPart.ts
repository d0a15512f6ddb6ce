import { ListsFault, type DeskLists } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';

const PAGE_SIZE = 30;

/** Where the four readings go on: `own` by SharePoint's link, `below` by number, `old` and `oldCopies` by row of the archive; false when one has ended. */
type Position = { own: string | null | false; below: number | null | false; old: number | null | false; oldCopies: number | null | false };
const START: Position = { own: null, below: null, old: null, oldCopies: null };
const NONE = { tickets: [], below: null };

/**
 * Tickets a person asked for and those that name them in Cc, each once, newest message first on each page; then the same of the archive. It is asked
 * at once, since most people see everything on the first page. At most 14 requests a page, 9 where nothing is archived.
 */
export async function takingPart(
  lists: DeskLists,
  addresses: readonly string[],
  cursor: string | undefined,
): Promise<{ tickets: Ticket[]; cursor: string | null }> {
  const { own, below, old, oldCopies } = cursor ? read(cursor) : START;
  const page = { top: PAGE_SIZE };
  const [asked, copied, archive] = await Promise.all([
    own === false ? { tickets: [], cursor: null } : lists.ticketPage({ view: 'requester', addresses }, { ...page, ...(own === null ? {} : { cursor: own }) }),
    below === false ? NONE : lists.ticketsInCopy(addresses, { ...page, below }),
    !cursor || (own === false && below === false) ? lists.archive() : null,
  ]);
  const lower = addresses.map((address) => address.toLowerCase());
  const isOthers = (ticket: Ticket): boolean => !lower.includes(ticket.requester.address);
  const live = [...asked.tickets, ...copied.tickets.filter(isOthers)].sort(newestFirst);
  const next: Position = { own: asked.cursor ?? false, below: copied.below ?? false, old, oldCopies };
  if (next.own !== false || next.below !== false || !archive) return { tickets: live, cursor: JSON.stringify(next) };
  const [oldAsked, oldCopied] = await Promise.all([
    old === false ? NONE : archive.askedBy(addresses, { ...page, below: old }),
    oldCopies === false ? NONE : archive.inCopy(addresses, { ...page, below: oldCopies }),
  ]);
  // A moment long a ticket on its way into the archive is in both places.
  const gone = [...oldAsked.tickets, ...oldCopied.tickets.filter(isOthers)].filter(({ key }) => !live.some((ticket) => ticket.key === key)).sort(newestFirst);
  const after: Position = { ...next, old: oldAsked.below ?? false, oldCopies: oldCopied.below ?? false };
  return { tickets: [...live, ...gone], cursor: after.old === false && after.oldCopies === false ? null : JSON.stringify(after) };
}

const newestFirst = (a: Ticket, b: Ticket): number => (a.lastMessageAt < b.lastMessageAt ? 1 : a.lastMessageAt > b.lastMessageAt ? -1 : b.id - a.id);

function read(cursor: string): Position {
  try {
    const { own, below, old, oldCopies } = JSON.parse(cursor) as Partial<Record<keyof Position, unknown>>;
    const isLink = own === null || own === false || typeof own === 'string';
    if (isLink && isPlace(below) && isPlace(old) && isPlace(oldCopies)) return { own, below, old, oldCopies };
  } catch {
    // refused below
  }
  throw new ListsFault('lists.invalid', 'This page link is damaged; start again at the first page.');
}

const isPlace = (value: unknown): value is number | null | false => value === null || value === false || (Number.isSafeInteger(value) && Number(value) > 0);
