import { dateOf, instantOf, isTimeZone, localDay, weekdayOf } from '../sla/index.ts';
import type { Period } from './facts.ts';

/** Key of the item in the Settings list that holds who gets the report of each week by mail. */
export const WEEKLY_KEY = 'weeklyReport';
/** One mail goes to all of them. */
export const MAX_WEEKLY_PEOPLE = 50;
const DAY_MS = 86_400_000;
const DAYS = 7;
const SENT_FROM_MINUTES = 6 * 60;
/** Until Tuesday night it is news; who was away longer looks at the desk. */
const NEWS_FOR_DAYS = 2;

/** `people` are site user ids of the desk's people; nobody means that nothing is sent. `since` (ISO 8601): a week that was over before is not sent. */
export type WeeklyReport = { people: readonly number[]; timeZone: string; since: string };
export const NO_WEEKLY: WeeklyReport = { people: [], timeZone: 'UTC', since: '1970-01-01T00:00:00.000Z' };

/** Reads leniently, as all settings: anything else is nobody. */
export function parseWeekly(value: unknown): WeeklyReport {
  const { people, timeZone, since } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (!Array.isArray(people) || typeof timeZone !== 'string' || !isTimeZone(timeZone) || typeof since !== 'string' || Number.isNaN(Date.parse(since)))
    return NO_WEEKLY;
  const ids = people.filter((id): id is number => Number.isSafeInteger(id) && id > 0);
  return { people: [...new Set(ids)].slice(0, MAX_WEEKLY_PEOPLE), timeZone, since };
}

/** The week whose report is to be sent now, by its Monday (`2026-11-16`) and the midnights of its days; null when there is none. */
export function weekDue({ people, timeZone, since }: WeeklyReport, now: number): { week: string; period: Period } | null {
  if (people.length === 0) return null;
  const today = localDay(timeZone, now);
  const monday = today - weekdayOf(today) * DAY_MS;
  const due = instantOf(timeZone, monday, SENT_FROM_MINUTES);
  if (now < due || now >= instantOf(timeZone, monday + NEWS_FOR_DAYS * DAY_MS, 0) || Date.parse(since) > due) return null;
  const first = monday - DAYS * DAY_MS;
  return { week: dateOf(first), period: Array.from({ length: DAYS + 1 }, (_, day) => instantOf(timeZone, first + day * DAY_MS, 0)) };
}
