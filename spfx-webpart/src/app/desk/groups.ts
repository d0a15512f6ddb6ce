import { OPEN_STATUSES, TICKET_PRIORITIES, TICKET_STATUSES, type Ticket } from '@listdesk/shared/tickets';
import { isOwn, type DeskState, type GROUPS, type GroupName } from './state';
import { dueOf } from './views';

/** `name` is what the rows share: a word of ours or a text of the customer's; empty for none. */
export type Group = { key: string; name: string; count: number; /** Index of its first row. */ at: number; closed: boolean };
export type Grouped = { rows: Ticket[]; groups: Group[] };

export const DUE_GROUPS = ['late', 'today', 'later', 'none'] as const;

function dueGroup(ticket: Ticket, now: number): (typeof DUE_GROUPS)[number] {
  const due = dueOf(ticket);
  if (due === null) return 'none';
  const at = Date.parse(due);
  return at < now ? 'late' : at <= new Date(now).setHours(23, 59, 59, 999) ? 'today' : 'later';
}

const NAMES: Record<(typeof GROUPS)[number], (ticket: Ticket, now: number) => string> = {
  due: dueGroup,
  status: (ticket) => ticket.status,
  priority: (ticket) => ticket.priority,
  assignee: (ticket) => ticket.assignee?.name ?? '',
  category: (ticket) => ticket.category ?? '',
  team: (ticket) => ticket.team ?? '',
  requester: (ticket) => ticket.requester.name || ticket.requester.address,
};

const ORDER: Partial<Record<(typeof GROUPS)[number], readonly string[]>> = {
  due: DUE_GROUPS,
  status: [...OPEN_STATUSES, ...TICKET_STATUSES.slice(OPEN_STATUSES.length)],
  priority: [...TICKET_PRIORITIES].reverse(),
};

/** Rows in their order, gathered under what they share; the rows of a closed group are counted and left out. Nothing in common stands last. */
export function groupRows(
  rows: readonly Ticket[],
  group: GroupName | null,
  closed: ReadonlySet<string>,
  now: number,
  own: DeskState['own'] = new Map(),
): Grouped {
  if (group === null) return { rows: rows as Ticket[], groups: [] };
  const members = new Map<string, Ticket[]>();
  const keys = new Map<string, string | number | null>();
  for (const ticket of rows) {
    const value = isOwn(group) ? own.get(ticket.id)?.values[group.slice(4)] : undefined;
    const name = isOwn(group) ? (value?.text ?? '') : NAMES[group](ticket, now);
    if (value) keys.set(name, value.key);
    const list = members.get(name);
    if (list) list.push(ticket);
    else members.set(name, [ticket]);
  }
  const order = isOwn(group) ? undefined : ORDER[group];
  const ranked = (a: string, b: string): number => {
    const [x, y] = [keys.get(a), keys.get(b)];
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    // Days stand in their own order, not in that of their words.
    return typeof x === 'string' && typeof y === 'string' ? x.localeCompare(y) : 0;
  };
  const names = Array.from(members.keys()).sort((a, b) =>
    order ? order.indexOf(a) - order.indexOf(b) : Number(a === '') - Number(b === '') || ranked(a, b) || a.localeCompare(b),
  );
  const shown: Ticket[] = [];
  const groups = names.map((name): Group => {
    const key = `${group} ${name}`;
    const own = members.get(name) ?? [];
    const one = { key, name, count: own.length, at: shown.length, closed: closed.has(key) };
    if (!one.closed) for (const ticket of own) shown.push(ticket);
    return one;
  });
  return { rows: shown, groups };
}
