import type { SystemEvent } from './systemEvent.ts';
import type { Contact } from './ticket.ts';

/** `Mail` came in by mail or portal; `Reply` leaves to the requester; `Note` is private; `System` is written by the desk itself. */
export const MESSAGE_KINDS = ['Mail', 'Reply', 'Note', 'System'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * `Queued` waits for the service, `Sending` is claimed by it, `Sent` was accepted by Exchange, `Failed` carries a reason,
 * `Bounced` came back. `None` is for everything that is not sent.
 */
export const DELIVERY_STATES = ['None', 'Queued', 'Sending', 'Sent', 'Failed', 'Bounced'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A file of a message. `storedName` says where it lies: among the attachments of the message item, or in the library (`nameInLibrary`); null while it could not be stored. */
export type Attachment = {
  fileName: string;
  storedName: string | null;
  contentType: string;
  size: number;
  sha256: string;
  /** Shown inside the text through `cid:`, not as a file below it. */
  inline: boolean;
  contentId: string | null;
  /** Why it was not stored, in a word of `ATTACHMENT_OMISSIONS`. */
  omitted?: AttachmentOmission;
};

export const ATTACHMENT_OMISSIONS = ['tooLarge', 'tooMany', 'blocked'] as const;
export type AttachmentOmission = (typeof ATTACHMENT_OMISSIONS)[number];

/** Why this message joined its ticket; kept with the message so that a wrong join can be explained. */
/** What a mail says besides who wrote it; none of it is proven. */
export type MailHints = {
  /** Where its `Reply-To` wishes answers, when that is somebody else. */
  answersTo?: Contact;
  /** Who wrote what it hands on. */
  original?: Contact;
  /** The ticket it names without belonging to it: its sender takes no part there. */
  names?: number;
};

export type ThreadEvidence = {
  rule: 'new' | 'sentId' | 'receivedId' | 'marker' | 'conversation' | 'number' | 'bounce' | 'portal' | 'desk' | 'rule';
  /** What matched: a hash or a number, never an address or an id. */
  matched?: string;
  /** Of a message handed on: stored names of those of its files that stay behind. */
  without?: readonly string[];
  /** Of a private note: colleagues it names, or who follow the ticket, are told by mail. */
  notice?: true;
  /** The first message of a ticket that an agent made: queued until the desk's rules for new tickets have looked at it, whether or not it leaves. */
  opens?: true;
  /** Of a mail, for the agent who reads it. */
  hints?: MailHints;
};

/** What can leave as a mail. Anything else that is queued waits for the service to look at it: a ticket an agent made for the rules, a snooze for its end. */
export const leaves = (message: Pick<Message, 'kind'>): boolean => message.kind === 'Reply' || message.kind === 'Note';

/** A private note that leaves as a notice to colleagues; any other note with recipients is a message handed on. */
export const isNotice = (message: Pick<Message, 'kind' | 'evidence'>): boolean => message.kind === 'Note' && message.evidence?.notice === true;

export type Message = {
  id: number;
  etag: string;
  key: string;
  ticketKey: string;
  kind: MessageKind;
  from: Contact;
  to: Contact[];
  cc: Contact[];
  subject: string;
  /** Cleaned HTML; `cid:` references are resolved through `attachments`. Empty when the mail had only text. */
  html: string;
  /** What the writer wrote: plain text without quotes. */
  visibleText: string;
  /** The whole plain text, quotes included; empty when equal to `visibleText`. */
  fullText: string;
  sentAt: string;
  /** Earliest moment at which the service may send it; the ten seconds of undo. */
  sendAfter: string | null;
  delivery: DeliveryState;
  deliveryError: string | null;
  attachments: Attachment[];
  evidence: ThreadEvidence | null;
  /** Reason why it counts as automatic, e.g. `auto-submitted: auto-replied`; null for mail written by a person. */
  automatic: string | null;
  /** Whether the sender's domain vouched for the mail (DMARC or aligned SPF/DKIM at the trusted hop). */
  verified: boolean;
  /** RFC 5322 Message-ID with angle brackets, as received or as assigned when sent. */
  internetMessageId: string | null;
  /** Immutable Graph id of the mail in the mailbox; the reply is created on it so that the thread holds. */
  mailboxMessageId: string | null;
  author: { id: number; name: string } | null;
  /**
   * Parts too long for a list column: `visibleText` then holds its beginning, `html` and `fullText` are empty, and
   * `DeskLists.messageBody` reads the whole. Absent or empty for nearly every message.
   */
  longParts?: readonly LongPart[];
  /**
   * Keys of the tickets it was in before, first to last with `|` between: each was merged into the next, or it was split off; absent for nearly every
   * message. Read with `cameFrom`, written with `wayOn` and `wayBack`.
   */
  movedFrom?: string;
  /** What a system entry tells; absent for every other kind. */
  event?: SystemEvent;
};

export const LONG_PARTS = ['html', 'visibleText', 'fullText'] as const;
export type LongPart = (typeof LONG_PARTS)[number];
