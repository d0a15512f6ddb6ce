/** What writing to the lists takes, how it may end, and the faults of both. */
import type { Message, TicketPatch } from '../tickets/index.ts';
import type { MailLogEntry, NewContact, NewMessage, NewTicket } from '../intake/index.ts';
import type { StoredContact } from './readShapes.ts';

export type ContactPatch = Partial<Pick<StoredContact, 'name' | 'organization' | 'language' | 'timeZone' | 'role' | 'undeliverable' | 'restricted'>>;

export type Created<T> = { outcome: 'created'; item: T } | { outcome: 'exists' };

/** `stale`: somebody else wrote first; read again. `gone`: deleted. */
export type Updated = { outcome: 'updated'; etag: string } | { outcome: 'stale' } | { outcome: 'gone' };

/** One of many changes that go together; `etag` fences it alone. */
export type TicketChange = { id: number; etag: string; patch: TicketPatch };

export type TicketUpdated = Updated | { outcome: 'failed'; fault: ListsFaultLike };

/** A ticket that is to be deleted with its messages; `etag` as somebody saw it, null whichever it has. */
export type TicketToRecycle = { id: number; key: string; etag: string | null };

/** `bins`: what of it lies in the recycle bin, the ticket first; of one that was refused, messages that went before. */
export type TicketRecycled = { outcome: 'recycled' | 'stale' | 'gone'; bins: string[] } | { outcome: 'failed'; fault: ListsFaultLike; bins: string[] };

/** One write of a batch. Every create is fenced by its list's unique column, so sending the batch again is safe. */
export type ListWrite =
  | { write: 'createTicket'; ticket: NewTicket }
  | { write: 'createMessage'; message: NewMessage }
  | { write: 'createContact'; contact: NewContact }
  | { write: 'createMailLog'; entry: MailLogEntry }
  | { write: 'updateTicket'; id: number; etag: string; patch: TicketPatch }
  | { write: 'updateMessage'; id: number; etag: string; patch: MessagePatch }
  | { write: 'updateContact'; id: number; etag: string; patch: ContactPatch };

export type MessagePatch = Partial<
  Pick<
    Message,
    'delivery' | 'deliveryError' | 'internetMessageId' | 'mailboxMessageId' | 'sentAt' | 'attachments' | 'sendAfter' | 'ticketKey' | 'event' | 'verified'
  >
> & { /** Null: it belongs where it is. */ movedFrom?: string | null };

/** Answers in the order of the writes. `failed` is this write alone; the others stand (a SharePoint batch is no transaction). */
export type WriteOutcome =
  | { outcome: 'created'; id: number; etag: string }
  | { outcome: 'exists' }
  | { outcome: 'updated'; etag: string }
  | { outcome: 'stale' }
  | { outcome: 'gone' }
  | { outcome: 'failed'; fault: ListsFaultLike };

export type ListsFaultCode =
  | 'lists.throttled'
  | 'lists.unavailable'
  | 'lists.denied'
  | 'lists.unauthenticated'
  | 'lists.missing'
  | 'lists.threshold'
  | 'lists.invalid'
  | 'lists.full'
  | 'lists.offline'
  /** Under a legal hold: it may not be deleted. */
  | 'lists.held';

export type ListsFaultLike = { code: ListsFaultCode; message: string; retryAfterSeconds: number | null };
