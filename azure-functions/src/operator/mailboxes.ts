import type { Installation, Subscription } from '../licence/ports.ts';
import type { Position } from '../intake/scan.ts';
import { rowStore } from '../storage/rows.ts';
import { MAX_INSTALLATIONS } from '../storage/registry.ts';
import type { Operator } from './operator.ts';

/** Every mailbox is looked through each three minutes; after so long something is wrong with it. */
export const LATE_MINUTES = 15;

/** One mailbox of a desk, by the keyed hash of its address: addresses are the customer's. */
export type MailboxLine = {
  tenant: string;
  desk: string;
  mailbox: string;
  state: 'ok' | 'unannounced' | 'late' | 'neverScanned';
  scannedAt: string | null;
  announcedUntil: string | null;
  message: string;
};

/** What storage tells of every mailbox: when it was looked through last, and whether new mail is announced. */
export async function mailboxHealth({ registry, storage, now }: Operator, tenant: string | null): Promise<MailboxLine[]> {
  const positions = rowStore<Position>(storage.table('positions'));
  const [installations, subscriptions, rows] = await Promise.all([
    registry.installations(tenant),
    registry.subscriptions(tenant),
    positions.list(tenant, MAX_INSTALLATIONS),
  ]);
  const scanned = new Map(rows.map(({ partition, key, value }) => [`${partition} ${key}`, value.scannedAt ?? null]));
  return installations.flatMap((installation) =>
    installation.mailboxes.map((mailbox) => {
      const scannedAt = scanned.get(`${installation.tenant} ${installation.id}.${mailbox}`) ?? null;
      const order = subscriptions.find((each) => watches(each, installation, mailbox) && Date.parse(each.expiresAt) > now());
      return {
        tenant: installation.tenant,
        desk: installation.id,
        mailbox,
        scannedAt,
        announcedUntil: order?.expiresAt ?? null,
        ...verdict(scannedAt, order, now()),
      };
    }),
  );
}

const watches = (subscription: Subscription, { tenant, id }: Installation, mailbox: string): boolean =>
  subscription.tenant === tenant && subscription.desk === id && subscription.watches.kind === 'mailbox' && subscription.watches.mailbox === mailbox;

function verdict(scannedAt: string | null, order: Subscription | undefined, now: number): Pick<MailboxLine, 'state' | 'message'> {
  if (!scannedAt) return { state: 'neverScanned', message: "Never looked through: the desk's check-up says which grant is missing." };
  const minutes = Math.floor((now - Date.parse(scannedAt)) / 60_000);
  if (minutes > LATE_MINUTES)
    return { state: 'late', message: `Not looked through for ${minutes} minutes: the service stands still or lost its access; see the desk's check-up.` };
  if (!order) return { state: 'unannounced', message: 'Mail is found by scanning only: try "subscriptions renew".' };
  return { state: 'ok', message: 'Mail is announced and scanned.' };
}
