import type { Say } from './say';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "2 h 05 m", "41 m", "1 d 2 h". Under a minute counts as one. */
export function duration(ms: number, say: Say): string {
  if (ms < HOUR) return say('time.minutes', { minutes: Math.max(1, Math.floor(ms / MINUTE)) });
  if (ms < DAY) {
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    const hours = Math.floor(ms / HOUR);
    return minutes ? say('time.hoursMinutes', { hours, minutes: String(minutes).padStart(2, '0') }) : say('time.hours', { hours });
  }
  const hours = Math.floor((ms % DAY) / HOUR);
  return hours ? say('time.daysHours', { days: Math.floor(ms / DAY), hours }) : say('time.days', { days: Math.floor(ms / DAY) });
}

/** How long ago, as short as a column allows: "now", "4 m", "3 h", "2 d". */
export function shortAgo(at: string, now: number, say: Say): string {
  const ms = now - Date.parse(at);
  if (ms < MINUTE) return say('time.now');
  if (ms < HOUR) return say('time.minutes', { minutes: Math.floor(ms / MINUTE) });
  if (ms < DAY) return say('time.hours', { hours: Math.floor(ms / HOUR) });
  return say('time.days', { days: Math.floor(ms / DAY) });
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

export const absolute = (at: string, locale: string) => format(locale, 'whole', { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
export const clockTime = (at: number | string, locale: string) => format(locale, 'clock', { timeStyle: 'short' }).format(new Date(at));
export const dayOf = (at: string, locale: string) => format(locale, 'day', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));

/** In a conversation: relative under an hour, the clock today, the day before that. The whole time belongs in the tooltip. */
export function moment(at: string, now: number, say: Say, locale: string): string {
  const ms = now - Date.parse(at);
  if (ms >= 0 && ms < MINUTE) return say('time.justNow');
  if (ms >= 0 && ms < HOUR) return say('time.minutesAgo', { count: Math.floor(ms / MINUTE) });
  const day = (time: number) => format(locale, 'ymd', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(time));
  if (day(Date.parse(at)) === day(now)) return say('time.today', { time: clockTime(at, locale) });
  return `${dayOf(at, locale)} ${clockTime(at, locale)}`;
}

/** A moment of something that has been: what a server with a clock before ours has just written is as new as can be, and never later. */
export const happened = (at: string, now: number, say: Say, locale: string): string => {
  const ahead = Date.parse(at) - now;
  return moment(at, ahead > 0 && ahead < MINUTE ? now + ahead : now, say, locale);
};

/** "184 KB", "1.4 MB". */
export function fileSize(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 1 ? 1 : 0,
  }).format(value);
}
