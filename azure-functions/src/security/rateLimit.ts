/** Token bucket a key, in memory of one instance: a brake on floods, not an account. Bounded in keys. */
export type RateLimit = { perMinute: number; burst: number };
export const MAX_RATE_KEYS = 10_000;

export function rateLimiter(limit: RateLimit, now: () => number): (key: string) => { ok: true } | { ok: false; retryAfterSeconds: number } {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = limit.perMinute / 60_000;
  return (key) => {
    const time = now();
    const bucket = buckets.get(key) ?? { tokens: limit.burst, at: time };
    bucket.tokens = Math.min(limit.burst, bucket.tokens + Math.max(0, time - bucket.at) * perMs);
    bucket.at = time;
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > MAX_RATE_KEYS) buckets.delete(buckets.keys().next().value!);
    if (bucket.tokens < 1) return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000)) };
    bucket.tokens -= 1;
    return { ok: true };
  };
}
