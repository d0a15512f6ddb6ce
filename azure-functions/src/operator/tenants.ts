import type { Installation, LicenceEvent } from '../licence/ports.ts';
import { knownTenant, licenceLine, type LicenceLine } from './licences.ts';
import { mailboxHealth, type MailboxLine } from './mailboxes.ts';
import { holdings, type Holdings } from './offboard.ts';
import type { Operator } from './operator.ts';

export type TenantLine = LicenceLine & { desks: number; mailboxes: number };
export type TenantDetail = LicenceLine & {
  createdAt: string;
  consentSeenAt: string | null;
  history: LicenceEvent[];
  desks: { desk: string; url: string; since: string; mailboxes: number }[];
  mailboxes: MailboxLine[];
  holdings: Holdings;
};

export async function listTenants({ registry, now }: Operator): Promise<TenantLine[]> {
  const [records, installations] = await Promise.all([registry.tenants(), registry.installations(null)]);
  const byTenant = new Map<string, Installation[]>();
  for (const installation of installations) byTenant.set(installation.tenant, [...(byTenant.get(installation.tenant) ?? []), installation]);
  return records
    .map((record) => ({ ...licenceLine(record, now()), desks: byTenant.get(record.id)?.length ?? 0, mailboxes: mailboxesOf(byTenant.get(record.id) ?? []) }))
    .sort((one, other) => (one.hosts[0] ?? '').localeCompare(other.hosts[0] ?? ''));
}

export async function showTenant(operator: Operator, id: string): Promise<TenantDetail> {
  const record = await knownTenant(operator.registry, id);
  const [installations, mailboxes, held] = await Promise.all([
    operator.registry.installations(id),
    mailboxHealth(operator, id),
    holdings(operator.storage, id),
  ]);
  return {
    ...licenceLine(record, operator.now()),
    createdAt: record.createdAt,
    consentSeenAt: record.consentSeenAt,
    history: record.history,
    desks: installations.map((desk) => ({ desk: desk.id, url: desk.url, since: desk.createdAt, mailboxes: desk.mailboxes.length })),
    mailboxes,
    holdings: held,
  };
}

const mailboxesOf = (installations: readonly Installation[]): number => installations.reduce((sum, { mailboxes }) => sum + mailboxes.length, 0);
