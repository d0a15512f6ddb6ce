import type { RateWindow } from '@listdesk/shared/schema';
import type { Desk } from './ports.ts';

/** What of a desk its mail is counted by; every desk of a tenant has the same ledger. */
type Counted = Pick<Desk, 'id' | 'ledger' | 'settings' | 'hashAddress' | 'tenantMails'>;

/**
 * Counts a mail against the limits of its sender, its desk and its tenant, and says in words which one it passes. When so many arrive at once that nobody can count,
 * the mail is taken in: holding what is wanted is worse than counting a little short.
 */
export async function floodOf(desk: Counted, work: string, fresh: boolean, sender: string): Promise<string | null> {
  // Counted once; a later try of the same mail ends as the first would have.
  if (!fresh) return desk.ledger.recall(`flood:${work}`);
  const reason = await passed(desk, sender);
  if (reason) await desk.ledger.keep(`flood:${work}`, reason, KEPT_DAYS);
  return reason;
}

/** One after the other: what is held for its sender counts for nobody else, or one sender would have everybody's mail held. */
async function passed({ id, ledger, settings, hashAddress, tenantMails }: Counted, sender: string): Promise<string | null> {
  const { fromSender, fromEverybody } = (await settings()).limits;
  if (sender && !(await ledger.allow(`sender:${id}:${hashAddress(sender)}`, fromSender, true))) return `${wordsOf(fromSender)} from this sender`;
  if (!(await ledger.allow(`everybody:${id}`, fromEverybody, true))) return `${wordsOf(fromEverybody)} to this desk`;
  if (!(await ledger.allow('tenant', tenantMails, true))) return `${wordsOf(tenantMails)} to all desks of the organisation`;
  return null;
}

const KEPT_DAYS = 14;
const wordsOf = (windows: readonly RateWindow[]): string => `more mails than ${windows.map(({ minutes, max }) => `${max} in ${minutes} minutes`).join(' or ')}`;
