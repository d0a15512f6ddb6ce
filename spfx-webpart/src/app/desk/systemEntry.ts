import type { NewMessage } from '@listdesk/shared/intake';
import type { SystemEvent, Ticket } from '@listdesk/shared/tickets';
import type { Me } from './state';

/** A line of the desk itself. `text` is for whoever cannot read the event: a mail program, an export. */
export const systemEntry = (key: string, ticket: Pick<Ticket, 'key' | 'subject'>, me: Me, at: string, event: SystemEvent, text: string): NewMessage => ({
  key,
  ticketKey: ticket.key,
  kind: 'System',
  from: { name: me.name, address: me.address },
  to: [],
  cc: [],
  subject: ticket.subject,
  html: '',
  visibleText: text,
  fullText: '',
  sentAt: at,
  sendAfter: null,
  delivery: 'None',
  deliveryError: null,
  attachments: [],
  evidence: { rule: 'desk' },
  automatic: null,
  verified: true,
  internetMessageId: null,
  mailboxMessageId: null,
  event,
});
