import * as React from 'react';
import type { Contact, Ticket } from '@listdesk/shared/tickets';
import type { DraftState } from './useDraft';

/** Who gets a reply in copy: whoever is in copy on the ticket, until the agent wants to name others, or nobody. */
export function useCopies(ticket: Ticket, { head, change }: DraftState): { cc: Contact[]; editing: boolean; edit(): void } {
  const [editing, setEditing] = React.useState(false);
  const cc = head.replyCc ?? ticket.cc.map((address) => ({ name: '', address }));
  const edit = (): void => {
    setEditing(true);
    change({ replyCc: cc });
  };
  return { cc, editing, edit };
}
