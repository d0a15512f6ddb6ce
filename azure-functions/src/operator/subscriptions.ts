import { queueSender } from '../storage/queues.ts';
import { OperatorFault } from './fault.ts';
import type { Operator } from './operator.ts';

export type SubscriptionLine = {
  tenant: string;
  desk: string;
  watches: 'mailbox' | 'list';
  mailbox: string | null;
  id: string;
  expiresAt: string;
  expired: boolean;
};
export type RenewReport = { dryRun: boolean; desks: { tenant: string; desk: string }[] };

export async function listSubscriptions({ registry, now }: Operator, tenant: string | null): Promise<SubscriptionLine[]> {
  return (await registry.subscriptions(tenant))
    .map(({ tenant: of, desk, watches, id, expiresAt }) => ({
      tenant: of,
      desk,
      watches: watches.kind,
      mailbox: watches.kind === 'mailbox' ? watches.mailbox : null,
      id,
      expiresAt,
      expired: Date.parse(expiresAt) <= now(),
    }))
    .sort((one, other) => one.expiresAt.localeCompare(other.expiresAt) || one.watches.localeCompare(other.watches));
}

/** Asks the service to look after the subscriptions of these desks now; it has the right to, the operator has not. */
export async function renewSubscriptions(
  { registry, storage }: Operator,
  filter: { tenant: string | null; desk: string | null },
  dryRun: boolean,
): Promise<RenewReport> {
  const desks = (await registry.installations(filter.tenant))
    .filter(({ id }) => !filter.desk || id === filter.desk)
    .map(({ tenant, id }) => ({ tenant, desk: id }));
  if (!desks.length) throw new OperatorFault('noDesk', 'There is no such desk. "tenant show" lists the desks of a tenant.');
  const enqueue = queueSender(storage);
  if (!dryRun) for (const desk of desks) await enqueue('intake', { kind: 'renew', ...desk });
  return { dryRun, desks };
}
