const MINUTE_MS = 60_000;

/** Minutes a zone is ahead of universal time at a moment. */
function aheadAt(zone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(ms);
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  if (!match) throw new Error(`simulator: no zone ${zone}`);
  return match[1] ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

/** The moment at which the clocks of a zone show what those of universal time show at `shown`. */
export function momentOf(zone: string, shown: number): number {
  const guess = shown - aheadAt(zone, shown) * MINUTE_MS;
  return shown - aheadAt(zone, guess) * MINUTE_MS;
}

/** The first moment of the day that a zone has at `ms`. */
export function dayStart(zone: string, ms: number): number {
  const local = new Date(ms + aheadAt(zone, ms) * MINUTE_MS).toISOString();
  return momentOf(zone, Date.parse(`${local.slice(0, 10)}T00:00:00Z`));
}

/** As `SP.TimeZoneInformation` has it: minutes from standard time to universal time, and what summer time adds to them. */
export function biasOf(zone: string, year: number): { Bias: number; DaylightBias: number; StandardBias: number } {
  const [winter, summer] = [aheadAt(zone, Date.UTC(year, 0, 1)), aheadAt(zone, Date.UTC(year, 6, 1))];
  const standard = Math.min(winter, summer);
  // No minus zero on the wire.
  return { Bias: 0 - standard, DaylightBias: 0 - (Math.max(winter, summer) - standard), StandardBias: 0 };
}
