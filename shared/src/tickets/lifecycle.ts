import type { Ticket, TicketPatch, TicketStatus } from './ticket.ts';

/** Where a ticket may go from here by an agent's hand. `New` is left once and never chosen; a merged ticket stays as it is. */
export function availableTransitions(ticket: Pick<Ticket, 'status' | 'mergedInto'>): TicketStatus[] {
  if (ticket.mergedInto !== null) return [];
  return TRANSITIONS[ticket.status].slice();
}

const TRANSITIONS: Record<TicketStatus, readonly TicketStatus[]> = {
  New: ['Open', 'Pending', 'Solved', 'Closed'],
  Open: ['Pending', 'Solved', 'Closed'],
  Pending: ['Open', 'Solved', 'Closed'],
  Solved: ['Open', 'Closed'],
  Closed: ['Open'],
};

/** What changes with a status: the times that belong to it. Reopening forgets both. */
export function statusPatch(from: TicketStatus, to: TicketStatus, now: string): Pick<TicketPatch, 'status' | 'solvedAt' | 'closedAt'> {
  if (from === to) return {};
  if (to === 'Solved') return { status: to, solvedAt: now, closedAt: null };
  if (to === 'Closed') return { status: to, closedAt: now, ...(from === 'Solved' ? {} : { solvedAt: now }) };
  return { status: to, ...(from === 'Solved' || from === 'Closed' ? { solvedAt: null, closedAt: null } : {}) };
}

/** A person who asked has written: nobody read it yet (`New`) or it is open again. */
export const statusAfterRequester = (status: TicketStatus): TicketStatus => (status === 'New' ? 'New' : 'Open');

/** An agent has answered: `New` is over; what he chose himself stands. */
export const statusAfterAgent = (status: TicketStatus, chosen: TicketStatus | null = null): TicketStatus => chosen ?? (status === 'New' ? 'Open' : status);
