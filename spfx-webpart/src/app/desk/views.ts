import { isSnoozed, OPEN_STATUSES, TICKET_PRIORITIES, TICKET_STATUSES, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import type { TicketView, TicketWhere } from '@listdesk/shared/sharepoint';
import { isOwn, MANY, type Age, type DeskState, type Filters, type SortName, type ViewName } from './state';

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
  const asked = <T>(values: readonly T[]): readonly T[] | undefined => (values.length && values.length <= MOST_VALUES ? values : undefined);
  const custom = Object.entries(filters.custom).filter(([, values]) => asked(values));
  const parts = {
    priorities: asked(filters.priorities),
    categories: asked(filters.categories),
    teams: asked(filters.teams),
    types: asked(filters.types),
    channels: asked(filters.channels),
    requesters: asked(filters.requesters),
    assignees: view === 'mine' ? [myId] : view === 'unassigned' ? [0] : asked(filters.assignees),
    ...(custom.length ? { custom: Object.fromEntries(custom) } : {}),
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

type Test = (ticket: Ticket) => boolean;
const DAYS: Partial<Record<Age, number>> = { today: 0, week: 7 };
const MONTH_DAYS = 30;
const daysAgo = (days: number, from: string | number): number => {
  const day = new Date(from);
  day.setDate(day.getDate() - days);
  return day.setHours(0, 0, 0, 0);
};

const among = <T>(wanted: readonly T[], of: (ticket: Ticket) => T): Test | null => (wanted.length ? (ticket) => wanted.includes(of(ticket)) : null);
const someAmong = <T>(wanted: readonly T[], of: (ticket: Ticket) => readonly T[]): Test | null =>
  wanted.length ? (ticket) => of(ticket).some((one) => wanted.includes(one)) : null;
/** Texts of the customer's, written large or small. */
function named(wanted: readonly string[], of: (ticket: Ticket) => readonly (string | null)[]): Test | null {
  const low = wanted.map((one) => one.toLowerCase());
  return low.length ? (ticket) => of(ticket).some((one) => low.includes((one ?? '').toLowerCase())) : null;
}

/** From the first moment of one day to the last of another; a day is that of the reader's clock. */
const days = (from = '', until = ''): [number, number] => [from ? daysAgo(0, from + 'T00:00') : -Infinity, until ? daysAgo(-1, until + 'T00:00') : Infinity];

const DAY_CHARS = '2026-11-30'.length;

/** Whether a figure or a day of the customer's own lies between two ends, with both of them. */
function between(span: string, key: string | number | null): boolean {
  const [from, until] = span.split('..');
  if (until === undefined || key === null) return false;
  if (typeof key === 'number') return !(from && key < +from) && !(until && key > +until);
  const [first, after] = days(from, until);
  // A day without a time is one of the reader's clock as well.
  const at = Date.parse(key.length === DAY_CHARS ? `${key}T00:00` : key);
  return at >= first && at < after;
}

/** Times in one of the spans, from the first moment up to the last. */
function within<T extends string>(wanted: readonly T[], of: (ticket: Ticket) => string | null, named: (name: T) => readonly [number, number]): Test | null {
  const spans = wanted.map((name) => {
    const [from, until] = name.split('..');
    return until === undefined ? named(name) : days(from, until);
  });
  return spans.length
    ? (ticket) => {
        const at = Date.parse(of(ticket) ?? '');
        return spans.some(([from, until]) => at >= from! && at < until!);
      }
    : null;
}

function says(text: string): Test | null {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return words.length
    ? (ticket) => {
        const all = [
          ticket.id,
          ticket.subject,
          ticket.requester.name,
          ticket.requester.address,
          ticket.assignee?.name ?? '',
          ticket.category ?? '',
          ticket.preview,
          ...ticket.tags,
        ]
          .join(' ')
          .toLocaleLowerCase();
        return words.every((word) => all.includes(word));
      }
    : null;
}

/** Whether a ticket has what the filters ask for. Made once for thousands of tickets: only filters that are set cost anything. */
export function matcherOf(filters: Filters, now: number = Date.now()): Test {
  const since = (age: Age): [number, number] => (age === 'older' ? [0, daysAgo(MONTH_DAYS, now)] : [daysAgo(DAYS[age] ?? MONTH_DAYS, now), Infinity]);
  const tests = [
    among(filters.statuses, ({ status }) => status),
    among(filters.priorities, ({ priority }) => priority),
    among(filters.assignees, ({ assignee }) => assignee?.id ?? 0),
    among(filters.channels, ({ channel }) => channel),
    named(filters.categories, ({ category }) => [category]),
    named(filters.teams, ({ team }) => [team]),
    named(filters.types, ({ type }) => [type]),
    named(filters.requesters, ({ requester }) => [requester.address]),
    named(filters.mailboxes, ({ mailbox }) => [mailbox]),
    named(filters.tags, ({ tags }) => tags),
    someAmong(filters.followers, ({ followers }) => followers),
    someAmong(filters.mentioned, ({ mentioned }) => mentioned),
    within(filters.created, ({ createdAt }) => createdAt, since),
    within(filters.updated, ({ lastMessageAt }) => lastMessageAt, since),
    within(filters.due, dueOf, (due) => [0, due === 'today' ? daysAgo(-1, now) : now]),
    says(filters.text),
  ].filter((test) => test !== null);
  return (ticket) => tests.every((test) => test(ticket));
}

/** Whether what the filters show changes with the clock alone. */
export const asksForTime = ({ due, created, updated }: Filters): boolean => due.length + created.length + updated.length > 0;

const used = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : typeof value === 'object' && value !== null
      ? Object.values(value).some(used)
      : value === true || (typeof value === 'string' && value.trim() !== '');

export const isFiltered = (filters: Filters): boolean => used({ ...filters });

/** The moment by which somebody has to act; null while the clock stands still. */
export function dueOf(ticket: Ticket): string | null {
  if (ticket.status === 'Pending' || !isOpen(ticket.status)) return null;
  return ticket.firstRespondedAt === null && ticket.firstResponseDue ? ticket.firstResponseDue : ticket.resolutionDue;
}

const newest = (a: Ticket, b: Ticket) => (a.lastMessageAt < b.lastMessageAt ? 1 : a.lastMessageAt > b.lastMessageAt ? -1 : b.id - a.id);

/** Times, figures and places; another name is the ticket's text of that name. */
const KEYS: Partial<Record<SortName, (ticket: Ticket) => string | number | null>> = {
  due: (ticket) => {
    const due = dueOf(ticket);
    return due && Date.parse(due);
  },
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
  const of = isOwn(sort) ? ({ id }: Ticket) => own.get(id)?.values[sort.slice(4)]?.key : (KEYS[sort] ?? ((ticket: Ticket) => ticket[sort as 'subject']));
  let letters: Intl.Collator | undefined;
  return (a, b) => {
    const [x, y] = [of(a) ?? '', of(b) ?? ''];
    if (x === '' || y === '') return Number(x === '') - Number(y === '') || newest(a, b);
    const order =
      typeof x === 'number' && typeof y === 'number' ? x - y : (letters ??= new Intl.Collator(undefined, { numeric: true })).compare(String(x), String(y));
    return way * order || newest(a, b);
  };
}

/** Unread: the requester wrote last, and later than this person last looked; or marked so, which is an empty time. */
export const isUnread = ({ id, lastMessageFrom, lastMessageAt }: Ticket, seen: DeskState['seen']) =>
  seen[id] === '' || (lastMessageFrom === 'Requester' && lastMessageAt > (seen[id] ?? ''));

/** What of a ticket its row does not say: who looked at it, its values in the customer's own columns, and what the lists found where those are not read yet. */
type Beside = Pick<DeskState, 'own' | 'seen'> & { found?: ReadonlySet<number> };

/** Whether the filters leave a ticket for what stands beside it: unread, and the customer's own columns, choices by their text, others by their key. */
export function besideMatcherOf(filters: Filters, { own, seen, found }: Beside): Test {
  const wanted = (values: Filters['own']): [string, string[]][] => Object.entries(values).filter(([, some]) => some.length > 0);
  const tests: Test[] = [
    ...wanted(filters.custom).map(([name, texts]): Test => ({ id }) => {
      const value = own.get(id)?.values[name];
      // Read again with each change; what the lists found once would stay for good.
      return value ? texts.includes(value.text) : found?.has(id) === true;
    }),
    ...wanted(filters.own).map(([name, keys]): Test => ({ id }) => {
      const key = own.get(id)?.values[name]?.key ?? null;
      const parts = String(key ?? '').split(MANY);
      return keys.some((one) => parts.includes(one) || between(one, key));
    }),
  ];
  if (filters.unread) tests.push((ticket) => isUnread(ticket, seen));
  return (ticket) => tests.every((test) => test(ticket));
}

type Shown = Pick<DeskState, 'tickets' | 'view' | 'me' | 'filters' | 'sort' | 'reverse' | 'held' | 'found' | 'seen'> & { own?: DeskState['own']; now: number };

/** The rows of the current view, in order. Calculated from the tickets held; asked again only when one of its parts changed. */
export function visibleRows(state: Shown): Ticket[] {
  const rows: Ticket[] = [];
  const { filters, now } = state;
  const { own = NOTHING_OWN } = state;
  const besides = besideMatcherOf(filters, { own, seen: state.seen, found: state.found[loadKey(state)] });
  const matches = matcherOf(filters, now);
  state.tickets.forEach((ticket) => {
    if (state.held.has(ticket.id) || !besides(ticket)) return;
    if (belongs(ticket, state.view, state.me?.id ?? null, now) && matches(ticket)) rows.push(ticket);
  });
  return rows.sort(orderOf(state.sort, own, state.reverse));
}
