import { TICKET_STATUSES, type TicketStatus } from '../tickets/index.ts';

/** What happens when the time is over. `anonymise`: rows stay empty, with status, times and category, so that statistics hold. */
export const RETENTION_ENDS = ['delete', 'anonymise'] as const;
export type RetentionEnd = (typeof RETENTION_ENDS)[number];

/** `type` null: tickets of every type that has no rule of its own. `status`: the rule is for tickets that ended in it; null for both. Days count from closing. */
export type RetentionRule = { type: string | null; status: EndStatus | null; days: number; then: RetentionEnd };
export type EndStatus = Extract<TicketStatus, 'Solved' | 'Closed'>;
export const END_STATUSES: readonly EndStatus[] = TICKET_STATUSES.filter((status): status is EndStatus => status === 'Solved' || status === 'Closed');

export type RetentionSettings = {
  on: boolean;
  tickets: RetentionRule[];
  mailLogDays: number;
  auditLogDays: number;
  privacyLogDays: number;
  /** Ended tickets move to the archive lists after so many days; null: they stay in theirs. */
  archiveDays: number | null;
};

/** Key in the Settings list. */
export const RETENTION_KEY = 'retention';
const YEAR = 365.25;
export const SEVEN_YEARS_DAYS = Math.ceil(7 * YEAR);
export const DEFAULT_RETENTION: RetentionSettings = {
  on: true,
  tickets: [{ type: null, status: null, days: SEVEN_YEARS_DAYS, then: 'delete' }],
  mailLogDays: Math.ceil(2 * YEAR),
  auditLogDays: SEVEN_YEARS_DAYS,
  privacyLogDays: SEVEN_YEARS_DAYS,
  archiveDays: null,
};
export const MAX_RETENTION_RULES = 50;
export const MAX_RETENTION_DAYS = 36_525;
/** A log that shows who did what is no proof when it may be emptied next week. */
export const MIN_LOG_DAYS = 365;
/** What ended lately is answered, opened again and counted in reports: it stays at hand. */
export const MIN_ARCHIVE_DAYS = 30;
/** Says in the Settings list that something was archived: only then a mail's ticket is looked for there too. */
export const ARCHIVE_KEY = 'archive';
export const usesArchive = (value: unknown): boolean => isObject(value) && value['used'] === true;
const MAX_TYPE_CHARS = 255;

const days = (value: unknown, least: number): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MAX_RETENTION_DAYS ? value : null;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null when a rule cannot be meant so: retention deletes, so nothing is guessed. A value that is not there takes its default. */
export function parseRetention(value: unknown): RetentionSettings | null {
  if (value === undefined || value === null) return DEFAULT_RETENTION;
  if (!isObject(value)) return null;
  const {
    on = true,
    tickets = DEFAULT_RETENTION.tickets,
    mailLogDays = DEFAULT_RETENTION.mailLogDays,
    auditLogDays = DEFAULT_RETENTION.auditLogDays,
    privacyLogDays = DEFAULT_RETENTION.privacyLogDays,
    archiveDays = null,
  } = value;
  if (typeof on !== 'boolean' || !Array.isArray(tickets) || tickets.length > MAX_RETENTION_RULES) return null;
  const rules = tickets.map(parseRule);
  const [mail, audit, privacy] = [days(mailLogDays, 1), days(auditLogDays, MIN_LOG_DAYS), days(privacyLogDays, MIN_LOG_DAYS)];
  if (rules.includes(null) || mail === null || audit === null || privacy === null) return null;
  const archive = archiveDays === null ? null : days(archiveDays, MIN_ARCHIVE_DAYS);
  if (archiveDays !== null && archive === null) return null;
  const keys = rules.map((rule) => `${rule!.type ?? ''}\n${rule!.status ?? ''}`);
  if (new Set(keys).size < keys.length) return null;
  return { on, tickets: rules as RetentionRule[], mailLogDays: mail, auditLogDays: audit, privacyLogDays: privacy, archiveDays: archive };
}

function parseRule(value: unknown): RetentionRule | null {
  if (!isObject(value)) return null;
  const { type = null, status = null, days: given, then } = value;
  const kept = days(given, 1);
  if (kept === null || !(RETENTION_ENDS as readonly unknown[]).includes(then)) return null;
  if (type !== null && (typeof type !== 'string' || type.trim() === '' || type.length > MAX_TYPE_CHARS)) return null;
  if (status !== null && !(END_STATUSES as readonly unknown[]).includes(status)) return null;
  return { type: type as string | null, status: status as EndStatus | null, days: kept, then: then as RetentionEnd };
}

export type Ended = { type: string | null; status: string; solvedAt: string | null; closedAt: string | null; legalHold: string | null };

/** The most telling rule counts: type and status, then type, then status, then the one for all. */
export function ruleFor(rules: readonly RetentionRule[], { type, status }: Pick<Ended, 'type' | 'status'>): RetentionRule | null {
  const fits = rules.filter((rule) => (rule.type === null || rule.type === type) && (rule.status === null || rule.status === status));
  const weight = (rule: RetentionRule): number => Number(rule.type !== null) * 2 + Number(rule.status !== null);
  return [...fits].sort((a, b) => weight(b) - weight(a))[0] ?? null;
}

const DAY_MS = 86_400_000;

/** What shall happen to a ticket at `now`; null while it is open, under a hold, or its time is not over. A ticket that says nothing of its end is never due. */
export function dueTicket(rules: readonly RetentionRule[], ticket: Ended, now: number): RetentionEnd | null {
  if (!(END_STATUSES as readonly string[]).includes(ticket.status) || ticket.legalHold) return null;
  const ended = Date.parse(ticket.closedAt ?? ticket.solvedAt ?? '');
  const rule = ruleFor(rules, ticket);
  if (Number.isNaN(ended) || rule === null) return null;
  return now - ended >= rule.days * DAY_MS ? rule.then : null;
}

/** Whether a ticket ended so long ago that it may move to the archive. */
export function dueForArchive(after: number, { status, solvedAt, closedAt }: Pick<Ended, 'status' | 'solvedAt' | 'closedAt'>, now: number): boolean {
  const ended = Date.parse(closedAt ?? solvedAt ?? '');
  return (END_STATUSES as readonly string[]).includes(status) && !Number.isNaN(ended) && now - ended >= after * DAY_MS;
}

/** Everything made after this moment is too young for every rule. ISO 8601. */
export const youngestDue = ({ tickets }: RetentionSettings, now: number): string =>
  cutoff(Math.min(...tickets.map((rule) => rule.days), MAX_RETENTION_DAYS), now);
export const cutoff = (kept: number, now: number): string => new Date(now - kept * DAY_MS).toISOString();
