import '@pnp/sp/regional-settings/web.js';
import type { Access } from './access.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A site at most so far ahead of universal time (Kiritimati), or so far behind it (the date line). */
const FURTHEST_AHEAD_HOURS = 14;
const FURTHEST_BEHIND_HOURS = 12;
/** Midnights in between are of a site ahead as well as of one behind: Kiritimati and Honolulu, Auckland's summer and Pago Pago, Auckland's winter and the date line. */
const FIRST_OF_EITHER_HOURS = 24 - FURTHEST_AHEAD_HOURS;

export type SiteSide = 'ahead' | 'behind';

const hoursIn = (at: number): number => (((at % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;
const ofEitherSide = (moment: unknown): boolean => {
  const hours = hoursIn(Date.parse(String(moment)));
  return hours >= FIRST_OF_EITHER_HOURS && hours <= FURTHEST_BEHIND_HOURS;
};

/**
 * SharePoint answers a day as its first moment in the site's time zone, `2026-11-29T23:00:00Z` for the 30th in Berlin (reference: date only). Up to noon of universal time
 * that is the day of a site behind it, later the day before that of a site ahead; `side` decides where both could be.
 */
export function dayOfSite(moment: string, side: SiteSide): string {
  const at = Date.parse(moment);
  if (Number.isNaN(at)) return moment;
  const behind = ofEitherSide(moment) ? side === 'behind' : hoursIn(at) < FURTHEST_BEHIND_HOURS;
  return new Date(behind ? at : at + FURTHEST_AHEAD_HOURS * HOUR_MS).toISOString().slice(0, 10);
}

const sides = new WeakMap<Access, Promise<SiteSide>>();

/** Days out of what SharePoint answered for columns without a time. The site's time zone is asked for, once, where one of `moments` cannot be told without it. */
export async function daysOfSite(access: Access, moments: readonly unknown[]): Promise<(moment: string) => string> {
  let side: SiteSide = 'ahead';
  if (moments.some(ofEitherSide)) {
    const asked = sides.get(access) ?? sideOf(access);
    sides.set(access, asked);
    asked.catch(() => sides.delete(access));
    side = await asked;
  }
  return (moment) => dayOfSite(moment, side);
}

/** `Bias` are the minutes from the site's standard time to universal time, more than none for whoever is behind it. 1 request. */
const sideOf = (access: Access): Promise<SiteSide> =>
  access.guarded(async () => ((await access.web.regionalSettings.timeZone()).Information.Bias > 0 ? 'behind' : 'ahead'));
