import { TICKET_PRIORITIES, type Ticket, type TicketPriority } from '../tickets/index.ts';
import type { Calendar } from './calendar.ts';

/** Empty lists ask nothing. Categories, domains and mailboxes are compared without regard to case; a domain is the whole part after the `@`. */
export type PolicyConditions = {
  priorities: readonly TicketPriority[];
  categories: readonly string[];
  domains: readonly string[];
  mailboxes: readonly string[];
};

/** What the desk promises. Null promises nothing; `calendar` is the key of a calendar, null counts around the clock. */
export type SlaPolicy = {
  key: string;
  name: string;
  enabled: boolean;
  when: PolicyConditions;
  firstResponseMinutes: number | null;
  resolutionMinutes: number | null;
  calendar: string | null;
};

/** The first policy that fits decides, so the special ones stand first. Without policies the desk promises nothing. */
export type SlaSettings = { policies: readonly SlaPolicy[]; calendars: readonly Calendar[] };
export const NO_SLA: SlaSettings = { policies: [], calendars: [] };

/** Key of the item in the Settings list: policies and calendars change together. */
export const SLA_KEY = 'sla';

export const MAX_POLICIES = 50;
export const MAX_CALENDARS = 20;
export const MAX_HOLIDAYS = 200;
export const MAX_STRETCHES_A_DAY = 4;
export const MAX_CONDITION_ENTRIES = 50;
export const MAX_NAME_CHARS = 120;
/** One year around the clock. */
export const MAX_TARGET_MINUTES = 366 * 24 * 60;

export type SlaFacts = Pick<Ticket, 'priority' | 'category' | 'requester' | 'mailbox'>;

const among = (list: readonly string[], value: string | null): boolean =>
  list.length === 0 || (value !== null && list.some((each) => each.trim().toLowerCase() === value.toLowerCase()));

export const fitsPolicy = ({ when }: SlaPolicy, ticket: SlaFacts): boolean =>
  (when.priorities.length === 0 || when.priorities.includes(ticket.priority)) &&
  among(when.categories, ticket.category) &&
  among(when.domains, ticket.requester.address.split('@')[1] ?? '') &&
  among(when.mailboxes, ticket.mailbox);

export const policyFor = (sla: SlaSettings, ticket: SlaFacts): SlaPolicy | null =>
  sla.policies.find((policy) => policy.enabled && fitsPolicy(policy, ticket)) ?? null;

export const calendarOf = (sla: SlaSettings, policy: Pick<SlaPolicy, 'calendar'>): Calendar | null =>
  sla.calendars.find((calendar) => calendar.key === policy.calendar) ?? null;

export const hasPolicies = (sla: SlaSettings): boolean => sla.policies.some((policy) => policy.enabled);

export const isPriority = (value: unknown): value is TicketPriority => (TICKET_PRIORITIES as readonly unknown[]).includes(value);
