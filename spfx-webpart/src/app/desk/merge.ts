import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';

/** What is asked when two people give it different values. */
export const ASKED_FIELDS = ['status', 'priority', 'assigneeId', 'category', 'team', 'type', 'requester', 'snoozedUntil', 'subject', 'mergedInto'] as const;
export type AskedField = (typeof ASKED_FIELDS)[number];
/** Times worked out from a change of `CAUSES`: where that is contested they wait with it, and are worked out anew when it is decided. */
const FOLLOWS = ['solvedAt', 'closedAt', 'firstResponseDue', 'resolutionDue', 'slaPausedAt', 'slaPausedSeconds'] as const;
const CAUSES = ['status', 'priority', 'category', 'requester'] as const;
/** What a ticket says of its newest message. */
const OF_MESSAGE = ['lastMessageAt', 'lastMessageFrom', 'preview'] as const;
/** Of these what one person adds and another takes away goes together, so nobody is asked. */
const LISTS: readonly string[] = ['cc', 'tags', 'followers', 'mentioned'];

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What a ticket has in a field of a change. */
export const valueOf = (ticket: Ticket, field: string): unknown => (field === 'assigneeId' ? (ticket.assignee?.id ?? null) : ticket[field as keyof Ticket]);

/** What stands now, with what we added and without what we took away. */
function mergeList(was: readonly unknown[], now: readonly unknown[], ours: readonly unknown[]): unknown[] {
  return [...now.filter((one) => !was.includes(one) || ours.includes(one)), ...ours.filter((one) => !was.includes(one) && !now.includes(one))];
}

/** A ticket as it looks with a change, before SharePoint has answered. */
export function withPatch(ticket: Ticket, patch: TicketPatch, people: readonly NonNullable<Ticket['assignee']>[]): Ticket {
  const { assigneeId, ...fields } = patch;
  if (assigneeId === undefined) return { ...ticket, ...fields };
  const assignee = assigneeId === null ? null : (people.find(({ id }) => id === assigneeId) ?? { id: assigneeId, name: '', address: '' });
  return { ...ticket, ...fields, assignee };
}

/** The change that takes `patch` back: the fields it names, as they were. */
export function inverse(patch: TicketPatch, before: Ticket): TicketPatch {
  const back: Record<string, unknown> = {};
  for (const field of Object.keys(patch)) {
    back[field] = valueOf(before, field);
  }
  return back as TicketPatch;
}

const of = (ticket: Ticket, field: string): unknown[] => (ticket[field as keyof Ticket] ?? []) as unknown[];

/** As `inverse`, for the fields that still are as the change left them: what somebody gave another value since is theirs. Of lists what the change added goes, what it took away returns. */
export function takeBack(patch: TicketPatch, before: Ticket, now: Ticket): TicketPatch {
  const ours = Object.entries(patch).filter(([field, value]) => !LISTS.includes(field) && same(valueOf(now, field), value));
  const lists = Object.entries(patch)
    .filter(([field]) => LISTS.includes(field))
    .map(([field, value]) => [field, mergeList((value ?? []) as unknown[], of(now, field), of(before, field))] as const);
  return { ...inverse(Object.fromEntries(ours) as TicketPatch, before), ...Object.fromEntries(lists.filter(([field, list]) => !same(list, of(now, field)))) };
}

export type Merged =
  | { merge: 'save'; patch: TicketPatch }
  | { merge: 'nothing' }
  /** Somebody gave one of our fields another value meanwhile. `safe` can be saved at once. */
  | { merge: 'conflict'; safe: TicketPatch; contested: TicketPatch };

/** SharePoint keeps whole seconds of what a device counts finer. */
const secondOf = (at: string | null): number => (at === null ? Number.NaN : Math.floor(Date.parse(at) / 1000));
const later = (one: string | null, other: string | null): boolean => secondOf(one) > secondOf(other);

/** A message that `base` does not have is newer than the one of our change. What takes an answer back names older ones on purpose: there theirs is the one we saw. */
export const overtaken = (base: Ticket, theirs: Ticket, { lastMessageAt }: TicketPatch): boolean =>
  lastMessageAt !== undefined && later(theirs.lastMessageAt, base.lastMessageAt) && later(theirs.lastMessageAt, lastMessageAt);

/** Of two first answers the earlier one is it, and what takes ours back leaves that of somebody else. */
const answeredBefore = (base: Ticket, { firstRespondedAt: theirs }: Ticket, ours: string | null): boolean =>
  theirs !== null && secondOf(theirs) !== secondOf(base.firstRespondedAt) && !later(theirs, ours);

/**
 * Field-wise merge after a stale save: `base` is what we saw, `theirs` what stands now. Different fields never disturb each other; times and previews that only
 * follow from a message are written unless a newer message stands there, and when that is the requester's, the status that came with ours is asked.
 */
export function mergeFields(base: Ticket, theirs: Ticket, patch: TicketPatch): Merged {
  const safe: Record<string, unknown> = {};
  const contested: Record<string, unknown> = {};
  const late = overtaken(base, theirs, patch);
  const unseenMail = late && theirs.lastMessageFrom === 'Requester';
  for (const [field, value] of Object.entries(patch)) {
    const was = valueOf(base, field);
    const now = valueOf(theirs, field);
    if (same(now, value)) continue;
    if (late && (OF_MESSAGE as readonly string[]).includes(field)) continue;
    if (field === 'firstRespondedAt' && answeredBefore(base, theirs, value as string | null)) continue;
    if (LISTS.includes(field)) {
      const merged = mergeList((was ?? []) as unknown[], (now ?? []) as unknown[], value as unknown[]);
      if (!same(merged, now)) safe[field] = merged;
      continue;
    }
    if (ASKED_FIELDS.includes(field as AskedField) && (!same(was, now) || (unseenMail && field === 'status'))) contested[field] = value;
    else safe[field] = value;
  }
  if (CAUSES.some((field) => field in contested)) for (const field of FOLLOWS) delete safe[field];
  if (Object.keys(contested).length) return { merge: 'conflict', safe: safe as TicketPatch, contested: contested as TicketPatch };
  return Object.keys(safe).length ? { merge: 'save', patch: safe as TicketPatch } : { merge: 'nothing' };
}
