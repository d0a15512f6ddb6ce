import type { LicenceClaims, LicenceState } from '@listdesk/shared/licence';

const DAY_SECONDS = 86_400;

/** What verified claims mean at `now` (milliseconds). */
export function stateOfClaims(claims: LicenceClaims, now: number): LicenceState {
  if (claims.suspended) return { kind: 'suspended', claims };
  const secondsLeft = claims.exp - now / 1000;
  if (secondsLeft <= 0) return { kind: 'expired', claims, since: new Date(claims.exp * 1000).toISOString() };
  return { kind: 'active', claims, daysLeft: Math.ceil(secondsLeft / DAY_SECONDS) };
}

/** Without an answer the cached copy counts until its grace is over. */
export function stateWithoutAnswer(cached: LicenceClaims | null, now: number): LicenceState {
  const counts = cached !== null && now / 1000 < cached.graceUntil;
  return { kind: 'unreachable', cached: counts ? cached : null };
}

/**
 * Whether configuration (rules, forms, views of the team, settings) is read-only. Mail, tickets, replies and reading never are, and set-up and
 * check-up stay open in every state, because they are how an admin mends it.
 */
export function isLocked(state: LicenceState, now: number): boolean {
  if (state.kind === 'active') return false;
  if (state.kind === 'unreachable') return state.cached === null || stateOfClaims(state.cached, now).kind !== 'active';
  return true;
}
