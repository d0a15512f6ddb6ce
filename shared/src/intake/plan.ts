import type { Attachment, Message, MessageKind, TicketEnd, TicketPatch, ThreadEvidence, Ticket } from '../tickets/index.ts';
import type { MailLogEntry } from './mailLog.ts';

/** What shall happen with one mail, as data. Applied by one writer; applying it twice changes nothing. */
export type IntakePlan =
  | { verdict: 'ticket'; reason: string; actions: PlannedAction[]; log: MailLogEntry }
  | { verdict: 'reply'; reason: string; actions: PlannedAction[]; log: MailLogEntry }
  | { verdict: 'drop'; reason: string; actions: []; log: MailLogEntry | null }
  | { verdict: 'quarantine'; reason: string; actions: []; log: MailLogEntry };

export type Verdict = IntakePlan['verdict'];

export type PlannedAction =
  | { do: 'ensureContact'; contact: NewContact }
  | { do: 'createTicket'; ticket: NewTicket }
  | { do: 'addMessage'; message: NewMessage }
  /** `etag` is what the plan was made against; a refused one means: read again and plan again. */
  | { do: 'updateTicket'; ticketId: number; etag: string; patch: TicketPatch }
  /** The new ticket follows one that stays closed: each stands among the other's links. */
  | { do: 'linkTicket'; ticketKey: string; to: TicketEnd }
  | { do: 'flagContact'; address: string; undeliverable: string }
  /** The message that came back, by its Message-ID; nothing when it is none of the desk's messages. */
  | { do: 'markBounced'; internetMessageId: string; reason: string }
  | { do: 'acknowledge'; to: string; language: string | null };

export type NewContact = { address: string; name: string; language: string | null };

export type NewTicket = Omit<Ticket, 'id' | 'etag' | 'modifiedAt' | 'createdAt' | 'assignee' | 'rating' | 'snoozedUntil' | 'followers' | 'mentioned'> & {
  createdAt: string;
  /** Site user; absent or null for nobody. */
  assigneeId?: number | null;
};

export type NewMessage = Omit<Message, 'id' | 'etag' | 'author' | 'attachments' | 'kind' | 'longParts'> & {
  kind: MessageKind;
  evidence: ThreadEvidence;
  attachments: Attachment[];
};
