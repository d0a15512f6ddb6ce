import { isDate, MAX_HOLIDAYS, MAX_STRETCHES_A_DAY, MAX_TARGET_MINUTES, type Calendar, type Holiday, type SlaPolicy, type Stretch } from '@listdesk/shared/sla';

/** What a field's text means, or null when it means nothing. */
export type Meaning<T> = { value: T } | null;

/** Hours as people type them: "8", "0.25", "1,5". Empty promises nothing. */
export function minutesFrom(text: string): Meaning<number | null> {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return { value: null };
  const minutes = /^\d{1,4}(\.\d{1,3})?$/.test(plain) ? Math.round(Number(plain) * 60) : 0;
  return minutes >= 1 && minutes <= MAX_TARGET_MINUTES ? { value: minutes } : null;
}

export const hoursText = (minutes: number | null, locale: string): string =>
  minutes === null ? '' : new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false }).format(minutes / 60);

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const dayText = (day: readonly Stretch[]): string => day.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');

function minuteOf(text: string): number | null {
  const found = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim());
  if (!found) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minutes <= 1440 ? minutes : null;
}

/** "09:00–12:00, 13–17:30"; empty is a free day. */
export function dayFrom(text: string): Meaning<Stretch[]> {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length > MAX_STRETCHES_A_DAY) return null;
  const day: Stretch[] = [];
  for (const part of parts) {
    const [from, to, more] = part.split(/\s*[-–—]\s*/).map(minuteOf);
    if (from === undefined || from === null || to === undefined || to === null || more !== undefined || from >= to) return null;
    day.push({ from, to });
  }
  day.sort((a, b) => a.from - b.from);
  return day.some((stretch, index) => stretch.from < (day[index - 1]?.to ?? 0)) ? null : { value: day };
}

export const holidaysText = (holidays: readonly Holiday[]): string =>
  holidays.map(({ date, name, yearly }) => `${yearly ? date.slice(5) : date} ${name}`.trim()).join('\n');

/** A line a day: "12-25 Christmas" in every year, "2026-04-03 Good Friday" once. */
export function holidaysFrom(text: string): Meaning<Holiday[]> {
  const holidays: Holiday[] = [];
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const found = /^(?:(\d{4})-)?(\d{2}-\d{2})(?:\s+(.{0,120}))?$/.exec(line);
    if (!found) return null;
    // A leap year, so that 29 February can be one.
    const date = `${found[1] ?? '2024'}-${found[2] ?? ''}`;
    if (!isDate(date)) return null;
    holidays.push({ date, name: found[3]?.trim() ?? '', yearly: found[1] === undefined });
  }
  return holidays.length <= MAX_HOLIDAYS ? { value: holidays } : null;
}

export const wordsText = (words: readonly string[]): string => words.join(', ');
export const wordsFrom = (text: string): Meaning<string[]> => ({
  value: Array.from(
    new Set(
      text
        .split(/[,;\n]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ),
});
/** `@` in front is what people type; it is not part of the domain. */
export function domainsFrom(text: string): Meaning<string[]> {
  const domains = text
    .split(/[,;\s]+/)
    .map((word) => word.replace(/^@/, '').toLowerCase())
    .filter(Boolean);
  return domains.every((domain) => /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(domain)) ? { value: Array.from(new Set(domains)) } : null;
}

const officeDay: Stretch[] = [{ from: 540, to: 1020 }];
export const newCalendar = (key: string, name: string, timeZone: string): Calendar => ({
  key,
  name,
  timeZone,
  week: [officeDay, officeDay, officeDay, officeDay, officeDay, [], []],
  holidays: [],
});
export const newPolicy = (key: string, name: string): SlaPolicy => ({
  key,
  name,
  enabled: true,
  when: { priorities: [], categories: [], domains: [], mailboxes: [] },
  firstResponseMinutes: 240,
  resolutionMinutes: 2880,
  calendar: null,
});

export function movedBy<T>(list: readonly T[], index: number, step: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(index, 1);
  if (one !== undefined) next.splice(index + step, 0, one);
  return next;
}
