import type { Ticket } from '@listdesk/shared/tickets';
import type { Conversations } from './conversations';
import type { Desk } from './desk';

/** What of a ticket lies in the recycle bin: its item first, then its messages. What is back is taken out, so that nothing is asked for twice. */
type Recycled = { id: number; bins: string[] };

async function recycle(desk: Desk, conversations: Conversations, ticket: Ticket): Promise<Recycled> {
  const { lists } = desk.port;
  desk.drop([ticket.id]);
  try {
    return { id: ticket.id, bins: await lists.recycleTicketWhole(ticket) };
  } catch (error) {
    // Whatever stands there now is shown again; deleting once more goes on.
    const still = await lists.ticket({ id: ticket.id }).catch(() => ticket);
    if (still) desk.put([still]);
    throw error;
  } finally {
    conversations.forget(ticket.key);
  }
}

async function bringBack(desk: Desk, { id, bins }: Recycled): Promise<void> {
  const { lists } = desk.port;
  for (let bin = bins[0]; bin !== undefined; bin = bins[0]) {
    await lists.restore(bin);
    bins.shift();
  }
  const back = await lists.ticket({ id });
  if (back) desk.put([back]);
}

/** A ticket with its messages to SharePoint's recycle bin, at once off the screen; for ten seconds one key brings it back, later the recycle bin. */
export async function deleteTicket(desk: Desk, conversations: Conversations, ticket: Ticket, told: string): Promise<void> {
  const recycled = await recycle(desk, conversations, ticket);
  desk.offerUndo(told, () => bringBack(desk, recycled));
}
