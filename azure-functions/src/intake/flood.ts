import type { RateWindow } from '@listdesk/shared/schema';
import type { Desk } from './ports.ts';

/**
 * Counts a mail against the desk's limits and says in words which one it passes. When so many arrive at once that nobody can count,
 * the mail is taken in: holding what is wanted is worse than counting a little short.
 */
export async function floodOf(desk: Desk, work: string, fresh: boolean, sender: string): Promise<string | null> {
  // Counted once; a later try of the same mail ends as the first would have.
  if (!fresh) return desk.ledger.recall(`flood:${work}`);
  const { limits } = await desk.settings();
  const [ofSender, ofEverybody] = await Promise.all([
    sender ? desk.ledger.allow(`sender:${desk.id}:${desk.hashAddress(sender)}`, limits.fromSender, true) : true,
    desk.ledger.allow(`everybody:${desk.id}`, limits.fromEverybody, true),
  ]);
  const reason = !ofSender ? `${wordsOf(limits.fromSender)} from this sender` : !ofEverybody ? `${wordsOf(limits.fromEverybody)} to this desk` : null;
  if (reason) await desk.ledger.keep(`flood:${work}`, reason, KEPT_DAYS);
  return reason;
}

const KEPT_DAYS = 14;
const wordsOf = (windows: readonly RateWindow[]): string => `more mails than ${windows.map(({ minutes, max }) => `${max} in ${minutes} minutes`).join(' or ')}`;
