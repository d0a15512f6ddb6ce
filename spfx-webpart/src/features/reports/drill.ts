import { BEST_RATING, endOf, isOpenAt, lateBy, missedIn, startOf, within, type Period, type TicketFacts } from '@listdesk/shared/reports';
import type { FigureName } from './measures';

type FactsDrill = { of: FigureName } | { missed: 'team' | 'category'; value: string | null } | { missed: 'assigneeId'; value: number | null };

/** What is looked at closer: a figure, what was missed by a team, a person or a category, or an article (by its key), whose tickets its share names. */
export type Drill = FactsDrill | { article: string };

/** So many tickets are shown; their subjects cost one request. */
export const MAX_DRILL_TICKETS = 50;

/** The tickets of a closer look, the worst first. */
export function ticketsOf(drill: FactsDrill, facts: readonly TicketFacts[], period: Period, now: number): TicketFacts[] {
  const [from, to] = [startOf(period), endOf(period)];
  const latest = (tickets: TicketFacts[]): TicketFacts[] => tickets.sort((a, b) => (lateBy(b, now)?.ms ?? 0) - (lateBy(a, now)?.ms ?? 0));
  if ('missed' in drill) return latest(facts.filter((ticket) => ticket[drill.missed] === drill.value && missedIn(ticket, period, now)));
  switch (drill.of) {
    case 'open':
      return facts.filter((ticket) => isOpenAt(ticket, Math.min(to, now))).sort((a, b) => a.created - b.created);
    case 'answer':
      return facts
        .filter(({ answered, answeredIn }) => within(answered, from, to) && answeredIn !== null)
        .sort((a, b) => (b.answeredIn ?? 0) - (a.answeredIn ?? 0));
    case 'kept':
      return latest(facts.filter((ticket) => missedIn(ticket, period, now)));
    case 'good':
      return facts
        .filter(({ ended, rating }) => within(ended, from, to) && rating !== null && rating < BEST_RATING)
        .sort((a, b) => (a.rating ?? 0) - (b.rating ?? 0));
  }
}

export const SIDES = ['category', 'assigneeId', 'day'] as const;
export type Side = (typeof SIDES)[number];

/** The same tickets by what they share, most first; `day` is the midnight of the day they came. */
export function sidesOf(side: Side, tickets: readonly TicketFacts[]): { of: string | number | null; count: number }[] {
  const counts = new Map<string | number | null, number>();
  for (const ticket of tickets) {
    const of = side === 'day' ? new Date(ticket.created).setHours(0, 0, 0, 0) : ticket[side];
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  return Array.from(counts, ([of, count]) => ({ of, count })).sort((a, b) => b.count - a.count);
}
