/** The words of the help desk. Internal names are fixed; the customer chooses the labels. */

export const TICKET_STATUSES = ['New', 'Open', 'Pending', 'Solved', 'Closed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Statuses in which somebody still has to do something. `Pending` waits for the requester or a third party. */
export const OPEN_STATUSES = ['New', 'Open', 'Pending'] as const satisfies readonly TicketStatus[];

export const TICKET_PRIORITIES = ['Low', 'Normal', 'High', 'Urgent'] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

export const CHANNELS = ['Mail', 'Portal', 'Desk'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A person as a mail names them. `name` may be empty; `address` is lower case. */
export type Contact = { name: string; address: string };

/** A SharePoint user of the desk's site; `id` is the site user id. */
export type Agent = { id: number; name: string; address: string };

/**
 * One ticket as the desk knows it. `id` is the SharePoint item id and, formatted, the ticket's number;
 * `key` is made by the writer and fenced by a unique column, so that writing twice is refused.
 * Times are ISO 8601 in UTC.
 */
export type Ticket = {
  id: number;
  etag: string;
  key: string;
  subject: string;
  status: TicketStatus;
  priority: TicketPriority;
  category: string | null;
  type: string | null;
  requester: Contact;
  assignee: Agent | null;
  team: string | null;
  cc: readonly string[];
  tags: readonly string[];
  channel: Channel;
  /** Address of the mailbox that received it and from which replies leave; null for a desk without mail. */
  mailbox: string | null;
  createdAt: string;
  modifiedAt: string;
  /** When requester and desk last wrote to each other: the order of the list, unread marks and rules of silence go by it. */
  lastMessageAt: string;
  /** When agents last wrote among themselves (private notes, what is handed on and its answers); absent or null for never. */
  lastNoteAt?: string | null;
  /** Who wrote last decides whose turn it is. */
  lastMessageFrom: 'Requester' | 'Agent' | 'System';
  /** First words of the newest message, one line, at most `MAX_PREVIEW_CHARS`. */
  preview: string;
  firstResponseDue: string | null;
  resolutionDue: string | null;
  firstRespondedAt: string | null;
  /** Since when the clock of the promises stands; absent or null while it runs or nothing is promised. */
  slaPausedAt?: string | null;
  /** Working time in which it stood, in seconds; absent for none. */
  slaPausedSeconds?: number;
  solvedAt: string | null;
  closedAt: string | null;
  /** Key of the surviving ticket when this one was merged. */
  mergedInto: string | null;
  /** Out of the views until then; a time that has passed says that it came back. */
  snoozedUntil: string | null;
  /** Site user ids of agents who want to hear of it. */
  followers: readonly number[];
  /** Site user ids of agents a note names and who have not looked since. */
  mentioned: readonly number[];
  rating: number | null;
  /** BCP 47 tag of the requester's language as far as known, for templates. */
  language: string | null;
  /** Key of the circle that alone sees it; absent or null: everybody at the desk. */
  circle?: string | null;
  /** Why nothing of it may be deleted or erased for now; absent or null: it may. */
  legalHold?: string | null;
};

export const MAX_SUBJECT_CHARS = 255;
export const MAX_PREVIEW_CHARS = 140;
export const MAX_CC = 50;
export const MAX_TAGS = 20;
export const MAX_FOLLOWERS = 50;

export type TicketPatch = Partial<
  Pick<
    Ticket,
    | 'subject'
    | 'status'
    | 'priority'
    | 'category'
    | 'type'
    | 'team'
    | 'cc'
    | 'tags'
    | 'lastMessageAt'
    | 'lastMessageFrom'
    | 'lastNoteAt'
    | 'preview'
    | 'firstResponseDue'
    | 'resolutionDue'
    | 'firstRespondedAt'
    | 'slaPausedAt'
    | 'slaPausedSeconds'
    | 'solvedAt'
    | 'closedAt'
    | 'mergedInto'
    | 'rating'
    | 'requester'
    | 'snoozedUntil'
    | 'followers'
    | 'mentioned'
  >
> & { assigneeId?: number | null };
