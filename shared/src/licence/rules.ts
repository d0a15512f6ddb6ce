import type { LicenceClaims, LicencePlan, LicenceState } from './claims.ts';
import { TRIAL_DAYS } from './claims.ts';

const DAY_SECONDS = 86_400;
/** How long the browser may rely on what it has while the service is away. */
export const GRACE_DAYS = 14;
export const TRIAL_SEATS = 25;
export const MAX_LICENCE_CHARS = 4096;

const PLANS: readonly LicencePlan[] = ['Trial', 'Team', 'Business', 'Enterprise'];

/** What the service knows of a customer when it signs. `now` in milliseconds. */
export type LicenceTerms = { tid: string; domains: readonly string[]; plan: LicencePlan; seats: number; validUntil: string; suspended: boolean };

export function claimsOf(terms: LicenceTerms, now: number): LicenceClaims {
  const iat = Math.floor(now / 1000);
  return {
    iss: 'listdesk',
    tid: terms.tid,
    domains: [...terms.domains],
    plan: terms.plan,
    seats: terms.seats,
    iat,
    exp: Math.floor(Date.parse(terms.validUntil) / 1000),
    graceUntil: iat + GRACE_DAYS * DAY_SECONDS,
    suspended: terms.suspended,
  };
}

/** Terms of a customer at first contact. */
export function trialTerms(tid: string, domain: string, now: number): LicenceTerms {
  return {
    tid,
    domains: [domain],
    plan: 'Trial',
    seats: TRIAL_SEATS,
    validUntil: new Date(now + TRIAL_DAYS * DAY_SECONDS * 1000).toISOString(),
    suspended: false,
  };
}

/** Reads the payload of a licence whose signature was verified; null when it is not one of ours. */
export function parseClaims(payload: unknown): LicenceClaims | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { iss, tid, domains, plan, seats, iat, exp, graceUntil, suspended } = payload as Record<string, unknown>;
  const seconds = [iat, exp, graceUntil].every((value) => typeof value === 'number' && Number.isFinite(value));
  if (iss !== 'listdesk' || typeof tid !== 'string' || !seconds || typeof suspended !== 'boolean') return null;
  if (!Array.isArray(domains) || !domains.every((domain) => typeof domain === 'string')) return null;
  if (!PLANS.includes(plan as LicencePlan) || !Number.isInteger(seats) || (seats as number) < 0) return null;
  return {
    iss,
    tid,
    domains: domains as string[],
    plan: plan as LicencePlan,
    seats: seats as number,
    iat: iat as number,
    exp: exp as number,
    graceUntil: graceUntil as number,
    suspended,
  };
}

/**
 * What a verified licence means now, on this host. A licence of another tenant's host is `unknown`: it may be copied, but not used.
 * `now` in milliseconds; `host` is the SharePoint host of the page.
 */
export function licenceState(claims: LicenceClaims, now: number, host: string): LicenceState {
  const domain = canonicalHost(host);
  if (!domain || !claims.domains.includes(domain)) return { kind: 'unknown', reason: 'domainMismatch' };
  if (claims.suspended) return { kind: 'suspended', claims };
  const seconds = now / 1000;
  if (seconds >= claims.exp) return { kind: 'expired', claims, since: new Date(claims.exp * 1000).toISOString() };
  return { kind: 'active', claims, daysLeft: Math.ceil((claims.exp - seconds) / DAY_SECONDS) };
}

/** While the service cannot be reached: the cached licence counts until its grace ends, and never beyond its own end. */
export function unreachableState(cached: LicenceClaims | null, now: number): LicenceState {
  return { kind: 'unreachable', cached: cached && now / 1000 < Math.min(cached.graceUntil, cached.exp) && !cached.suspended ? cached : null };
}

/** Configuration is locked when the licence has lapsed; mail, reading and answering go on in every state. */
export function mayConfigure(state: LicenceState): boolean {
  return state.kind === 'active' || (state.kind === 'unreachable' && state.cached !== null);
}

export type SeatUse = { used: number; seats: number; over: number };
/** Seats are agents; going over warns the admin and stops nobody. */
export function seatUse(claims: LicenceClaims, agents: number): SeatUse {
  return { used: agents, seats: claims.seats, over: Math.max(0, agents - claims.seats) };
}

const HOST = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.sharepoint\.com$/;

/**
 * One spelling of a SharePoint host, or null for what is none: look-alikes, ports, credentials, trailing dots and the admin and
 * OneDrive hosts do not count (quality A3, case 53).
 */
export function canonicalHost(host: string): string | null {
  const text = host.trim().toLowerCase();
  return HOST.test(text) && !/-(admin|my)\.sharepoint\.com$/.test(text) ? text : null;
}

const DESK = /^https:\/\/([^/@:?#]+)((?:\/(?:sites|teams)(?:\/[^/?#\\]{1,128}){1,5})?)\/*$/i;
export const MAX_DESK_URL_CHARS = 400;

/**
 * One spelling of a desk's site URL (host in lower case, no trailing slash), or null for what is no SharePoint site. SharePoint
 * does not tell upper from lower case in paths: compare with `deskIdentity`.
 */
export function canonicalDesk(url: string): string | null {
  if (url.length > MAX_DESK_URL_CHARS) return null;
  const match = DESK.exec(url.trim());
  const host = match && canonicalHost(match[1]!);
  if (!match || !host || /\/\.{1,2}(\/|$)/.test(match[2]!)) return null;
  return `https://${host}${match[2]!}`;
}

/** What two spellings of the same desk have in common. */
export const deskIdentity = (canonical: string): string => canonical.toLowerCase();

export const hostOfDesk = (canonical: string): string => canonical.slice('https://'.length).split('/')[0]!;
