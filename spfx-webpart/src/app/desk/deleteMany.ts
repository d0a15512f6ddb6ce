import { MAX_TICKET_UPDATES, type TicketRecycled } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { bringBack, type Recycled } from './bringBack';
import type { BulkWork } from './bulkRun';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { faultOf, passes } from './fault';

/** So often a ticket is sent whose deletion SharePoint was too busy for. */
const MOST_TRIES = 4;
const RETRY_SECONDS = 8;

/**
 * Several tickets with their messages to the recycle bin, a hundred at a time, shown as work that can be stopped between two requests. Each is deleted
 * only as it is seen here; what was refused is named, and one undo brings all others back.
 */
export async function deleteMany(desk: Desk, conversations: Conversations, tickets: readonly Ticket[], told: (count: number) => string): Promise<void> {
  const work = desk.beginWork(told(tickets.length), tickets.length);
  const bins: Recycled = new Map();
  let waiting = tickets;
  for (let tries = 1; waiting.length && !work.stopped(); tries += 1) {
    const late: { ticket: Ticket; seconds: number }[] = [];
    for (let start = 0; start < waiting.length && !work.stopped(); start += MAX_TICKET_UPDATES) {
      const part = waiting.slice(start, start + MAX_TICKET_UPDATES);
      const answers = await recycle(desk, conversations, part);
      answers.forEach((answer, index) => {
        const ticket = part[index];
        if (!ticket) return;
        bins.set(ticket.id, [...answer.bins, ...(bins.get(ticket.id) ?? [])]);
        if (answer.outcome === 'failed' && passes(answer.fault) && tries < MOST_TRIES)
          late.push({ ticket, seconds: answer.fault.retryAfterSeconds ?? RETRY_SECONDS });
        else work.step(ticket.id, answer.outcome === 'recycled' ? null : answer.outcome === 'failed' ? answer.fault : answer.outcome);
      });
    }
    waiting = late.map(({ ticket }) => ticket);
    if (waiting.length) await wait(Math.max(...late.map(({ seconds }) => seconds)), work);
  }
  work.end();
  const inBin = Array.from(bins.values()).filter((some) => some.length).length;
  if (inBin) desk.offerUndo(told(inBin), () => bringBack(desk, bins));
}

/** Off the screen at once; those that stayed are shown again as they stand now. */
async function recycle(desk: Desk, conversations: Conversations, tickets: readonly Ticket[]): Promise<TicketRecycled[]> {
  const { lists } = desk.port;
  desk.drop(tickets.map(({ id }) => id));
  const answers = await lists.recycleTickets(tickets.map(({ id, key, etag }) => ({ id, key, etag }))).catch((error: unknown): TicketRecycled[] => {
    const fault = faultOf(error);
    return tickets.map(() => ({ outcome: 'failed', fault, bins: [] }));
  });
  const stayed = tickets.filter((_, index) => answers[index]?.outcome === 'stale' || answers[index]?.outcome === 'failed');
  if (stayed.length) desk.put(await lists.ticketsById(stayed.map(({ id }) => id)).catch(() => stayed));
  tickets.forEach(({ key }) => conversations.forget(key));
  return answers;
}

/** Whoever stops the work need not wait for SharePoint. */
async function wait(seconds: number, work: Pick<BulkWork, 'stopped'>): Promise<void> {
  for (let second = 0; second < seconds && !work.stopped(); second += 1) await new Promise((resolve) => setTimeout(resolve, 1000));
}
