import type { NewMessage, NewTicket } from '@listdesk/shared/intake';
import type { Ticket } from '@listdesk/shared/tickets';

const AT = '2026-11-20T08:00:00.000Z';
const KATHARINA = { name: 'Katharina Hoffmann-Schröder', address: 'katharina.hoffmann@nordwind.example' };

/** A requester's new ticket as it goes to the lists; a test names only what matters to it. */
export const aNewTicket = (over: Partial<NewTicket> & Pick<NewTicket, 'key'>): NewTicket => ({
  subject: 'Printer',
  status: 'New',
  priority: 'Normal',
  category: null,
  type: null,
  requester: KATHARINA,
  team: null,
  cc: [],
  tags: [],
  channel: 'Mail',
  mailbox: null,
  createdAt: AT,
  lastMessageAt: AT,
  lastMessageFrom: 'Requester',
  preview: '',
  firstResponseDue: null,
  resolutionDue: null,
  firstRespondedAt: null,
  solvedAt: null,
  closedAt: null,
  mergedInto: null,
  language: null,
  ...over,
});

/** A requester's mail as it goes to the lists. */
export const aNewMessage = (over: Partial<NewMessage> & Pick<NewMessage, 'key' | 'ticketKey'>): NewMessage => ({
  kind: 'Mail',
  from: KATHARINA,
  to: [],
  cc: [],
  subject: 'Printer',
  html: '',
  visibleText: '',
  fullText: '',
  sentAt: AT,
  sendAfter: null,
  delivery: 'None',
  deliveryError: null,
  attachments: [],
  evidence: { rule: 'new' },
  automatic: null,
  verified: true,
  internetMessageId: null,
  mailboxMessageId: null,
  ...over,
});

/** An agent's reply that waits to be sent. */
export const aNewReply = (over: Partial<NewMessage> & Pick<NewMessage, 'key' | 'ticketKey'>): NewMessage =>
  aNewMessage({ kind: 'Reply', delivery: 'Queued', evidence: { rule: 'desk' }, ...over });

/** A ticket as the list answers it. */
export const aTicket = (over: Partial<Ticket> & Pick<Ticket, 'id'>): Ticket => ({
  ...aNewTicket({ key: `t${over.id}` }),
  etag: '"1"',
  modifiedAt: AT,
  assignee: null,
  rating: null,
  snoozedUntil: null,
  followers: [],
  mentioned: [],
  ...over,
});
