import * as React from 'react';
import type { Contact, TicketPriority, TicketStatus } from '@listdesk/shared/tickets';
import { statusOfNew } from '../../app/desk/createTicket';
import { useDeskState } from '../desk/DeskContext';

/** What somebody has filled in. */
export type Filled = {
  requester: Contact | null;
  cc: Contact[];
  subject: string;
  priority: TicketPriority;
  /** Null: nobody; undefined: not chosen. */
  assigneeId: number | null | undefined;
  /** Null: what follows from the rest. */
  chosenStatus: TicketStatus | null;
  wantsMail: boolean;
  /** Null: the desk's first. */
  mailbox: string | null;
};

export const NOTHING_FILLED: Filled = {
  requester: null,
  cc: [],
  subject: '',
  priority: 'Normal',
  assigneeId: undefined,
  chosenStatus: null,
  wantsMail: false,
  mailbox: null,
};

/** The fields of a new ticket, and what follows from those nobody has chosen. The text belongs to its editor. */
export function useTicketForm(first: Filled) {
  const me = useDeskState((state) => state.me);
  const mailboxes = useDeskState((state) => state.settings)?.mailboxes ?? [];
  const [filled, setFilled] = React.useState(first);
  const change = (part: Partial<Filled>): void => setFilled((old) => ({ ...old, ...part }));
  // Whoever makes it takes it, also when the desk learns only now who that is.
  const assigneeId = filled.assigneeId === undefined ? (me?.id ?? null) : filled.assigneeId;
  const mailIt = filled.wantsMail && mailboxes.length > 0;
  const mailbox = filled.mailbox ?? mailboxes[0]?.address ?? null;
  const status = statusOfNew({ status: filled.chosenStatus, mailIt, assigneeId });
  return { ...filled, filled, assigneeId, mailIt, mailbox, status, mailboxes, change };
}
export type TicketFormState = ReturnType<typeof useTicketForm>;
