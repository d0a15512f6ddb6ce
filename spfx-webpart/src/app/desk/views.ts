import { OPEN_STATUSES, TICKET_PRIORITIES, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import type { TicketView } from '@listdesk/shared/sharepoint';
import type { DeskState, Filters, SortName, ViewName } from './state';

const isOpen = (status: TicketStatus) => (OPEN_STATUSES as readonly TicketStatus[]).includes(status);

/** Whether a ticket stands in a view now; the same rule that the lists apply on the server. */
export function belongs(ticket: Ticket, view: ViewName, myId: number | null): boolean {
  if (ticket.mergedInto) return false;
  if (view === 'solved') return !isOpen(ticket.status);
  if (!isOpen(ticket.status)) return false;
  if (view === 'mine') return ticket.assignee !== null && ticket.assignee.id === myId;
  if (view === 'unassigned') return ticket.assignee === null;
  return true;
}

export function listView(view: ViewName, myId: number): TicketView {
  if (view === 'mine') return { view, agentId: myId };
  if (view === 'solved') return { view: 'status', statuses: ['Solved', 'Closed'] };
  return { view };
}

export function matches(ticket: Ticket, filters: Filters): boolean {
  if (filters.statuses.length && !filters.statuses.includes(ticket.status)) return false;
  if (filters.priorities.length && !filters.priorities.includes(ticket.priority)) return false;
  if (filters.assignees.length && !filters.assignees.includes(ticket.assignee?.id ?? 0)) return false;
  if (filters.categories.length && !filters.categories.includes(ticket.category ?? '')) return false;
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return true;
  const text = [
    ticket.id, ticket.subject, ticket.requester.name, ticket.requester.address, ticket.assignee?.name ?? '', ticket.category ?? '', ticket.preview, ...ticket.tags,
  ].join(' ').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

export const isFiltered = (filters: Filters) =>
  filters.statuses.length + filters.priorities.length + filters.assignees.length + filters.categories.length > 0 || filters.text.trim() !== '';

/** The moment by which somebody has to act; null while the clock stands still. */
export function dueOf(ticket: Ticket): string | null {
  if (ticket.status === 'Pending' || !isOpen(ticket.status)) return null;
  return ticket.firstRespondedAt === null && ticket.firstResponseDue ? ticket.firstResponseDue : ticket.resolutionDue;
}

const newest = (a: Ticket, b: Ticket) => (a.lastMessageAt < b.lastMessageAt ? 1 : a.lastMessageAt > b.lastMessageAt ? -1 : b.id - a.id);

const ORDERS: Record<SortName, (a: Ticket, b: Ticket) => number> = {
  updated: newest,
  due: (a, b) => (dueOf(a) ?? '9').localeCompare(dueOf(b) ?? '9') || newest(a, b),
  priority: (a, b) => TICKET_PRIORITIES.indexOf(b.priority) - TICKET_PRIORITIES.indexOf(a.priority) || newest(a, b),
  number: (a, b) => b.id - a.id,
};

/** Two tickets as an order puts them. */
export const orderOf = (sort: SortName): ((a: Ticket, b: Ticket) => number) => ORDERS[sort];

type Shown = Pick<DeskState, 'tickets' | 'view' | 'me' | 'filters' | 'sort' | 'held'>;

/** The rows of the current view, in order. Calculated from the tickets held; asked again only when one of its parts changed. */
export function visibleRows(state: Shown): Ticket[] {
  const rows: Ticket[] = [];
  state.tickets.forEach((ticket) => {
    if (!state.held.has(ticket.id) && belongs(ticket, state.view, state.me?.id ?? null) && matches(ticket, state.filters)) rows.push(ticket);
  });
  return rows.sort(ORDERS[state.sort]);
}

/** Unread: the requester wrote last, and later than this person last looked. */
export const isUnread = (ticket: Ticket, seen: DeskState['seen']) =>
  ticket.lastMessageFrom === 'Requester' && ticket.lastMessageAt > (seen[String(ticket.id)] ?? '');
