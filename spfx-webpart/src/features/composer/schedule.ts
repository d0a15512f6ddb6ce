/** When a reply may leave later. */
export const SEND_LATER = ['hour', 'tomorrow', 'monday'] as const;
export type SendLater = (typeof SEND_LATER)[number];

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MORNING_HOUR = 8;
const MONDAY = 1;
export const MAX_SCHEDULE_DAYS = 30;
/** Earlier than this is "now". */
export const MIN_SCHEDULE_MS = 2 * MINUTE_MS;

/** In ms, by the clock of the writer: mornings are theirs, whatever the summer time does. */
export function sendLaterAt(when: SendLater, now: number): number {
  if (when === 'hour') return Math.ceil((now + HOUR_MS) / MINUTE_MS) * MINUTE_MS;
  const at = new Date(now);
  const days = when === 'tomorrow' ? 1 : (MONDAY + 7 - at.getDay()) % 7 || 7;
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, MORNING_HOUR).getTime();
}

/** What can be chosen now, each moment once: on a Sunday "Monday morning" is "tomorrow morning". */
export function sendLaterChoices(now: number): { choice: SendLater; at: number }[] {
  const offered = SEND_LATER.map((choice) => ({ choice, at: sendLaterAt(choice, now) }));
  return offered.filter((one, index) => offered.findIndex(({ at }) => at === one.at) === index);
}

/** A moment ahead, within the bound. */
export const canLeaveAt = (at: number, now: number): boolean => at - now >= MIN_SCHEDULE_MS && at - now <= MAX_SCHEDULE_DAYS * 24 * HOUR_MS;
