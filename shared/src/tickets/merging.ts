import type { SystemEvent } from './systemEvent.ts';
import { MAX_CC, MAX_FOLLOWERS, type Ticket, type TicketPatch } from './ticket.ts';

export type MergeRefusal = 'self' | 'alreadyMerged' | 'targetMerged';
export type MergeEvent = Extract<SystemEvent, { event: 'merged' }>;
export type MergePlan = {
  survivor: TicketPatch;
  merged: TicketPatch;
  event: MergeEvent;
  /** Addresses that hear of the survivor from now on. */
  added: string[];
};

/** Why one ticket cannot be merged into another; null when it can. Mail follows `mergedInto` from ticket to ticket, so a circle must never be made. */
export function mergeRefusal(merged: Pick<Ticket, 'id' | 'mergedInto'>, survivor: Pick<Ticket, 'id' | 'mergedInto'>): MergeRefusal | null {
  if (merged.id === survivor.id) return 'self';
  if (merged.mergedInto !== null) return 'alreadyMerged';
  return survivor.mergedInto !== null ? 'targetMerged' : null;
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
    if (mergeRefusal(ticket, one) !== null) continue;
    if (subject.length > 5 && plain(one.subject) === subject) found.push({ ticket: one, why: 'sameSubject' });
    else if (one.requester.address !== '' && one.requester.address === ticket.requester.address) found.push({ ticket: one, why: 'sameRequester' });
  }
  const rank = ({ ticket: one }: MergeCandidate): number => (one.status === 'Solved' || one.status === 'Closed' ? 1 : 0);
  return found.sort((a, b) => rank(a) - rank(b) || (a.ticket.lastMessageAt < b.ticket.lastMessageAt ? 1 : -1)).slice(0, MOST_CANDIDATES);
}
