import type { Ticket } from '@listdesk/shared/tickets';
import { bringBack, type Recycled } from './bringBack';
import type { Conversations } from './conversations';
import type { Desk } from './desk';

/** What deletions that stopped half way have put into the recycle bin, by ticket. */
const halfWay = new WeakMap<Desk, Map<number, Recycled>>();

/** The fault of a deletion that stopped half way names what went before it. */
const binsOf = (error: unknown): readonly string[] => (error as { bins?: readonly string[] } | null)?.bins ?? [];

/** Off the screen at once, and shown again when it did not go; `bins` gets whatever went. */
async function recycle(desk: Desk, conversations: Conversations, ticket: Ticket, bins: Recycled): Promise<void> {
  const { lists } = desk.port;
  // The ticket is restored first, so what goes now stands before what went earlier.
  const went = (some: readonly string[]) => bins.set(ticket.id, [...some, ...(bins.get(ticket.id) ?? [])]);
  desk.drop([ticket.id]);
  try {
    went(await lists.recycleTicketWhole(ticket));
  } catch (error) {
    went(binsOf(error));
    // Whatever stands there now is shown again; deleting once more goes on.
    const still = await lists.ticket({ id: ticket.id }).catch(() => ticket);
    if (still) desk.put([still]);
    throw error;
  } finally {
    conversations.forget(ticket.key);
  }
}

/**
 * A ticket with its messages to SharePoint's recycle bin, at once off the screen; for ten seconds one key brings it back, later the recycle bin.
 * Stopped half way it throws, and the key brings back the messages that went; deleted once more, the key brings back those of both times.
 */
export async function deleteTicket(desk: Desk, conversations: Conversations, ticket: Ticket, told: string): Promise<void> {
  const begun = halfWay.get(desk) ?? new Map<number, Recycled>();
  halfWay.set(desk, begun);
  const bins = begun.get(ticket.id) ?? new Map<number, string[]>();
  try {
    await recycle(desk, conversations, ticket, bins);
  } catch (error) {
    begun.set(ticket.id, bins);
    // Its name and no more: the ticket itself is not in the recycle bin.
    if (bins.get(ticket.id)?.length) desk.offerUndo(`#${ticket.id} ${ticket.subject}`, () => bringBack(desk, bins).finally(() => conversations.reload(ticket)));
    throw error;
  }
  begun.delete(ticket.id);
  desk.offerUndo(told, () => bringBack(desk, bins));
}
