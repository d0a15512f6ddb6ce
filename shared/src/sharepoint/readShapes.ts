/** What reading the lists asks and answers. */
import type { Attachment, Channel, Contact, Message, Ticket, TicketPriority, TicketStatus } from '../tickets/index.ts';
import type { MailLogEntry, MailOutcome } from '../intake/index.ts';
import type { TimedView } from '../rules/index.ts';
import type { DeskSettings } from '../schema/index.ts';

/** Tickets one question about the customer's own columns names; more would make the URL longer than SharePoint takes. */
export const MAX_CUSTOM_ROWS = 60;

export type TicketView =
  | { view: 'mine'; agentId: number }
  | { view: 'unassigned' }
  | { view: 'allOpen' }
  | { view: 'status'; statuses: readonly TicketStatus[] }
  | { view: 'requester'; addresses: readonly string[] }
  /** Solved and not closed, since a moment (ISO 8601). */
  | { view: 'solvedSince'; since: string }
  /** Put off until later than a moment (ISO 8601). */
  | { view: 'snoozed'; now: string }
  | { view: 'where'; where: TicketWhere }
  /** What a rule of time may hold for. */
  | TimedView;

/**
 * What the lists can filter by; parts that are absent or empty filter nothing, several values of one part mean any of them.
 * `assignees` are site user ids, 0 for nobody; an empty text stands for none. At most `MAX_WHERE_VALUES` values a part.
 */
export type TicketWhere = {
  statuses: readonly TicketStatus[];
  assignees?: readonly number[];
  priorities?: readonly TicketPriority[];
  categories?: readonly string[];
  teams?: readonly string[];
  types?: readonly string[];
  channels?: readonly Channel[];
  /** Addresses, lower case. */
  requesters?: readonly string[];
  /** Choices of the customer's own columns, by internal name. */
  custom?: Readonly<Record<string, readonly string[]>>;
};

/** `cursor` is opaque; null when there is no further page. Newest message first. */
export type TicketPage = {
  tickets: Ticket[];
  cursor: string | null;
  /** Items somebody broke by hand in SharePoint: shown as such, never silently left out. Absent when there are none. */
  unreadable?: UnreadableItem[];
};

export type UnreadableItem = { id: number; reason: string };

export type StoredContact = Contact & {
  id: number;
  etag: string;
  organization: string | null;
  language: string | null;
  timeZone: string | null;
  role: string | null;
  /** Why mail to this address does not arrive; null when it does as far as known. */
  undeliverable: string | null;
  restricted: boolean;
};

export type MailLogPage = {
  entries: MailLogEntry[];
  cursor: string | null;
  /** Lines somebody broke by hand; absent when there are none. */
  unreadable?: UnreadableItem[];
};

/** What is left out filters nothing. `person` is an address or a part of one, `text` a part of the subject, `search` a part of either; times are ISO 8601, `until` excluded. */
export type MailLogFilter = {
  outcomes?: readonly MailOutcome[];
  mailbox?: string;
  person?: string;
  text?: string;
  search?: string;
  since?: string;
  until?: string;
};

/** Every line is in exactly one outcome, so the outcomes add up to `total`. */
export type MailLogCounts = {
  total: number;
  outcomes: Partial<Record<MailOutcome, number>>;
  /** More lines stand in that time than could be counted: the figures are lower bounds. */
  atLeast?: true;
};

/**
 * `body` is plain text with tokens such as `{{requester.name}}`; `html` the same as the desk's editor makes it, with pictures as `cid:`, empty for a
 * response that was written without. `ownerId`: the one agent who is shown it, a site user's id; null: everybody. `files` are attached to the item.
 */
export type CannedResponseText = {
  name: string;
  language: string | null;
  category: string | null;
  body: string;
  html: string;
  ownerId: number | null;
  files: readonly ResponseFile[];
};

/** A file of a canned response; it is always stored. */
export type ResponseFile = Attachment & { storedName: string };

export type CannedResponse = CannedResponseText & { id: number; etag: string; key: string };

/** `etag` is null while the desk has the defaults and nothing is stored. */
export type StoredSettings = { settings: DeskSettings; etag: string | null };

/** `etag` is null while nothing is stored under the key. */
export type StoredSettingValue = { value: unknown; etag: string | null };

/** Which ticket a known Message-ID belongs to. */
export type KnownMessageId = {
  internetMessageId: string;
  ticketKey: string;
  messageKey: string;
  /** A private note: forwarded to somebody, or their answer. */
  internal: boolean;
};

/** Bytes, or a `Blob` that need not be in memory. */
export type FileContent = Uint8Array | Blob;

export type MessageBody = Pick<Message, 'html' | 'visibleText' | 'fullText'>;

/** What a search on the device holds of a ticket. */
export type TicketIndexRow = Pick<Ticket, 'id' | 'subject' | 'status' | 'priority' | 'requester' | 'category' | 'tags' | 'lastMessageAt' | 'modifiedAt'> & {
  assigneeId: number | null;
  merged: boolean;
};

export type TicketIndexPage = { rows: TicketIndexRow[]; below: number | null };

/** `inMessages` were found by the text of a message alone. */
export type FoundTickets = { tickets: Ticket[]; inMessages: Ticket[] };

export type TicketCounts = {
  mine: number;
  unassigned: number;
  allOpen: number;
  /** Of the views asked for, in their order; null where open tickets alone do not tell. Absent when none was asked for. */
  views?: (number | null)[];
  /** More tickets are open than could be counted: the figures are lower bounds. */
  atLeast?: true;
};

/** A file on its way; `size` null where the server does not say. */
export type OpenedFile = { size: number | null; body: AsyncIterable<Uint8Array> };

export type Change = { type: 'added' | 'updated' | 'deleted'; id: number };

/** `resync` when the token is too old: load afresh. */
export type Changes = { outcome: 'changes'; changes: Change[]; token: string } | { outcome: 'resync'; token: string };
