import type { Agent, Ticket, TicketPatch, TicketPriority, TicketStatus } from '@listdesk/shared/tickets';
import type { DeskSettings, Role } from '@listdesk/shared/schema';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';

export const VIEWS = ['mine', 'unassigned', 'allOpen', 'solved'] as const;
export type ViewName = (typeof VIEWS)[number];

export const SORTS = ['updated', 'due', 'priority', 'number'] as const;
export type SortName = (typeof SORTS)[number];

/** Empty lists filter nothing. `assignees` holds user ids, 0 for "nobody"; `text` searches number, subject, people, tags and preview. */
export type Filters = { statuses: TicketStatus[]; priorities: TicketPriority[]; assignees: number[]; categories: string[]; text: string };
export const NO_FILTERS: Filters = { statuses: [], priorities: [], assignees: [], categories: [], text: '' };

export type Me = Agent & { roles: Role[]; isSiteAdmin: boolean };

/** How far a view is loaded. `cursor` null with `loaded`: everything is here. */
export type ViewLoad = { loaded: boolean; loading: boolean; cursor: string | null; fault: ListsFaultLike | null };

/** Two people changed the same field: ours is kept here until somebody decides. */
export type Conflict = { ticket: Ticket; patch: TicketPatch };

export type Undo = { id: number; text: string; until: number; run(): Promise<void> };

/** What the line at the foot says once; `bad` also reaches the assertive live region. */
export type Notice = { id: number; text: string; bad: boolean };

export type DeskState = {
  phase: 'starting' | 'ready' | 'firstRun' | 'denied';
  me: Me | null;
  agents: Agent[];
  settings: DeskSettings | null;
  counts: { mine: number; unassigned: number; allOpen: number } | null;
  view: ViewName;
  loads: Readonly<Record<ViewName, ViewLoad>>;
  tickets: ReadonlyMap<number, Ticket>;
  /** Tickets that came by themselves and wait behind "2 new" because the reader is further down. */
  held: ReadonlySet<number>;
  sort: SortName;
  filters: Filters;
  /** Ticket id -> time of the newest message this person has seen on this device. */
  seen: Readonly<Record<string, string>>;
  /** `asOf`: what this device showed last, not yet caught up. */
  live: { state: 'live' | 'asOf' | 'late' | 'offline'; asOf: number; nextTryAt: number | null };
  /** Writes that wait for SharePoint. */
  waiting: number;
  conflict: Conflict | null;
  undo: Undo | null;
  notice: Notice | null;
};

const NOT_LOADED: ViewLoad = { loaded: false, loading: false, cursor: null, fault: null };

export const initialState = (view: ViewName, now: number): DeskState => ({
  phase: 'starting',
  me: null,
  agents: [],
  settings: null,
  counts: null,
  view,
  loads: { mine: NOT_LOADED, unassigned: NOT_LOADED, allOpen: NOT_LOADED, solved: NOT_LOADED },
  tickets: new Map(),
  held: new Set(),
  sort: 'updated',
  filters: NO_FILTERS,
  seen: {},
  live: { state: 'live', asOf: now, nextTryAt: null },
  waiting: 0,
  conflict: null,
  undo: null,
  notice: null,
});
