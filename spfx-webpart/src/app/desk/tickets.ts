import type { Ticket } from '@listdesk/shared/tickets';

/** The held tickets with some put in their newest form. */
export function putTickets(held: ReadonlyMap<number, Ticket>, newer: readonly Ticket[]): ReadonlyMap<number, Ticket> {
  if (!newer.length) return held;
  const next = new Map(held);
  for (const ticket of newer) next.set(ticket.id, ticket);
  return next;
}

export function dropTickets(held: ReadonlyMap<number, Ticket>, ids: readonly number[]): ReadonlyMap<number, Ticket> {
  if (!ids.some((id) => held.has(id))) return held;
  const next = new Map(held);
  for (const id of ids) next.delete(id);
  return next;
}
