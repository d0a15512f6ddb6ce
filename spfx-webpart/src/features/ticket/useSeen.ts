import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useDesk } from '../desk/DeskContext';

const LOOKED_MS = 800;

/** What this person had seen when they came to the ticket; after a moment of looking the ticket counts as read. */
export function useSeen(ticket: Ticket, shown: boolean): string {
  const { desk } = useDesk();
  const [first, setFirst] = React.useState({ id: ticket.id, until: desk.store.get().seen[String(ticket.id)] ?? '' });
  if (first.id !== ticket.id) setFirst({ id: ticket.id, until: desk.store.get().seen[String(ticket.id)] ?? '' });
  React.useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => desk.markSeen([ticket.id]), LOOKED_MS);
    return () => clearTimeout(timer);
  }, [desk, ticket.id, ticket.lastMessageAt, shown]);
  return first.until;
}
