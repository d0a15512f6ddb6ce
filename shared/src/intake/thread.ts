import type { Sender } from './sender.ts';
import type { ThreadCandidate, ThreadRule, ThreadTicket } from './context.ts';

export type Join = { outcome: 'join'; candidate: ThreadCandidate; reopen: boolean } | { outcome: 'new'; reason: string; follows: ThreadTicket | null };

/** Strongest first (mail.md step 9). */
const ORDER: readonly ThreadRule[] = ['sentId', 'receivedId', 'marker', 'conversation', 'number'];

/**
 * To which ticket a mail belongs is an authorisation decision. Ids we made and signed marks speak for themselves; a conversation
 * or a number only together with a sender who takes part (an agent counts when verified). First hit wins.
 */
export function decideThread(
  candidates: readonly ThreadCandidate[],
  sender: Sender,
  rules: { now: string; reopenWithinDays: number; reopens: boolean },
): Join {
  let refused: ThreadCandidate | null = null;
  for (const rule of ORDER) {
    for (const candidate of candidates) {
      if (candidate.rule !== rule) continue;
      if (!mayJoin(candidate, sender)) {
        refused ??= candidate;
        continue;
      }
      return onTicket(candidate, rules);
    }
  }
  return { outcome: 'new', reason: refused ? `new: ${refused.rule} found, but the sender takes no part` : 'new', follows: null };
}

const mayJoin = (candidate: ThreadCandidate, sender: Sender): boolean =>
  candidate.rule === 'sentId' || candidate.rule === 'receivedId' || candidate.rule === 'marker' || candidate.ticket.senderTakesPart || sender.agent;

/** Closed: reopened within the days the desk set; later a new ticket that names the old one. Solved tickets always reopen. */
function onTicket(candidate: ThreadCandidate, rules: { now: string; reopenWithinDays: number; reopens: boolean }): Join {
  const { ticket } = candidate;
  if (ticket.status !== 'Closed') return { outcome: 'join', candidate, reopen: rules.reopens };
  // What does not reopen (automatic mail) does not open a new ticket either: it is kept with the old one.
  if (!rules.reopens) return { outcome: 'join', candidate, reopen: false };
  const closed = ticket.closedAt ? Date.parse(ticket.closedAt) : Number.NaN;
  const days = (Date.parse(rules.now) - closed) / 86_400_000;
  if (Number.isNaN(days) || days <= rules.reopenWithinDays) return { outcome: 'join', candidate, reopen: true };
  return { outcome: 'new', reason: `new: follows #${ticket.id}, closed for more than ${rules.reopenWithinDays} days`, follows: ticket };
}
