import type { Principal } from '../identity/principal.ts';
import type { Method } from './call.ts';
import type { Segment } from './path.ts';

/** Budgets of the smallest tenant (0 to 1,000 licences) and of one user. */
export type Limits = { resourceUnitsPerMinute: number; userRequestsPerFiveMinutes: number };
export const SMALLEST_TENANT: Limits = { resourceUnitsPerMinute: 1250, userRequestsPerFiveMinutes: 3000 };

const MINUTE = 60_000;
/** RateLimit headers come from so much of the budget on. */
const TELL_FROM = 0.8;

export type Charge = { allowed: boolean; headers: Record<string, string> };
type Bucket = { since: number; used: number };

/** Counts what an app uses of a tenant in a minute and what a user asks in five. Refused calls count as well. */
export class Throttle {
  limits: Limits = { ...SMALLEST_TENANT };
  #buckets = new Map<string, Bucket>();

  charge(who: Principal, tenant: string, units: number, now: number): Charge {
    if (who.kind === 'user') return this.#user(`${tenant}|${who.user.upn}`, now);
    const limit = this.limits.resourceUnitsPerMinute;
    const bucket = this.#bucket(`${tenant}|${who.appId}`, MINUTE, now);
    bucket.used += units;
    const reset = Math.max(1, Math.ceil((bucket.since + MINUTE - now) / 1000));
    const allowed = bucket.used <= limit;
    const headers: Record<string, string> = {};
    if (bucket.used >= limit * TELL_FROM)
      Object.assign(headers, {
        'ratelimit-limit': String(limit),
        'ratelimit-remaining': String(Math.max(0, limit - bucket.used)),
        'ratelimit-reset': String(reset),
      });
    if (!allowed) headers['retry-after'] = String(reset);
    return { allowed, headers };
  }

  #user(key: string, now: number): Charge {
    const bucket = this.#bucket(key, 5 * MINUTE, now);
    bucket.used += 1;
    if (bucket.used <= this.limits.userRequestsPerFiveMinutes) return { allowed: true, headers: {} };
    return { allowed: false, headers: { 'retry-after': String(Math.max(1, Math.ceil((bucket.since + 5 * MINUTE - now) / 1000))) } };
  }

  #bucket(key: string, length: number, now: number): Bucket {
    let bucket = this.#buckets.get(key);
    if (!bucket || now >= bucket.since + length) this.#buckets.set(key, (bucket = { since: now, used: 0 }));
    return bucket;
  }
}

const PERMISSION_STEPS = new Set([
  'roleassignments',
  'breakroleinheritance',
  'resetroleinheritance',
  'roledefinitions',
  'getusereffectivepermissions',
  'sitegroups',
]);
const SINGLE_STEPS = new Set(['getchanges', '$value', 'currentuser', 'contextinfo', 'web', 'site', 'effectivebasepermissions']);

/** 5 for permissions, 1 for one thing read, 2 for the rest. The true cost of REST is not published. */
export function unitsOf(method: Method, path: readonly Segment[]): number {
  if (path.some((step) => PERMISSION_STEPS.has(step.name))) return 5;
  const last = path[path.length - 1];
  if (last && (last.name === 'getchanges' || last.name === 'contextinfo')) return 1;
  if (method !== 'GET') return 2;
  if (!last) return 1;
  return (last.name === 'items' && !last.args?.length) || (!SINGLE_STEPS.has(last.name) && last.args === null) ? 2 : 1;
}

export const throttledBody = (): string =>
  '{"error":{"code":"-2147429894, Microsoft.SharePoint.SPQueryThrottledException","message":"The request has been throttled."}}';
