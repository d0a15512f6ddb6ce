import type { Calendar, Holiday, Stretch } from './calendar.ts';
import {
  isPriority,
  MAX_CALENDARS,
  MAX_CONDITION_ENTRIES,
  MAX_HOLIDAYS,
  MAX_NAME_CHARS,
  MAX_POLICIES,
  MAX_STRETCHES_A_DAY,
  MAX_TARGET_MINUTES,
  NO_SLA,
  type PolicyConditions,
  type SlaPolicy,
  type SlaSettings,
} from './policy.ts';
import { isTimeZone } from './zone.ts';

/**
 * Reads what is stored. A policy or calendar with anything it does not understand is left out whole, and a policy whose calendar
 * is missing too: half of a promise is another promise. Anything that is no such object promises nothing.
 */
export function parseSla(value: unknown): SlaSettings {
  if (!isRecord(value)) return NO_SLA;
  const calendars = each(value['calendars'], calendarOf, MAX_CALENDARS);
  const known = (policy: SlaPolicy): boolean => policy.calendar === null || calendars.some((calendar) => calendar.key === policy.calendar);
  return { calendars, policies: each(value['policies'], policyOf, MAX_POLICIES).filter(known) };
}

function calendarOf(value: unknown): Calendar | null {
  if (!isRecord(value)) return null;
  const { key, name, timeZone, week, holidays } = value;
  if (!isKey(key) || !isText(name, MAX_NAME_CHARS) || typeof timeZone !== 'string' || !isTimeZone(timeZone) || !Array.isArray(week) || week.length !== 7)
    return null;
  const days = week.map(dayOf);
  const free = listOf(holidays, holidayOf, MAX_HOLIDAYS);
  return days.some((day) => day === null) || days.every((day) => day?.length === 0) || !free
    ? null
    : { key, name, timeZone, week: days as Stretch[][], holidays: free };
}

function dayOf(value: unknown): Stretch[] | null {
  const stretches = listOf(value, stretchOf, MAX_STRETCHES_A_DAY);
  if (!stretches) return null;
  const sorted = stretches.sort((a, b) => a.from - b.from);
  return sorted.some((stretch, index) => stretch.from < (sorted[index - 1]?.to ?? 0)) ? null : sorted;
}

const stretchOf = (value: unknown): Stretch | null =>
  isRecord(value) && isWhole(value['from'], 0, 1439) && isWhole(value['to'], 1, 1440) && value['from'] < value['to']
    ? { from: value['from'], to: value['to'] }
    : null;

function holidayOf(value: unknown): Holiday | null {
  if (!isRecord(value) || typeof value['date'] !== 'string' || !isDate(value['date']) || !isText(value['name'], MAX_NAME_CHARS)) return null;
  return { date: value['date'], name: value['name'], yearly: value['yearly'] === true };
}

/** A day that exists, `2026-02-28`. */
export function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function policyOf(value: unknown): SlaPolicy | null {
  if (!isRecord(value)) return null;
  const { key, name, enabled, firstResponseMinutes, resolutionMinutes, calendar } = value;
  const when = conditionsOf(value['when']);
  if (
    !isKey(key) ||
    !isText(name, MAX_NAME_CHARS) ||
    !when ||
    !isTarget(firstResponseMinutes) ||
    !isTarget(resolutionMinutes) ||
    !(calendar === null || isKey(calendar))
  )
    return null;
  return { key, name, enabled: enabled === true, when, firstResponseMinutes, resolutionMinutes, calendar };
}

function conditionsOf(value: unknown): PolicyConditions | null {
  if (!isRecord(value)) return null;
  const texts = (name: string): string[] | null =>
    listOf(value[name], (one) => (isText(one, 255) && one.trim() !== '' ? one.trim() : null), MAX_CONDITION_ENTRIES);
  const priorities = listOf(value['priorities'], (one) => (isPriority(one) ? one : null), MAX_CONDITION_ENTRIES);
  const [categories, domains, mailboxes] = [texts('categories'), texts('domains'), texts('mailboxes')];
  return priorities && categories && domains && mailboxes ? { priorities, categories, domains, mailboxes } : null;
}

const isTarget = (value: unknown): value is number | null => value === null || isWhole(value, 1, MAX_TARGET_MINUTES);
const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value.length <= max;
const isKey = (value: unknown): value is string => isText(value, 64) && value !== '';

/** The entries that are understood, each key once. */
function each<T extends { key: string }>(value: unknown, read: (one: unknown) => T | null, max: number): T[] {
  const all = (Array.isArray(value) ? value.slice(0, max) : []).flatMap((one: unknown) => read(one) ?? []);
  return all.filter((one, index) => all.findIndex((other) => other.key === one.key) === index);
}

/** Null when it is no list, too long, or one of its entries is not understood. */
function listOf<T>(value: unknown, read: (one: unknown) => T | null, max: number): T[] | null {
  if (!Array.isArray(value) || value.length > max) return null;
  const entries = value.map(read);
  return entries.some((entry) => entry === null) ? null : (entries as T[]);
}
