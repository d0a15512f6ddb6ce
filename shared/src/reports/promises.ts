import { endOf, startOf, within, type Period, type TicketFacts } from './facts.ts';

/** How a promise ended: at its time when it was kept, at what was due when it was not. */
type Ending = { at: number; kept: boolean };

function ending(due: number | null, done: number | null, now: number, paused: boolean): Ending | null {
  if (due === null) return null;
  if (done !== null) return done <= due ? { at: done, kept: true } : { at: due, kept: false };
  return due < now && !paused ? { at: due, kept: false } : null;
}

const endings = (ticket: TicketFacts, now: number): Ending[] =>
  [ending(ticket.answerDue, ticket.answered, now, ticket.paused), ending(ticket.solveDue, ticket.ended, now, ticket.paused)].filter(
    (one): one is Ending => one !== null,
  );

/** What became in a period of what was promised to a ticket; null when nothing was decided in it. One promise missed is missed. */
export function judged(ticket: TicketFacts, from: number, to: number, now: number): 'met' | 'missed' | null {
  const decided = endings(ticket, now).filter(({ at }) => within(at, from, to));
  if (decided.length === 0) return null;
  return decided.every(({ kept }) => kept) ? 'met' : 'missed';
}

export const missedIn = (ticket: TicketFacts, period: Period, now: number): boolean => judged(ticket, startOf(period), endOf(period), now) === 'missed';

/** By how long the worse of the two promises is or was missed, in ms on the clock, and which; null when none was. */
export function lateBy(ticket: TicketFacts, now: number): { promise: 'answer' | 'solve'; ms: number } | null {
  const late = (due: number | null, done: number | null): number => (due === null || (done === null && ticket.paused) ? 0 : Math.max(0, (done ?? now) - due));
  const answer = late(ticket.answerDue, ticket.answered);
  const solve = late(ticket.solveDue, ticket.ended);
  if (answer === 0 && solve === 0) return null;
  return solve >= answer ? { promise: 'solve', ms: solve } : { promise: 'answer', ms: answer };
}

/** Whether something promised had passed at a moment. Of clocks that stood meanwhile only the present state is known. */
export const isLateAt = ({ answerDue, answered, solveDue, ended, paused }: TicketFacts, at: number): boolean =>
  !(paused && ended === null) &&
  ((answerDue !== null && answerDue < at && (answered === null || answered > at)) || (solveDue !== null && solveDue < at && (ended === null || ended > at)));
