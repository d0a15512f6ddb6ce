import { TICKET_PRIORITIES, type Ticket, type TicketPatch, type TicketPriority } from '@listdesk/shared/tickets';
import { COLUMNS, type Cards, type Column } from './columns';

/** By what the board can be cut into lanes; each is something that a card carried to another lane takes on. */
export const LANES = ['assignee', 'priority', 'team'] as const;
export type LaneBy = (typeof LANES)[number];
export const isLaneBy = (value: unknown): value is LaneBy => (LANES as readonly unknown[]).includes(value);

/** `key` is what its cards share: a user id (0 for nobody), a priority, a team ('' for none). `name` is null where they have nothing. */
export type Lane = { key: string; name: string | null; cards: Cards; count: number };

export function laneKey(ticket: Ticket, by: LaneBy): string {
  if (by === 'assignee') return String(ticket.assignee?.id ?? 0);
  return by === 'priority' ? ticket.priority : (ticket.team ?? '');
}

const nameOf = (ticket: Ticket, by: LaneBy): string | null =>
  by === 'assignee' ? (ticket.assignee?.name ?? null) : by === 'priority' ? ticket.priority : ticket.team || null;

/** The lanes that have cards in the columns that stand open: priorities from urgent to low, people and teams by name, nothing last. Without `by` one lane has all. */
export function lanesOf(cards: Cards, by: LaneBy | null, shown: readonly Column[] = COLUMNS): Lane[] {
  if (by === null) return [{ key: '', name: null, cards, count: shown.reduce((sum, column) => sum + cards[column].length, 0) }];
  const lanes = new Map<string, { key: string; name: string | null; count: number; cards: Record<Column, Ticket[]> }>();
  for (const column of shown)
    for (const ticket of cards[column]) {
      const key = laneKey(ticket, by);
      const lane = lanes.get(key) ?? { key, name: nameOf(ticket, by), count: 0, cards: { New: [], Open: [], Pending: [], Solved: [] } };
      lane.cards[column].push(ticket);
      lane.count += 1;
      lanes.set(key, lane);
    }
  const rank = ({ key, name }: Lane): number => (name === null ? 1 : by === 'priority' ? -1 - TICKET_PRIORITIES.indexOf(key as TicketPriority) : 0);
  return Array.from(lanes.values()).sort((a, b) => rank(a) - rank(b) || (a.name ?? '').localeCompare(b.name ?? ''));
}

/** What a card takes on in a lane. */
export function lanePatch(by: LaneBy, key: string): TicketPatch {
  if (by === 'assignee') return { assigneeId: Number(key) || null };
  return by === 'priority' ? { priority: key as TicketPriority } : { team: key || null };
}
