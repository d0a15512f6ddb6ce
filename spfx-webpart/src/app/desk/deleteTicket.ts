import type { Ticket } from '@listdesk/shared/tickets';
import { bringBack } from './bringBack';
import type { Conversations } from './conversations';
import type { Desk } from './desk';

async function recycle(desk: Desk, conversations: Conversations, ticket: Ticket): Promise<string[]> {
  const { lists } = desk.port;
  desk.drop([ticket.id]);
  try {
    return await lists.recycleTicketWhole(ticket);
  } catch (error) {
    // Whatever stands there now is shown again; deleting once more goes on.
    const still = await lists.ticket({ id: ticket.id }).catch(() => ticket);
    if (still) desk.put([still]);
    throw error;
  } finally {
    conversations.forget(ticket.key);
  }
}

/** A ticket with its messages to SharePoint's recycle bin, at once off the screen; for ten seconds one key brings it back, later the recycle bin. */
export async function deleteTicket(desk: Desk, conversations: Conversations, ticket: Ticket, told: string): Promise<void> {
  const bins = new Map([[ticket.id, await recycle(desk, conversations, ticket)]]);
  desk.offerUndo(told, () => bringBack(desk, bins));
}
