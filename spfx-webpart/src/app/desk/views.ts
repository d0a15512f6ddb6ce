import { isSnoozed, OPEN_STATUSES, TICKET_PRIORITIES, TICKET_STATUSES, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import type { TicketView, TicketWhere } from '@listdesk/shared/sharepoint';
import { isOwn, type Age, type DeskState, type Filters, type SortName, type ViewName } from './state';

const NOTHING_OWN: DeskState['own'] = new Map();

const isOpen = (status: TicketStatus) => (OPEN_STATUSES as readonly TicketStatus[]).includes(status);

/** Whether a ticket stands in a view now (`now` in ms: put off tickets are out of the others until then); the same rule that the lists apply on the server. */
export function belongs(ticket: Ticket, view: ViewName, myId: number | null, now: number = Date.now()): boolean {
  if (ticket.mergedInto) return false;
  if (view === 'solved') return !isOpen(ticket.status);
  if (!isOpen(ticket.status)) return false;
  if (view === 'snoozed') return isSnoozed(ticket, now);
  if (isSnoozed(ticket, now)) return false;
  if (view === 'mine') return ticket.assignee !== null && ticket.assignee.id === myId;
  if (view === 'unassigned') return ticket.assignee === null;
  return true;
}

export function listView(view: Exclude<ViewName, 'snoozed'>, myId: number): TicketView {
  if (view === 'mine') return { view, agentId: myId };
  if (view === 'solved') return { view: 'status', statuses: ['Solved', 'Closed'] };
  return { view };
}

/** As many values of one part as the lists take in one question; more are chosen on this device. */
const MOST_VALUES = 20;

/** What of a view and its filters the lists can answer; null when the view alone says it. */
export function whereOf(view: ViewName, filters: Filters, myId: number): TicketWhere | null {
  if (view === 'snoozed') return null;
  const asked = <T,>(values: readonly T[]): readonly T[] | undefined => (values.length && values.length <= MOST_VALUES ? values : undefined);
  const custom = Object.entries(filters.custom).filter(([, values]) => asked(values));
  const parts = {
    priorities: asked(filters.priorities), categories: asked(filters.categories), teams: asked(filters.teams), types: asked(filters.types), channels: asked(filters.channels),
    requesters: asked(filters.requesters), assignees: view === 'mine' ? [myId] : view === 'unassigned' ? [0] : asked(filters.assignees), ...(custom.length ? { custom: Object.fromEntries(custom) } : {}),
  };
  const own = Object.entries(parts).some(([name, values]) => values !== undefined && (name !== 'assignees' || view === 'allOpen' || view === 'solved'));
  if (!own && !filters.statuses.length) return null;
  const base: readonly TicketStatus[] = view === 'solved' ? ['Solved', 'Closed'] : OPEN_STATUSES;
  const statuses = filters.statuses.filter((status) => base.includes(status));
  return { statuses: statuses.length ? statuses : base, ...Object.fromEntries(Object.entries(parts).filter(([, values]) => values !== undefined)) };
}

/** Names a question to the lists: two filters that ask the same share what was loaded. */
export function loadKey({ view, filters, me }: Pick<DeskState, 'view' | 'filters' | 'me'>): string {
  const where = whereOf(view, filters, me?.id ?? 0);
  return where ? `${view} ${JSON.stringify(where)}` : view;
}

const DAY_END = (now: number): number => new Date(now).setHours(23, 59, 59, 999);
const among = <T,>(list: readonly T[], value: T): boolean => !list.length || list.includes(value);
const same = (list: readonly string[], value: string | null): boolean => !list.length || list.some((one) => one.toLowerCase() === (value ?? '').toLowerCase());

const DAYS: Record<Exclude<Age, 'older'>, number> = { today: 0, week: 7, month: 30 };
const daysAgo = (days: number, now: number): number => { const day = new Date(now); day.setDate(day.getDate() - days); return day.setHours(0, 0, 0, 0); };
const aged = (list: readonly Age[], at: string, now: number): boolean => !list.length || list.some((one) => (one === 'older' ? Date.parse(at) < daysAgo(DAYS.month, now) : Date.parse(at) >= daysAgo(DAYS[one], now)));
const has = <T,>(list: readonly T[], values: readonly T[]): boolean => !list.length || list.some((one) => values.includes(one));

/** Filters of columns that not every list shows; `text` and the first four stand in `matches`. */
function matchesRest(ticket: Ticket, filters: Filters, now: number): boolean {
  const due = dueOf(ticket);
  const at = due === null ? Infinity : Date.parse(due);
  return same(filters.teams, ticket.team) && same(filters.types, ticket.type) && among(filters.channels, ticket.channel) && same(filters.requesters, ticket.requester.address) && same(filters.mailboxes, ticket.mailbox) &&
    has(filters.followers, ticket.followers) && has(filters.mentioned, ticket.mentioned) && aged(filters.created, ticket.createdAt, now) && aged(filters.updated, ticket.lastMessageAt, now) &&
    (!filters.tags.length || ticket.tags.some((tag) => same(filters.tags, tag))) &&
    (!filters.due.length || filters.due.some((one) => (one === 'late' ? at < now : at <= DAY_END(now))));
}

export function matches(ticket: Ticket, filters: Filters, now: number = Date.now()): boolean {
  if (filters.statuses.length && !filters.statuses.includes(ticket.status)) return false;
  if (filters.priorities.length && !filters.priorities.includes(ticket.priority)) return false;
  if (filters.assignees.length && !filters.assignees.includes(ticket.assignee?.id ?? 0)) return false;
  if (!same(filters.categories, ticket.category) || !matchesRest(ticket, filters, now)) return false;
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return true;
  const text = [
    ticket.id, ticket.subject, ticket.requester.name, ticket.requester.address, ticket.assignee?.name ?? '', ticket.category ?? '', ticket.preview, ...ticket.tags,
  ].join(' ').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

const used = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : typeof value === 'object' && value !== null ? Object.values(value).some(used) : value === true || (typeof value === 'string' && value.trim() !== ''));

export const isFiltered = (filters: Filters): boolean => used({ ...filters });

/** The moment by which somebody has to act; null while the clock stands still. */
export function dueOf(ticket: Ticket): string | null {
  if (ticket.status === 'Pending' || !isOpen(ticket.status)) return null;
  return ticket.firstRespondedAt === null && ticket.firstResponseDue ? ticket.firstResponseDue : ticket.resolutionDue;
}

const newest = (a: Ticket, b: Ticket) => (a.lastMessageAt < b.lastMessageAt ? 1 : a.lastMessageAt > b.lastMessageAt ? -1 : b.id - a.id);

/** Times, figures and places; another name is the ticket's text of that name. */
const KEYS: Partial<Record<SortName, (ticket: Ticket) => string | number | null>> = {
  due: (ticket) => { const due = dueOf(ticket); return due && Date.parse(due); },
  priority: ({ priority }) => -TICKET_PRIORITIES.indexOf(priority),
  number: ({ id }) => -id,
  status: ({ status }) => TICKET_STATUSES.indexOf(status),
  requester: ({ requester }) => requester.name || requester.address,
  assignee: ({ assignee }) => assignee && assignee.name,
  created: ({ createdAt }) => -Date.parse(createdAt),
  tags: ({ tags }) => tags.join(),
};

/** Two tickets as an order puts them; nothing stands last, whichever way round. Only texts ask for the letters of the reader's language: the browser takes long to know them. */
export function orderOf(sort: SortName, own: DeskState['own'] = NOTHING_OWN, reverse = false): (a: Ticket, b: Ticket) => number {
  const way = reverse ? -1 : 1;
  if (sort === 'updated') return (a, b) => way * newest(a, b);
  const of = isOwn(sort) ? ({ id }: Ticket) => own.get(id)?.values[sort.slice(4)]?.key : KEYS[sort] ?? ((ticket: Ticket) => ticket[sort as 'subject']);
  let letters: Intl.Collator | undefined;
  return (a, b) => {
    const [x, y] = [of(a) ?? '', of(b) ?? ''];
    if (x === '' || y === '') return Number(x === '') - Number(y === '') || newest(a, b);
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : (letters ??= new Intl.Collator(undefined, { numeric: true })).compare(String(x), String(y));
    return way * order || newest(a, b);
  };
}

/** Unread: the requester wrote last, and later than this person last looked. */
export const isUnread = (ticket: Ticket, seen: DeskState['seen']) =>
  ticket.lastMessageFrom === 'Requester' && ticket.lastMessageAt > (seen[String(ticket.id)] ?? '');

type Shown = Pick<DeskState, 'tickets' | 'view' | 'me' | 'filters' | 'sort' | 'reverse' | 'held' | 'found' | 'seen'> & { own?: DeskState['own']; now: number };

/** The rows of the current view, in order. Calculated from the tickets held; asked again only when one of its parts changed. */
export function visibleRows(state: Shown): Ticket[] {
  const rows: Ticket[] = [];
  const { filters, now } = state;
  const { own = NOTHING_OWN } = state;
  const ownFilters = Object.entries(filters.own).filter(([, keys]) => keys.length > 0);
  const found = used({ ...filters.custom }) ? state.found[loadKey(state)] ?? new Set<number>() : null;
  state.tickets.forEach((ticket) => {
    if (state.held.has(ticket.id) || (found && !found.has(ticket.id)) || (filters.unread && !isUnread(ticket, state.seen))) return;
    if (ownFilters.some(([name, keys]) => !keys.includes(String(own.get(ticket.id)?.values[name]?.key ?? '')))) return;
    if (belongs(ticket, state.view, state.me?.id ?? null, now) && matches(ticket, filters, now)) rows.push(ticket);
  });
  return rows.sort(orderOf(state.sort, own, state.reverse));
}
