import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

const LOOKED_MS = 800;

/** What this person had seen when they came to the ticket; after a moment of looking the ticket counts as read. Looking at a confidential one is written down. */
export function useSeen(ticket: Ticket, shown: boolean): string {
  const { desk } = useDesk();
  const { say } = useWords();
  const [first, setFirst] = React.useState({ id: ticket.id, until: desk.store.get().seen[String(ticket.id)] ?? '' });
  if (first.id !== ticket.id) setFirst({ id: ticket.id, until: desk.store.get().seen[String(ticket.id)] ?? '' });
  React.useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => desk.markSeen([ticket.id]), LOOKED_MS);
    return () => clearTimeout(timer);
  }, [desk, ticket.id, ticket.lastMessageAt, shown]);
  const { circle } = ticket;
  React.useEffect(() => {
    if (!shown || !circle) return;
    desk.port.lists.audit({ action: 'ticket.viewed', subject: String(ticket.id), details: { circle } }).catch((error: unknown) => {
      const fault = faultOf(error);
      desk.tell(say(`fault.${fault.code}`, { detail: fault.message }), true);
    });
  }, [desk, ticket.id, shown, circle]);
  return first.until;
}
