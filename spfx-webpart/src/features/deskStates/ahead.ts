import { isSnoozed, type Ticket } from '@listdesk/shared/tickets';
import { belongs, dueOf } from '../../app/desk/views';
import { clockTime } from '../../ui/words/times';

/** What comes next on the desk: how many tickets are late, when the next one is due, when the next one that was put off is back. */
export type Ahead = { late: number; due: string | null; back: string | null };

const earlier = (a: string | null, b: string): string => (a === null || b < a ? b : a);

/** `mine`: of what was put off, only this person's own. */
export function aheadOf(tickets: ReadonlyMap<number, Ticket>, mine: number | null, now: number): Ahead {
  const ahead: Ahead = { late: 0, due: null, back: null };
  tickets.forEach((ticket) => {
    if (isSnoozed(ticket, now) && ticket.snoozedUntil) {
      if (belongs(ticket, 'snoozed', null, now) && (mine === null || ticket.assignee?.id === mine)) ahead.back = earlier(ahead.back, ticket.snoozedUntil);
      return;
    }
    const due = belongs(ticket, 'allOpen', null, now) ? dueOf(ticket) : null;
    if (due === null) return;
    if (Date.parse(due) < now) ahead.late += 1;
    else ahead.due = earlier(ahead.due, due);
  });
  return ahead;
}

const DAY_MS = 86_400_000;
const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** A moment to come, as one says it: "tomorrow, 09:20", "Thursday, 14:00", "3 December, 08:00". */
export function comingMoment(at: string, now: number, locale: string): string {
  const then = Date.parse(at);
  const days = Math.round((startOfDay(then) - startOfDay(now)) / DAY_MS);
  const day =
    days < 2
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(locale, days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }).format(then);
  return `${day}, ${clockTime(at, locale)}`;
}
