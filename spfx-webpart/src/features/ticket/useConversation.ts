import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Conversation } from '../../app/desk/conversations';
import { useStore } from '../../app/store/store';
import { useDesk } from '../desk/DeskContext';

const SETTLE_MS = 120;

/** The ticket's messages. Read once it has stood still for a moment, so that running through the list with J costs nothing. */
export function useConversation(ticket: Ticket, hurry: boolean): Conversation | null {
  const { conversations } = useDesk();
  const held = useStore(conversations.store, (all) => all.get(ticket.key) ?? null);
  const current = held !== null && (held.loading || held.upTo !== '' || held.fault !== null);
  React.useEffect(() => {
    if (current) return undefined;
    const timer = setTimeout(() => void conversations.open(ticket), hurry || held ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [conversations, ticket.key, current, hurry]);
  return held;
}
