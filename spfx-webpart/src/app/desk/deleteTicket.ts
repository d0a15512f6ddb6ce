import type { Ticket } from '@listdesk/shared/tickets';
import type { Conversations } from './conversations';
import type { Desk } from './desk';

/** A ticket with its messages to SharePoint's recycle bin, at once off the screen; for ten seconds one key brings it back, later the recycle bin. */
export async function deleteTicket(desk: Desk, conversations: Conversations, ticket: Ticket, told: string): Promise<void> {
  const { lists } = desk.port;
  desk.drop([ticket.id]);
  let bins: string[];
  try {
    bins = await lists.recycleTicketWhole(ticket);
  } catch (error) {
    // Whatever stands there now is shown again; deleting once more goes on.
    const still = await lists.ticket({ id: ticket.id }).catch(() => ticket);
    if (still) desk.put([still]);
    conversations.forget(ticket.key);
    throw error;
  }
  conversations.forget(ticket.key);
  desk.offerUndo(told, async () => {
    // What is back is not asked for again when only a part of it could be restored.
    for (let bin = bins[0]; bin !== undefined; bin = bins[0]) {
      await lists.restore(bin);
      bins.shift();
    }
    const back = await lists.ticket({ id: ticket.id });
    if (back) desk.put([back]);
  });
}
