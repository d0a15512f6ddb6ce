import { faultCode } from '../security/log.ts';

/** Carried by a queue message that is tried again later. */
export type Retried = { tries?: number; since?: string };

/**
 * Faults that others mend (throttling, outage, a grant an admin took away) do not use up the five tries of the queue: the message
 * goes back with a delay, for up to a week, so that nothing is lost in between. Everything else is thrown and ends in the poison queue.
 */
export const RETRY_DAYS = 7;
const FIRST_DELAY_SECONDS = 5;
const LONGEST_DELAY_SECONDS = 15 * 60;
const PASSING = /^(lists|graph)\.(throttled|unavailable|offline|denied|unauthenticated|missing|full|moved|broken|older)$|^settings\.noMailbox$/;

export type RetryDecision = { retry: false } | { retry: true; delaySeconds: number; carried: Required<Retried> };

export function decideRetry(error: unknown, { tries = 0, since }: Retried, now: number, random: number): RetryDecision {
  if (!PASSING.test(faultCode(error)) && !isNetworkFault(error)) return { retry: false };
  const first = since ?? new Date(now).toISOString();
  if (now - Date.parse(first) > RETRY_DAYS * 86_400_000) return { retry: false };
  const told = (error as { retryAfterSeconds?: unknown }).retryAfterSeconds;
  const backOff = Math.min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** Math.min(tries, 12));
  const delaySeconds = Math.ceil(Math.max(typeof told === 'number' ? told : 0, backOff * (0.5 + random / 2)));
  return { retry: true, delaySeconds, carried: { tries: tries + 1, since: first } };
}

/** Entra unreachable or refusing for now; these come from the credential, not from our own callers. */
function isNetworkFault(error: unknown): boolean {
  const { name } = (error ?? {}) as { name?: unknown };
  return (
    name === 'AuthenticationError' ||
    name === 'AuthenticationRequiredError' ||
    name === 'AggregateAuthenticationError' ||
    name === 'CredentialUnavailableError' ||
    (error instanceof TypeError && error.message === 'fetch failed')
  );
}
