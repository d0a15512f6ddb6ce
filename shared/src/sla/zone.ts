/** Local time of a time zone, exact over changes of the clock. Instants are milliseconds since 1970, local minutes count from midnight. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, made);
  return made;
}

/** IANA names the machine knows, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What a clock in the zone shows at an instant, as if it were UTC. */
function shown(timeZone: string, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) if (type !== 'literal') parts[type] = Number(value);
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day']!, parts['hour']!, parts['minute']!, parts['second']!);
}

const offset = (timeZone: string, instant: number): number => shown(timeZone, instant) - Math.floor(instant / 1000) * 1000;

/** A day of the calendar as its midnight in UTC; only ever compared and counted, never used as an instant. */
export type LocalDay = number;

export const localDay = (timeZone: string, instant: number): LocalDay => Math.floor(shown(timeZone, instant) / DAY_MS) * DAY_MS;
export const nextDay = (day: LocalDay): LocalDay => day + DAY_MS;
/** 0 is Monday. */
export const weekdayOf = (day: LocalDay): number => (new Date(day).getUTCDay() + 6) % 7;
/** `2026-12-24`. */
export const dateOf = (day: LocalDay): string => new Date(day).toISOString().slice(0, 10);

/**
 * When a clock in the zone shows these minutes of a day. Of a time shown twice the first; of a time that is skipped the moment of
 * the jump: later minutes never come earlier, so that stretches that do not overlap on the clock do not overlap in time.
 */
export function instantOf(timeZone: string, day: LocalDay, minutes: number): number {
  const local = day + minutes * MINUTE_MS;
  const before = offset(timeZone, local - DAY_MS);
  const after = offset(timeZone, local + DAY_MS);
  if (before === after) return local - before;
  const early = local - Math.max(before, after);
  const late = local - Math.min(before, after);
  if (offset(timeZone, early) === local - early) return early;
  if (offset(timeZone, late) === local - late) return late;
  let [from, to] = [early, late];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offset(timeZone, middle) === before) from = middle;
    else to = middle;
  }
  return to;
}
