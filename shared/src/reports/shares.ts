import { endOf, isOpenAt, median, startOf, within, type Period, type TicketFacts } from './facts.ts';
import { missedIn } from './promises.ts';

/** One line of a report by person or by category. Durations are working time in ms. */
export type Share<K> = { of: K; open: number; came: number; before: number; ended: number; missed: number; answer: number | null; solve: number | null };

export const byAssignee = (facts: readonly TicketFacts[], period: Period, now: number): Share<number | null>[] =>
  shares(facts, ({ assigneeId }) => assigneeId, period, now);
export const byCategory = (facts: readonly TicketFacts[], period: Period, now: number): Share<string | null>[] =>
  shares(facts, ({ category }) => category, period, now);

/** Tickets by what they share; whatever has none open, none that came and none that ended is left out. Most work first. */
function shares<K>(facts: readonly TicketFacts[], of: (ticket: TicketFacts) => K, period: Period, now: number): Share<K>[] {
  const groups = new Map<K, TicketFacts[]>();
  for (const ticket of facts) {
    const key = of(ticket);
    const group = groups.get(key);
    if (group) group.push(ticket);
    else groups.set(key, [ticket]);
  }
  return [...groups]
    .map(([key, group]) => share(key, group, period, now))
    .filter(({ open, came, ended }) => open + came + ended > 0)
    .sort((a, b) => b.came + b.ended - (a.came + a.ended) || b.open - a.open);
}

function share<K>(of: K, group: readonly TicketFacts[], period: Period, now: number): Share<K> {
  const [from, to] = [startOf(period), endOf(period)];
  const length = to - from;
  const ended = group.filter((ticket) => within(ticket.ended, from, to));
  return {
    of,
    open: group.filter((ticket) => isOpenAt(ticket, Math.min(to, now))).length,
    came: group.filter(({ created }) => within(created, from, to)).length,
    before: group.filter(({ created }) => within(created, from - length, from)).length,
    ended: ended.length,
    missed: group.filter((ticket) => missedIn(ticket, period, now)).length,
    answer: median(group.flatMap(({ answered, answeredIn }) => (within(answered, from, to) && answeredIn !== null ? [answeredIn] : []))),
    solve: median(ended.flatMap(({ solvedIn }) => (solvedIn === null ? [] : [solvedIn]))),
  };
}
