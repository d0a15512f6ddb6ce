import { clockTime, dayOf } from '../../../ui/words/times';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `8 min` under an hour, `2 hr` under a day, then days, after a month the date; short and without "ago", for the corner of a row. */
export function age(iso: string, now: number, locale: string): string {
  const passed = Math.max(0, now - Date.parse(iso));
  const unit = (value: number, name: 'minute' | 'hour' | 'day'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (passed < HOUR) return unit(Math.max(1, Math.floor(passed / MINUTE)), 'minute');
  if (passed < DAY) return unit(Math.floor(passed / HOUR), 'hour');
  if (passed < 30 * DAY) return unit(Math.floor(passed / DAY), 'day');
  return dayOf(iso, locale);
}

/** The clock time for today, day and time for other days. */
export function moment(iso: string, now: number, locale: string): string {
  const today = new Date(iso).toDateString() === new Date(now).toDateString();
  return today ? clockTime(iso, locale) : `${dayOf(iso, locale)}, ${clockTime(iso, locale)}`;
}
