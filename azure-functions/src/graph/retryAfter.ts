/** RFC 9110 10.2.3: seconds or an HTTP date; null when absent or unreadable. */
export function retryAfterSeconds(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : Math.max(0, Math.ceil((time - now) / 1000));
}

/** What is worth waiting for inside one invocation; longer waits go back to the queue. */
export const MAX_WAIT_SECONDS = 20;
export const MAX_TRIES = 3;

export type Waiting = { fetch: typeof fetch; sleep: (ms: number) => Promise<void>; now: () => number; random: () => number };

/**
 * `fetch` which waits out 429, 503 and 504 as told (`Retry-After` in both forms, and the RateLimit reset when that is longer), at most
 * `MAX_TRIES` times and `MAX_WAIT_SECONDS` each. A request that may have been carried out (connection lost, 500) is never repeated here.
 */
export function patientFetch({ fetch, sleep, now, random }: Waiting): typeof fetch {
  return async (input, init) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(input, init);
      if (![429, 503, 504].includes(response.status) || attempt >= MAX_TRIES) return response;
      const told = Math.max(retryAfterSeconds(response.headers, now()) ?? 0, Number(response.headers.get('ratelimit-reset')) || 0);
      if (told > MAX_WAIT_SECONDS) return response;
      await response.body?.cancel();
      await sleep(told ? told * 1000 : 2 ** attempt * 500 * (0.5 + random()));
    }
  };
}
