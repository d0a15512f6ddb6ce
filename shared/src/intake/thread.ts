import type { Sender } from './sender.ts';
import type { IntakeSettings, ThreadCandidate, ThreadRule, ThreadTicket } from './context.ts';

export type Join =
  | { outcome: 'join'; candidate: ThreadCandidate; reopen: boolean }
  | { outcome: 'new'; reason: string; follows: ThreadTicket | null; /** A ticket it names whose sender takes no part there. */ refused: ThreadTicket | null };

/** Strongest first (mail.md step 9). */
const ORDER: readonly ThreadRule[] = ['sentId', 'receivedId', 'marker', 'conversation', 'number'];

/** `reopens`: whether this mail opens anything again; automatic mail never does. */
export type ReopenRules = { now: string; settings: IntakeSettings; reopens: boolean };

/**
 * To which ticket a mail belongs is an authorisation decision. Ids we made and signed marks speak for themselves; a conversation
 * or a number only together with a sender who takes part (an agent counts when verified). First hit wins.
 */
export function decideThread(candidates: readonly ThreadCandidate[], sender: Sender, rules: ReopenRules): Join {
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
  return {
    outcome: 'new',
    reason: refused ? `new: ${refused.rule} found, but the sender takes no part` : 'new',
    follows: null,
    refused: refused?.ticket ?? null,
  };
}

const mayJoin = (candidate: ThreadCandidate, sender: Sender): boolean =>
  candidate.rule === 'sentId' || candidate.rule === 'receivedId' || candidate.rule === 'marker' || candidate.ticket.senderTakesPart || sender.agent;

/**
 * Closed: reopened within the days the desk set for it; later a new ticket that names the old one. Solved tickets reopen at any time. Neither
 * more often than the desk allows, which ends what no other mark of a loop has ended (peers.md 4.3, alga-psa).
 */
function onTicket(candidate: ThreadCandidate, { now, settings, reopens }: ReopenRules): Join {
  const { ticket } = candidate;
  if (ticket.archived) return { outcome: 'new', reason: `new: follows #${ticket.id}, which is in the archive`, follows: ticket, refused: null };
  if (ticket.status !== 'Closed' && ticket.status !== 'Solved') return { outcome: 'join', candidate, reopen: reopens };
  // What does not reopen (automatic mail) does not open a new ticket either: it is kept with the old one.
  if (!reopens) return { outcome: 'join', candidate, reopen: false };
  const often = passed(ticket.reopenedAt ?? [], settings.reopens ?? [], now);
  if (often) return { outcome: 'new', reason: `new: follows #${ticket.id}, opened again ${often}`, follows: ticket, refused: null };
  if (ticket.status === 'Solved') return { outcome: 'join', candidate, reopen: true };
  const within = daysFor(ticket, settings);
  const closed = ticket.closedAt ? Date.parse(ticket.closedAt) : Number.NaN;
  const days = (Date.parse(now) - closed) / 86_400_000;
  if (within > 0 && (Number.isNaN(days) || days <= within)) return { outcome: 'join', candidate, reopen: true };
  return { outcome: 'new', reason: `new: follows #${ticket.id}, closed for more than ${within} days`, follows: ticket, refused: null };
}

function daysFor({ category }: ThreadTicket, { reopenWithinDays, reopenDaysOf = {} }: IntakeSettings): number {
  return category && Object.hasOwn(reopenDaysOf, category) ? (reopenDaysOf[category] as number) : reopenWithinDays;
}

/** The window that is full, in words. */
function passed(times: readonly string[], windows: readonly { minutes: number; max: number }[], now: string): string | null {
  const full = windows.find(({ minutes, max }) => times.filter((at) => Date.parse(at) > Date.parse(now) - minutes * 60_000).length >= max);
  return full ? `${full.max} times in ${full.minutes} minutes` : null;
}
