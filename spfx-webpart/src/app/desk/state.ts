import type { Agent, Channel, Ticket, TicketPatch, TicketPriority, TicketStatus } from '@listdesk/shared/tickets';
import type { DeskSettings, Role } from '@listdesk/shared/schema';
import type { ListsFaultLike, Presence } from '@listdesk/shared/sharepoint';

export const VIEWS = ['mine', 'unassigned', 'allOpen', 'snoozed', 'solved'] as const;
export type ViewName = (typeof VIEWS)[number];
export const isView = (value: unknown): value is ViewName => (VIEWS as readonly unknown[]).includes(value);

/** A column of the customer's own, by internal name. */
export type OwnName = `own:${string}`;
export const isOwn = (name: string | null): name is OwnName => name !== null && /^own:[A-Za-z_]\w{0,63}$/.test(name);
/** Between several choices in one key. */
export const MANY = '\n';
/** What a ticket has in such a column: as it is shown, and what it is compared, gathered and filtered by (null for nothing). */
export type OwnValue = { text: string; key: string | number | null };
export type OwnValues = { etag: string; values: Readonly<Record<string, OwnValue>> };

export const SORTS = [
  'updated',
  'due',
  'priority',
  'number',
  'status',
  'subject',
  'requester',
  'assignee',
  'created',
  'category',
  'team',
  'type',
  'tags',
  'mailbox',
] as const;
export type SortName = (typeof SORTS)[number] | OwnName;

export const GROUPS = ['due', 'status', 'priority', 'assignee', 'category', 'team', 'requester'] as const;
export type GroupName = (typeof GROUPS)[number] | OwnName;

/** Columns beside those that always show. */
export const COLUMNS = ['category', 'team', 'type', 'tags', 'created', 'mailbox'] as const;
export type ColumnName = (typeof COLUMNS)[number] | OwnName;
export const MAX_OWN_COLUMNS = 10;

/** From one day to another, both included; either may be left out ("2026-11-01.."). */
export type Span = `${string}..${string}`;

export const DUE_FILTERS = ['late', 'today'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number] | Span;

/** How long ago: since the start of so many days, or before all of them. */
export const AGES = ['today', 'week', 'month', 'older'] as const;
export type Age = (typeof AGES)[number] | Span;

/**
 * Empty lists filter nothing, and an empty text in one stands for "none". `assignees`, `followers` and `mentioned` hold user ids, 0 for "nobody"; `custom` choices of the
 * customer's own columns by internal name; `text` searches number, subject, people, tags and preview.
 */
export type Filters = {
  statuses: TicketStatus[];
  priorities: TicketPriority[];
  assignees: number[];
  categories: string[];
  teams: string[];
  types: string[];
  channels: Channel[];
  requesters: string[];
  tags: string[];
  mailboxes: string[];
  due: DueFilter[];
  created: Age[];
  updated: Age[];
  followers: number[];
  mentioned: number[];
  unread: boolean;
  custom: Readonly<Record<string, string[]>>;
  /** Keys of the customer's own columns that the lists are not asked about, by internal name; chosen on this device. */
  own: Readonly<Record<string, string[]>>;
  text: string;
};
export const NO_FILTERS: Filters = {
  statuses: [],
  priorities: [],
  assignees: [],
  categories: [],
  teams: [],
  types: [],
  channels: [],
  requesters: [],
  tags: [],
  mailboxes: [],
  due: [],
  created: [],
  updated: [],
  followers: [],
  mentioned: [],
  unread: false,
  custom: {},
  own: {},
  text: '',
};

/** How a list looks: what a saved view remembers beside its name. */
export type ViewShape = { base: ViewName; filters: Filters; sort: SortName; reverse: boolean; group: GroupName | null; columns: ColumnName[] };
export type NamedView = { id: number; etag: string; key: string; name: string; shared: boolean; place: number; ownerId: number; shape: ViewShape };

/** `groups`: those of the site, in order; a confidential ticket is for one of them alone. */
export type Me = Agent & { roles: Role[]; groups: string[]; isSiteAdmin: boolean };

/** How far a view is loaded. `cursor` null with `loaded`: everything is here. */
export type ViewLoad = { loaded: boolean; loading: boolean; cursor: string | null; fault: ListsFaultLike | null };

/** Two people changed the same field: ours is kept here until somebody decides. `later`: put off, it is not asked now. */
export type Conflict = { ticket: Ticket; patch: TicketPatch; later: boolean };

/** Their name on the device. */
export const UNDECIDED = 'conflicts';
/** The question that is asked now: one at a time. */
export const askedConflict = ({ conflicts }: DeskState): Conflict | null => conflicts.find(({ later }) => !later) ?? null;

/** `of`: key of the message it takes back, where it is about one. */
export type Undo = { id: number; text: string; until: number; of?: string; run(): Promise<void> };

/** A ticket somebody here solved or closed, one entry each time. */
export type Ended = { readonly id: number; readonly status: TicketStatus };

/** Work on several tickets that is under way, or ended with something to tell. `failed` names what was not done and why. */
export type BulkFailure = { ticketId: number; why: ListsFaultLike | 'gone' | 'stale' };
export type BulkRun = { id: number; text: string; total: number; done: number; failed: readonly BulkFailure[]; state: 'running' | 'stopped' | 'done' };

/** What the line at the foot says once; `bad` also reaches the assertive live region. */
export type Notice = { id: number; text: string; bad: boolean };

export type DeskState = {
  phase: 'starting' | 'ready' | 'firstRun' | 'denied';
  me: Me | null;
  /** By name. */
  agents: Agent[];
  settings: DeskSettings | null;
  counts: { mine: number; unassigned: number; allOpen: number; /** A text where it is a lower bound: "12+". */ views?: (number | string | null)[] } | null;
  view: ViewName;
  /** How far each question to the lists is loaded, by `loadKey`. */
  loads: Readonly<Record<string, ViewLoad>>;
  /** How often all of it was read anew: whoever loads tickets beside the views begins again too. */
  reloads: number;
  /** Which tickets the lists found for a question about columns that are not held here, by `loadKey`. */
  found: Readonly<Record<string, ReadonlySet<number>>>;
  /** Own and shared views in their order; null until they were read. */
  saved: readonly NamedView[] | null;
  /** Key of the saved view that is open. */
  viewKey: string | null;
  group: GroupName | null;
  columns: readonly ColumnName[];
  /** The customer's own columns of the tickets shown, read when something asks for them; what people call them, by name. */
  own: ReadonlyMap<number, OwnValues>;
  ownTitles: Readonly<Record<string, string>>;
  /** Those of them that the cards of the board show. */
  cardFields?: readonly OwnName[];
  tickets: ReadonlyMap<number, Ticket>;
  /** Tickets that came by themselves and wait behind "2 new" because the reader is further down. */
  held: ReadonlySet<number>;
  sort: SortName;
  /** Against the way that order goes by itself. */
  reverse: boolean;
  filters: Filters;
  /** Ticket id -> time of the newest message this person has seen on this device. */
  seen: Readonly<Record<string, string>>;
  /** `asOf`: what this device showed last, not yet caught up. */
  live: { state: 'live' | 'asOf' | 'late' | 'offline'; asOf: number; nextTryAt: number | null };
  /** Colleagues who are at the desk now, and at which ticket. */
  present: readonly Presence[];
  /** Writes that wait for SharePoint. */
  waiting: number;
  conflicts: readonly Conflict[];
  bulk: BulkRun | null;
  /** Tickets somebody here just solved or closed from a list: their children may follow. */
  ended: readonly Ended[];
  undo: Undo | null;
  notice: Notice | null;
};

/** Rows a request where a view is looked through for what the lists cannot choose or order: as many as they give in one answer. */
export const LOOKED_THROUGH_ROWS = 500;

export const NOT_LOADED: ViewLoad = { loaded: false, loading: false, cursor: null, fault: null };

export const initialState = (view: ViewName, now: number): DeskState => ({
  phase: 'starting',
  me: null,
  agents: [],
  settings: null,
  counts: null,
  view,
  loads: {},
  reloads: 0,
  found: {},
  saved: null,
  viewKey: null,
  group: null,
  columns: [],
  own: new Map(),
  ownTitles: {},
  tickets: new Map(),
  held: new Set(),
  sort: 'updated',
  reverse: false,
  filters: NO_FILTERS,
  seen: {},
  live: { state: 'live', asOf: now, nextTryAt: null },
  present: [],
  waiting: 0,
  conflicts: [],
  bulk: null,
  ended: [],
  undo: null,
  notice: null,
});
