import { claimsOf, licenceState } from '@listdesk/shared/licence';
import type { Registry, TenantRecord } from '../licence/ports.ts';
import { issued, type Decided, type Terms } from '../licence/terms.ts';
import { OperatorFault } from './fault.ts';

export type LicenceLine = {
  tenant: string;
  hosts: string[];
  plan: string;
  seats: number;
  validUntil: string;
  state: 'active' | 'expired' | 'suspended';
  daysLeft: number;
  consented: boolean;
};

/** A licence as the web part would see it now. */
export function licenceLine(record: TenantRecord, now: number): LicenceLine {
  const { id, domains, plan, seats, validUntil, suspended } = record;
  // A licence that waits for its first contact has no host yet; its state is asked for with one.
  const host = domains[0] ?? 'none.sharepoint.com';
  const state = licenceState(claimsOf({ tid: id, domains: [host], plan, seats, validUntil, suspended }, now), now, host);
  return {
    tenant: id,
    hosts: domains,
    plan,
    seats,
    validUntil,
    consented: record.consentSeenAt !== null,
    state: state.kind === 'active' || state.kind === 'suspended' ? state.kind : 'expired',
    daysLeft: state.kind === 'active' ? state.daysLeft : 0,
  };
}

export type LicenceFilter = { state?: string; plan?: string; endsWithinDays?: number };

/** Those that end first stand first. */
export async function listLicences(registry: Registry, filter: LicenceFilter, now: number): Promise<LicenceLine[]> {
  const lines = (await registry.tenants()).map((record) => licenceLine(record, now));
  return lines
    .filter(
      (line) =>
        (!filter.state || line.state === filter.state) &&
        (!filter.plan || line.plan === filter.plan) &&
        (filter.endsWithinDays === undefined || (line.state === 'active' && line.daysLeft <= filter.endsWithinDays)),
    )
    .sort((one, other) => one.validUntil.localeCompare(other.validUntil));
}

export async function knownTenant(registry: Registry, id: string): Promise<TenantRecord> {
  const record = await registry.tenant(id);
  if (!record) throw new OperatorFault('unknownTenant', `Tenant ${id} is not known. It appears at its first contact, or with "licence issue".`);
  return record;
}

export type Change = { changed: boolean; before: LicenceLine | null; after: LicenceLine };

/** Decides on the record as it stands when it is written; a dry run decides alone. */
export async function changeLicence(
  registry: Registry,
  id: string,
  decide: (record: TenantRecord) => Decided,
  options: { dryRun: boolean; now: number },
): Promise<Change> {
  const before = await knownTenant(registry, id);
  let after = decidedRecord(decide(before));
  if (!options.dryRun) after = (await registry.changeTenant(id, (record) => decidedRecord(decide(record)))) ?? after;
  return { changed: !options.dryRun, before: licenceLine(before, options.now), after: licenceLine(after, options.now) };
}

/** Issues to a known tenant, or ahead of its first contact. */
export async function issueLicence(
  registry: Registry,
  id: string,
  terms: Terms,
  hosts: readonly string[],
  options: { dryRun: boolean; now: number },
): Promise<Change> {
  const decide = (record: TenantRecord | null): Decided => issued(record, id, terms, hosts, options.now);
  if (!(await registry.tenant(id))) {
    const record = decidedRecord(decide(null));
    if (options.dryRun || (await registry.addTenant(record))) return { changed: !options.dryRun, before: null, after: licenceLine(record, options.now) };
  }
  return changeLicence(registry, id, decide, options);
}

function decidedRecord(decided: Decided): TenantRecord {
  if (decided.ok) return decided.record;
  throw new OperatorFault('refused', decided.reason);
}
