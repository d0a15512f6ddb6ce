import { canonicalHost, TRIAL_SEATS, trialTerms, type LicencePlan } from '@listdesk/shared/licence';
import { MAX_HISTORY, type LicenceEvent, type LicenceEventKind, type TenantRecord } from './ports.ts';

/** Plans that are sold; a trial is only ever begun by first contact. */
export const SOLD_PLANS: readonly LicencePlan[] = ['Team', 'Business', 'Enterprise'];
export const MAX_SEATS = 100_000;
/** Longest term that is issued at once: a wrong digit in a year must not make a licence for ever. */
export const MAX_TERM_YEARS = 10;
/** A tenant may have several hosts (renamed, multi-geo); more than this is no tenant's own list. */
export const MAX_DOMAINS = 20;

export type Terms = { plan: LicencePlan; seats: number; validUntil: string };
export type Decided = { ok: true; record: TenantRecord } | { ok: false; reason: string };

const refused = (reason: string): Decided => ({ ok: false, reason });

/** A customer as first contact finds it. `now` in milliseconds. */
export function trialRecord(tenant: string, host: string, now: number): TenantRecord {
  const { plan, validUntil } = trialTerms(tenant, host, now);
  const at = new Date(now).toISOString();
  const bare: TenantRecord = {
    id: tenant,
    domains: [host],
    plan,
    seats: TRIAL_SEATS,
    validUntil,
    suspended: false,
    createdAt: at,
    consentSeenAt: null,
    history: [],
  };
  return noted(bare, 'trial', now);
}

/** A licence sold. Of a tenant we do not know yet (null) it waits for the first contact; hosts then prove themselves. */
export function issued(known: TenantRecord | null, tenant: string, terms: Terms, hosts: readonly string[], now: number): Decided {
  const problem = problemOf(terms, now);
  if (problem) return refused(problem);
  const given = hosts.map((host) => canonicalHost(host));
  const wrong = hosts.find((_, index) => given[index] === null);
  if (wrong !== undefined) return refused(`${wrong} is no SharePoint host: write it like contoso.sharepoint.com.`);
  const before = known ?? trialRecord(tenant, '', now);
  const domains = [...new Set([...(known?.domains ?? []), ...(given as string[])])];
  if (domains.length > MAX_DOMAINS) return refused(`A tenant may have at most ${MAX_DOMAINS} hosts.`);
  return { ok: true, record: noted({ ...before, ...terms, domains, suspended: false, history: known?.history ?? [] }, 'issued', now) };
}

/**
 * Another end, and with it another plan or number of seats where given. A trial is not renewed but issued; a suspended licence stays suspended.
 */
export function renewed(record: TenantRecord, change: Partial<Terms>, now: number): Decided {
  const terms = { plan: record.plan, seats: record.seats, validUntil: record.validUntil, ...change };
  if (terms.plan === 'Trial') return refused('This tenant is on trial: issue a licence with a plan instead.');
  const problem = problemOf(terms, now);
  if (problem) return refused(problem);
  if (terms.plan === record.plan && terms.seats === record.seats && terms.validUntil === record.validUntil)
    return refused('This changes nothing: the licence has these terms already.');
  return { ok: true, record: noted({ ...record, ...terms }, terms.validUntil === record.validUntil ? 'changed' : 'renewed', now) };
}

/** Locks the configuration of the customer's desks; mail, reading and answering go on. */
export function suspended(record: TenantRecord, suspend: boolean, now: number): Decided {
  if (record.suspended === suspend) return refused(suspend ? 'This licence is suspended already.' : 'This licence is not suspended.');
  return { ok: true, record: noted({ ...record, suspended: suspend }, suspend ? 'suspended' : 'resumed', now) };
}

/** A host that proved itself: the new one of a renamed tenant, or one of another geography. The old ones stay covered. */
export function withHost(record: TenantRecord, host: string, now: number): TenantRecord | null {
  const at = new Date(now).toISOString();
  if (record.domains.includes(host)) return record.consentSeenAt === null ? { ...record, consentSeenAt: at } : null;
  if (record.domains.length >= MAX_DOMAINS) return null;
  return noted({ ...record, domains: [...record.domains, host], consentSeenAt: at }, 'hostAdded', now, host);
}

/** One month after the 31st is the last day of the next month. */
export function monthsLater(from: string, months: number): string {
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()));
  return date.toISOString();
}

function problemOf({ plan, seats, validUntil }: Terms, now: number): string | null {
  if (!SOLD_PLANS.includes(plan)) return `${plan} is no plan that is sold: choose ${SOLD_PLANS.join(', ')}.`;
  if (!Number.isInteger(seats) || seats < 1 || seats > MAX_SEATS) return `Seats must be a whole number from 1 to ${MAX_SEATS}.`;
  const until = Date.parse(validUntil);
  if (!(until > now)) return 'The end of the licence lies in the past.';
  if (until > Date.parse(monthsLater(new Date(now).toISOString(), MAX_TERM_YEARS * 12))) return `A licence is issued for at most ${MAX_TERM_YEARS} years.`;
  return null;
}

function noted(record: TenantRecord, event: LicenceEventKind, now: number, host?: string): TenantRecord {
  const { plan, seats, validUntil } = record;
  const entry: LicenceEvent = { at: new Date(now).toISOString(), event, plan, seats, validUntil, ...(host ? { host } : {}) };
  return { ...record, history: [...record.history, entry].slice(-MAX_HISTORY) };
}
