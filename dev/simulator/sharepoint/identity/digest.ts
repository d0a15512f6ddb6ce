import { createHash } from 'node:crypto';
import type { Site } from '../state/model.ts';
import type { Principal } from './principal.ts';

export const DIGEST_SECONDS = 1800;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `0x<hash>,21 Nov 2026 08:00:00 -0000`: proves that the page asked before it writes. Needs no memory, so it outlives a restart. */
export function issueDigest(site: Site, who: Principal, now: number): string {
  const at = new Date(Math.floor(now / 1000) * 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} -0000`;
  return `0x${hash(site, who, date)},${date}`;
}

export function digestHolds(digest: string | null, site: Site, who: Principal, now: number): boolean {
  const [value, date] = (digest ?? '').split(',');
  if (!value || !date) return false;
  const issued = Date.parse(date);
  if (Number.isNaN(issued) || now < issued || now > issued + DIGEST_SECONDS * 1000) return false;
  return value === `0x${hash(site, who, date)}`;
}

function hash(site: Site, who: Principal, date: string): string {
  const name = who.kind === 'user' ? who.user.upn : who.appId;
  return createHash('sha512').update(`${site.id}|${name}|${date}`).digest('hex').toUpperCase();
}
