import type { Period } from '@listdesk/shared/reports';

export const RANGES = ['week', 'month', 'quarter'] as const;
export type Range = (typeof RANGES)[number];
const DAYS: Record<Range, number> = { week: 7, month: 28, quarter: 91 };
export const isRange = (value: unknown): value is Range => (RANGES as readonly unknown[]).includes(value);

/** The last days up to the end of today, by this device's clock; midnights, also where one of them is skipped. */
export function periodOf(range: Range, now: number): Period {
  const midnight = (daysAgo: number): number => {
    const day = new Date(now);
    day.setHours(0, 0, 0, 0);
    day.setDate(day.getDate() - daysAgo);
    return day.getTime();
  };
  return Array.from({ length: DAYS[range] + 1 }, (_, index) => midnight(DAYS[range] - 1 - index));
}

/** Where the time begins that a period is compared with. */
export const comparedFrom = (period: Period): number => 2 * (period[0] ?? 0) - (period[period.length - 1] ?? 0);
