import type { Message } from './message.ts';
import type { SystemEvent } from './systemEvent.ts';
import { MAX_CC, MAX_FOLLOWERS, type Ticket, type TicketPatch } from './ticket.ts';

/** `held`: it is under a legal hold. `circle`: not the same people see both. */
export type MergeRefusal = 'self' | 'alreadyMerged' | 'targetMerged' | 'held' | 'circle';
/** `later`: one of them went on into another ticket since; that is to be taken back first. */
export type UnmergeRefusal = 'later' | 'held' | 'circle';
export type SplitRefusal = 'held' | 'circle';
export type MergeEvent = Extract<SystemEvent, { event: 'merged' }>;
export type MergePlan = {
  survivor: TicketPatch;
  merged: TicketPatch;
  event: MergeEvent;
  /** Addresses that hear of the survivor from now on. */
  added: string[];
};

const differ = (one: Pick<Ticket, 'circle'>, other: Pick<Ticket, 'circle'>): boolean => (one.circle ?? null) !== (other.circle ?? null);

/**
 * Why one ticket cannot be merged into another; null when it can. Mail follows `mergedInto` from ticket to ticket, so a ring must never be made. What is
 * under a hold would lose it with its messages, and of a circle's ticket subject, first words and people would be read by others.
 */
export function mergeRefusal(
  merged: Pick<Ticket, 'id' | 'mergedInto' | 'circle' | 'legalHold'>,
  survivor: Pick<Ticket, 'id' | 'mergedInto' | 'circle'>,
): MergeRefusal | null {
  if (merged.id === survivor.id) return 'self';
  if (merged.mergedInto !== null) return 'alreadyMerged';
  if (survivor.mergedInto !== null) return 'targetMerged';
  if (differ(merged, survivor)) return 'circle';
  return merged.legalHold ? 'held' : null;
}

/** Why a merge cannot be taken back now; null when it can. One that was taken back in part can be. */
export function unmergeRefusal(
  merged: Pick<Ticket, 'mergedInto' | 'circle'>,
  survivor: Pick<Ticket, 'key' | 'mergedInto' | 'circle' | 'legalHold'>,
): UnmergeRefusal | null {
  if (survivor.mergedInto !== null || (merged.mergedInto !== null && merged.mergedInto !== survivor.key)) return 'later';
  if (differ(merged, survivor)) return 'circle';
  return survivor.legalHold ? 'held' : null;
}

/** Why no message of a ticket can become one of its own; null when it can. The new one is under no hold and open to everybody. */
export function splitRefusal(from: Pick<Ticket, 'circle' | 'legalHold'>): SplitRefusal | null {
  if (from.circle) return 'circle';
  return from.legalHold ? 'held' : null;
}

type Way = Pick<Message, 'movedFrom'>;
const BETWEEN = '|';
/** As many as the column holds. */
const MAX_WAY_CHARS = 255;
const wayOf = ({ movedFrom }: Way): string[] => (movedFrom ? movedFrom.split(BETWEEN) : []);

/** The ticket a message was moved from last; null for one that is where it came in. */
export const cameFrom = (message: Way): string | null => wayOf(message).pop() ?? null;

/** The way of a message that leaves a ticket for another. Of a way too long to be kept the beginning is forgotten. */
export function wayOn(message: Way, from: string): string {
  const way = [...wayOf(message), from];
  while (way.length > 1 && way.join(BETWEEN).length > MAX_WAY_CHARS) way.shift();
  return way.join(BETWEEN);
}

/** The way as it was before the message left a ticket; null when that is where it came in. */
export function wayBack(message: Way, to: string): string | null {
  const way = wayOf(message);
  return way.slice(0, Math.max(0, way.lastIndexOf(to))).join(BETWEEN) || null;
}

/**
 * What merging changes: requester and Cc of the merged ticket join the survivor's Cc, its followers follow, the newer words are the preview. Status,
 * priority, assignee and every other field of the survivor stay. The merged ticket is closed and points at the survivor.
 */
export function planMerge(merged: Ticket, survivor: Ticket, now: string): MergePlan {
  const known = [survivor.requester.address, ...survivor.cc].map((address) => address.toLowerCase());
  const added = [...new Set([merged.requester.address, ...merged.cc].map((address) => address.toLowerCase()))]
    .filter((address) => address !== '' && !known.includes(address))
    .slice(0, Math.max(0, MAX_CC - survivor.cc.length));
  const followers = [...new Set([...survivor.followers, ...merged.followers])].slice(0, MAX_FOLLOWERS);
  const newer = merged.lastMessageAt > survivor.lastMessageAt;
  return {
    added,
    survivor: {
      ...(added.length ? { cc: [...survivor.cc, ...added] } : {}),
      ...(followers.length > survivor.followers.length ? { followers } : {}),
      ...(newer ? { lastMessageAt: merged.lastMessageAt, lastMessageFrom: merged.lastMessageFrom, preview: merged.preview } : {}),
    },
    merged: { mergedInto: survivor.key, status: 'Closed', closedAt: now, solvedAt: merged.solvedAt ?? now, snoozedUntil: null },
    event: {
      event: 'merged',
      from: merged.key,
      number: merged.id,
      before: { status: merged.status, solvedAt: merged.solvedAt, closedAt: merged.closedAt },
      ccBefore: survivor.cc.length,
    },
  };
}

/** The survivor without what the merge added: addresses of the other ticket that stand behind those that stood there before. */
export function ccWithout(survivor: Pick<Ticket, 'cc'>, merged: Pick<Ticket, 'requester' | 'cc'>, ccBefore: number): string[] {
  const theirs = [merged.requester.address, ...merged.cc].map((address) => address.toLowerCase());
  return survivor.cc.filter((address, index) => index < ccBefore || !theirs.includes(address.toLowerCase()));
}

export const UNDO_DAYS = 7;

/** From the history a merge can be taken back for seven days. */
export const canUnmerge = (event: MergeEvent, mergedAt: string, now: number): boolean =>
  event.undoneAt === undefined && now - Date.parse(mergedAt) <= UNDO_DAYS * 86_400_000;

export type MergeCandidate = { ticket: Ticket; why: 'sameRequester' | 'sameSubject' };
const MOST_CANDIDATES = 5;
const plain = (subject: string): string =>
  subject
    .toLowerCase()
    .replace(/^((re|aw|fw|fwd|wg|sv|vs|tr|odp)\s*:\s*)+/i, '')
    .replace(/\W+/g, ' ')
    .trim();

/** Tickets this one may belong to: of the same requester or with the same subject, open ones first, newest first. */
export function mergeCandidates(ticket: Ticket, among: Iterable<Ticket>): MergeCandidate[] {
  const subject = plain(ticket.subject);
  const found: MergeCandidate[] = [];
  for (const one of among) {
    // What may not go into the other may still take it in: a ticket under a hold.
    if (mergeRefusal(ticket, one) !== null && mergeRefusal(one, ticket) !== null) continue;
    if (subject.length > 5 && plain(one.subject) === subject) found.push({ ticket: one, why: 'sameSubject' });
    else if (one.requester.address !== '' && one.requester.address === ticket.requester.address) found.push({ ticket: one, why: 'sameRequester' });
  }
  const rank = ({ ticket: one }: MergeCandidate): number => (one.status === 'Solved' || one.status === 'Closed' ? 1 : 0);
  return found.sort((a, b) => rank(a) - rank(b) || (a.ticket.lastMessageAt < b.ticket.lastMessageAt ? 1 : -1)).slice(0, MOST_CANDIDATES);
}
