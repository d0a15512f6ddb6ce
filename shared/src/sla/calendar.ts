import { dateOf, instantOf, localDay, nextDay, weekdayOf, type LocalDay } from './zone.ts';

/** Minutes of a local day, `from` before `to`; 0 to 1440. */
export type Stretch = { from: number; to: number };
/** `date` is `2026-12-24`; a yearly one counts in every year on the same day. */
export type Holiday = { date: string; name: string; yearly: boolean };

/** When a desk works. `week` has seven days, Monday first; the stretches of a day are in order and do not overlap. */
export type Calendar = { key: string; name: string; timeZone: string; week: readonly (readonly Stretch[])[]; holidays: readonly Holiday[] };

/** Ten years: a promise beyond is none. */
export const MAX_CALENDAR_DAYS = 3660;

const free = ({ holidays }: Calendar, day: LocalDay): boolean => {
  const date = dateOf(day);
  return holidays.some((holiday) => (holiday.yearly ? holiday.date.slice(5) === date.slice(5) : holiday.date === date));
};

/** Reports ask for the same days of a calendar thousands of times, and a time zone is dear to ask. */
const known = new WeakMap<Calendar, Map<LocalDay, Stretch[]>>();

/** The working stretches of a local day as instants. */
function stretchesOf(calendar: Calendar, day: LocalDay): Stretch[] {
  const days = known.get(calendar) ?? new Map<LocalDay, Stretch[]>();
  known.set(calendar, days);
  const asked = days.get(day);
  if (asked) return asked;
  const hours = free(calendar, day) ? [] : (calendar.week[weekdayOf(day)] ?? []);
  const stretches = hours.map(({ from, to }) => ({ from: instantOf(calendar.timeZone, day, from), to: instantOf(calendar.timeZone, day, to) }));
  days.set(day, stretches);
  return stretches;
}

/**
 * The moment at which `workMs` of working time have passed since `start` (instants in ms). Without a calendar the clock always runs.
 * Null when that is more than ten years away.
 */
export function addWorkingTime(calendar: Calendar | null, start: number, workMs: number): number | null {
  if (calendar === null) return start + workMs;
  let left = workMs;
  let day = localDay(calendar.timeZone, start);
  for (let count = 0; count < MAX_CALENDAR_DAYS; count += 1, day = nextDay(day)) {
    for (const { from, to } of stretchesOf(calendar, day)) {
      const begin = Math.max(from, start);
      if (begin >= to) continue;
      if (left <= to - begin) return begin + left;
      left -= to - begin;
    }
  }
  return null;
}

/** Working time between two instants, 0 when `end` is not later. */
export function workingTimeBetween(calendar: Calendar | null, start: number, end: number): number {
  if (end <= start) return 0;
  if (calendar === null) return end - start;
  let sum = 0;
  const last = localDay(calendar.timeZone, end);
  let day = localDay(calendar.timeZone, start);
  for (let count = 0; count < MAX_CALENDAR_DAYS && day <= last; count += 1, day = nextDay(day)) {
    for (const { from, to } of stretchesOf(calendar, day)) sum += Math.max(0, Math.min(to, end) - Math.max(from, start));
  }
  return sum;
}
