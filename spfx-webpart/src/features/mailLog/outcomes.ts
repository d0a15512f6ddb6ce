import { MAIL_OUTCOMES, type MailOutcome } from '@listdesk/shared/intake';
import type { MailLogCounts } from '@listdesk/shared/sharepoint';

/** The four heaps a mail can land on; every outcome is in exactly one, so they add up to all mails. */
export const HEAPS = ['new', 'joined', 'other', 'held'] as const;
export type Heap = (typeof HEAPS)[number];

const HEAP_OF: Record<MailOutcome, Heap> = {
  ticket: 'new',
  reply: 'joined',
  automatic: 'other',
  bounce: 'other',
  duplicate: 'other',
  ours: 'other',
  blocked: 'other',
  quarantined: 'held',
  tooLarge: 'held',
  failed: 'held',
};

export const outcomesOf = (heap: Heap): MailOutcome[] => MAIL_OUTCOMES.filter((outcome) => HEAP_OF[outcome] === heap);

/** An outcome a later version writes counts as other, so that the sum still holds. */
export function heapsOf(counts: MailLogCounts): Record<Heap, number> {
  const heaps: Record<Heap, number> = { new: 0, joined: 0, other: 0, held: 0 };
  for (const [outcome, count] of Object.entries(counts.outcomes)) heaps[HEAP_OF[outcome as MailOutcome] ?? 'other'] += count ?? 0;
  return heaps;
}

export const LOOKS: Record<MailOutcome, '' | 'ok' | 'info' | 'warn' | 'bad'> = {
  ticket: 'ok',
  reply: 'info',
  bounce: 'bad',
  automatic: '',
  duplicate: '',
  ours: '',
  tooLarge: 'warn',
  blocked: '',
  quarantined: 'warn',
  failed: 'bad',
};

export const RANGES = ['today', 'week', 'month', 'all'] as const;
export type Range = (typeof RANGES)[number];

const DAYS: Record<Exclude<Range, 'all'>, number> = { today: 0, week: 6, month: 29 };

/** Where a range begins: midnight here, today and so many days before. */
export function sinceOf(range: Range, now: number): string | undefined {
  if (range === 'all') return undefined;
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - DAYS[range]);
  return day.toISOString();
}
