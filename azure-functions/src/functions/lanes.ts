/** Turns of tenants on one instance, so that the flood or the throttling of one leaves room for the others. */
export type Lanes = {
  /** `go`: the work may begin, and `leave` must follow. Otherwise its message goes back to the queue for so many seconds. */
  enter: (tenant: string) => { go: true } | { go: false; delaySeconds: number };
  leave: (tenant: string) => void;
  /** Microsoft asked this tenant's callers to wait: nothing of it begins before. */
  pause: (tenant: string, seconds: number) => void;
};

/** Half of what the host runs at once (host.json: batchSize and newBatchThreshold, 12 together): whatever one tenant does, the other half turns to others. */
export const MAX_AT_ONCE = 6;
/** A mail takes a fraction of a second, so those turned away come back in the order of their turn. */
const TURNS_A_SECOND = MAX_AT_ONCE * 2;
const LONGEST_DELAY_SECONDS = 120;
const MAX_TENANTS = 5000;

type Lane = { running: number; turnedAway: number; pausedUntil: number };

export function lanes(now: () => number, random: () => number): Lanes {
  const all = new Map<string, Lane>();
  const laneOf = (tenant: string): Lane => {
    const lane = all.get(tenant) ?? { running: 0, turnedAway: 0, pausedUntil: 0 };
    all.set(tenant, lane);
    if (all.size > MAX_TENANTS)
      for (const [other, { running, pausedUntil }] of all) if (other !== tenant && running === 0 && pausedUntil <= now()) all.delete(other);
    return lane;
  };
  return {
    enter: (tenant) => {
      const lane = laneOf(tenant);
      const wait = Math.max(0, lane.pausedUntil - now()) / 1000;
      if (wait === 0 && lane.running < MAX_AT_ONCE) {
        lane.running += 1;
        lane.turnedAway = Math.max(0, lane.turnedAway - 1);
        return { go: true };
      }
      lane.turnedAway += 1;
      return { go: false, delaySeconds: Math.min(LONGEST_DELAY_SECONDS, Math.ceil(wait + lane.turnedAway / TURNS_A_SECOND + random())) };
    },
    leave: (tenant) => {
      const lane = laneOf(tenant);
      lane.running = Math.max(0, lane.running - 1);
    },
    pause: (tenant, seconds) => {
      const lane = laneOf(tenant);
      lane.pausedUntil = Math.max(lane.pausedUntil, now() + Math.min(seconds, LONGEST_DELAY_SECONDS) * 1000);
    },
  };
}
