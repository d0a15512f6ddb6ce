import { availableTransitions, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import type { TicketView, TicketWhere } from '@listdesk/shared/sharepoint';
import { belongs, besideMatcherOf, matcherOf, orderOf } from '../../app/desk/views';
import type { DeskState, Filters, ViewName } from '../../app/desk/state';

/** A column is a status; of the solved ones only those of today. */
export const COLUMNS = ['New', 'Open', 'Pending', 'Solved'] as const satisfies readonly TicketStatus[];
export type Column = (typeof COLUMNS)[number];
/** While the solved ones are folded away. */
export const OPEN_COLUMNS: readonly Column[] = COLUMNS.filter((column) => column !== 'Solved');

export const columnView = (column: Column, today: string): TicketView =>
  column === 'Solved' ? { view: 'solvedSince', since: today } : { view: 'status', statuses: [column] };

export function midnight(now: number): string {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.toISOString();
}

export type Cards = Readonly<Record<Column, readonly Ticket[]>>;

/** Whose tickets the board shows: those of the view it stands for. Views of tickets that no column has show all. */
export const SCOPES = ['allOpen', 'mine', 'unassigned'] as const satisfies readonly ViewName[];
export type Scope = { view: (typeof SCOPES)[number]; myId: number; now: number };
export const scopeOf = (view: ViewName): Scope['view'] => SCOPES.find((one) => one === view) ?? 'allOpen';

const stands = (ticket: Ticket, { view, myId, now }: Scope): boolean =>
  ticket.status === 'Solved'
    ? view === 'allOpen' || (view === 'mine' ? ticket.assignee?.id === myId : ticket.assignee === null)
    : belongs(ticket, view, myId, now);

/** What the lists count for one column as the board shows it unfiltered. */
export const columnWhere = (column: Column, { view, myId }: Pick<Scope, 'view' | 'myId'>): TicketWhere => ({
  statuses: [column],
  ...(view === 'mine' ? { assignees: [myId] } : view === 'unassigned' ? { assignees: [0] } : {}),
});

/** The cards of every column as the view and its filters leave them, in order. */
export function cardsOf(
  tickets: ReadonlyMap<number, Ticket>,
  filters: Filters,
  { sort, reverse }: Pick<DeskState, 'sort' | 'reverse'>,
  today: string,
  { own, seen }: Pick<DeskState, 'own' | 'seen'> = { own: new Map(), seen: {} },
  scope: Scope = { view: 'allOpen', myId: 0, now: Date.now() },
): Cards {
  const cards: Record<Column, Ticket[]> = { New: [], Open: [], Pending: [], Solved: [] };
  const matches = matcherOf(filters);
  // A column asks the lists by status alone: nothing of the customer's own was found by them.
  const besides = besideMatcherOf(filters, { own, seen });
  tickets.forEach((ticket) => {
    const column = COLUMNS.find((one) => one === ticket.status);
    if (!column || ticket.mergedInto || !stands(ticket, scope) || !matches(ticket) || !besides(ticket)) return;
    if (column === 'Solved' && (ticket.solvedAt ?? '') < today) return;
    cards[column].push(ticket);
  });
  for (const column of COLUMNS) cards[column].sort(orderOf(sort, own, reverse));
  return cards;
}

export const mayMove = (ticket: Pick<Ticket, 'status' | 'mergedInto'>, to: Column): boolean => availableTransitions(ticket).includes(to);

/** The next column in a direction that this ticket may go to; null at the edge. */
export function nextColumn(ticket: Pick<Ticket, 'status' | 'mergedInto'>, step: 1 | -1): Column | null {
  const from = COLUMNS.findIndex((column) => column === ticket.status);
  const to = from < 0 ? undefined : COLUMNS[from + step];
  return to && mayMove(ticket, to) ? to : null;
}

/** Where a card stands in a column once it is there, counted from one. */
export function placeIn(
  cards: readonly Ticket[],
  ticket: Ticket,
  to: Column,
  { sort, reverse }: Pick<DeskState, 'sort' | 'reverse'>,
): { place: number; count: number } {
  const moved = { ...ticket, status: to };
  const others = cards.filter(({ id }) => id !== ticket.id);
  const order = orderOf(sort, undefined, reverse);
  return { place: others.filter((other) => order(other, moved) < 0).length + 1, count: others.length + 1 };
}
