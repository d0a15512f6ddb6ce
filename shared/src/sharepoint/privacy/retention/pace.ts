/** Waits until so many resource units may be spent again. */
export type Pace = { spend(units: number): Promise<void>; spent(): number };

/**
 * Resource units as Microsoft counts them: 2 for a query of many or a write, each request of a batch on its own. The smallest tenant grants an app
 * 1,250 a minute (learn.microsoft.com, "Avoid getting throttled"); the desk's mail needs some of them.
 */
export const UNITS_A_MINUTE = 800;
export const UNITS = { query: 2, write: 2, read: 1 } as const;
const MINUTE_MS = 60_000;

export function paceOf(unitsAMinute: number, now: () => number, wait: (ms: number) => Promise<void>): Pace {
  let since = now();
  let used = 0;
  let total = 0;
  return {
    spent: () => total,
    async spend(units) {
      if (now() >= since + MINUTE_MS) [since, used] = [now(), 0];
      if (used + units > unitsAMinute) {
        await wait(Math.max(0, since + MINUTE_MS - now()));
        [since, used] = [now(), 0];
      }
      used += units;
      total += units;
    },
  };
}
