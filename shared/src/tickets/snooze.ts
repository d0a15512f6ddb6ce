import type { Ticket } from './ticket.ts';

type Snoozable = Pick<Ticket, 'snoozedUntil'>;

/** Out of the views until then; `now` in milliseconds. A new message of the requester ends it (intake empties the column). */
export const isSnoozed = ({ snoozedUntil }: Snoozable, now: number): boolean => snoozedUntil != null && Date.parse(snoozedUntil) > now;

/** It slept and is back: shown so until somebody sets another time or answers. */
export const isBack = ({ snoozedUntil }: Snoozable, now: number): boolean => snoozedUntil != null && Date.parse(snoozedUntil) <= now;

/** When the next of these tickets comes back, in milliseconds; null when none sleeps. */
export function nextWake(tickets: Iterable<Snoozable>, now: number): number | null {
  let next: number | null = null;
  for (const ticket of tickets) {
    if (!isSnoozed(ticket, now)) continue;
    const at = Date.parse(ticket.snoozedUntil as string);
    if (next === null || at < next) next = at;
  }
  return next;
}

export const SNOOZES = ['laterToday', 'tomorrow', 'nextWeek'] as const;
export type Snooze = (typeof SNOOZES)[number];
export const MAX_SNOOZE_DAYS = 366;

const MORNING_HOUR = 8;
const LATER_HOURS = 3;
const LAST_HOUR_TODAY = 20;

/**
 * The moment a choice means in the clock of whoever chooses: "later today" in three hours on the full quarter, not offered when that is after
 * eight in the evening; "tomorrow" and "next week" (Monday) at eight in the morning. ISO 8601, null where not offered.
 */
export function snoozeUntil(choice: Snooze, now: number): string | null {
  const at = new Date(now);
  if (choice === 'laterToday') {
    const later = new Date(now + LATER_HOURS * 3_600_000);
    later.setMinutes(Math.ceil(later.getMinutes() / 15) * 15, 0, 0);
    return later.getDate() === at.getDate() && (later.getHours() < LAST_HOUR_TODAY || (later.getHours() === LAST_HOUR_TODAY && later.getMinutes() === 0))
      ? later.toISOString()
      : null;
  }
  const days = choice === 'tomorrow' ? 1 : (8 - at.getDay()) % 7 || 7;
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, MORNING_HOUR).toISOString();
}

/** What can be chosen now, each moment once: on a Sunday "next week" is "tomorrow". */
export function snoozeChoices(now: number): { choice: Snooze; until: string }[] {
  const offered = SNOOZES.map((choice) => ({ choice, until: snoozeUntil(choice, now) }));
  return offered.filter(
    (one, at): one is { choice: Snooze; until: string } => one.until !== null && offered.findIndex(({ until }) => until === one.until) === at,
  );
}

/** A time somebody picked: in the future and not further than a year. */
export const canSnoozeUntil = (until: number, now: number): boolean => until > now && until <= now + MAX_SNOOZE_DAYS * 86_400_000;
