import { OPEN_STATUSES, TICKET_PRIORITIES, TICKET_STATUSES, type Ticket } from '@listdesk/shared/tickets';
import type { GroupName } from './state';
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

const NAMES: Record<GroupName, (ticket: Ticket, now: number) => string> = {
  due: dueGroup,
  status: (ticket) => ticket.status,
  priority: (ticket) => ticket.priority,
  assignee: (ticket) => ticket.assignee?.name ?? '',
  category: (ticket) => ticket.category ?? '',
  team: (ticket) => ticket.team ?? '',
  requester: (ticket) => ticket.requester.name || ticket.requester.address,
};

const ORDER: Partial<Record<GroupName, readonly string[]>> = { due: DUE_GROUPS, status: [...OPEN_STATUSES, ...TICKET_STATUSES.slice(OPEN_STATUSES.length)], priority: [...TICKET_PRIORITIES].reverse() };

/** Rows in their order, gathered under what they share; the rows of a closed group are counted and left out. Nothing in common stands last. */
export function groupRows(rows: readonly Ticket[], group: GroupName | null, closed: ReadonlySet<string>, now: number): Grouped {
  if (group === null) return { rows: rows as Ticket[], groups: [] };
  const members = new Map<string, Ticket[]>();
  for (const ticket of rows) {
    const name = NAMES[group](ticket, now);
    const list = members.get(name);
    if (list) list.push(ticket);
    else members.set(name, [ticket]);
  }
  const order = ORDER[group];
  const names = Array.from(members.keys()).sort((a, b) => (order ? order.indexOf(a) - order.indexOf(b) : Number(a === '') - Number(b === '') || a.localeCompare(b)));
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
