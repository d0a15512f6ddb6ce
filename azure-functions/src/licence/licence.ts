import { canonicalDesk, canonicalHost, claimsOf, hostOfDesk, trialTerms, type LicenceAnswer, type LicenceClaims } from '@listdesk/shared/licence';
import type { Registry, TenantRecord } from './ports.ts';

export type LicenceDesk = {
  registry: Registry;
  sign: (claims: LicenceClaims) => Promise<string>;
  now: () => number;
};

export type LicenceOutcome = { status: 200; answer: LicenceAnswer } | { status: 400 | 403; answer: LicenceAnswer | { error: 'invalidRequest'; message: string } };

/** A tenant may have several hosts (renamed, multi-geo); more than this is no tenant's own list. */
export const MAX_DOMAINS = 20;

/**
 * The licence check. The customer is the verified `tid`; the domain only has to fit what this tenant has said before, so the answer
 * tells a stranger nothing about who is a customer (quality A3, cases 52 to 54). First contact starts the trial.
 */
export async function answerLicence(desk: LicenceDesk, tenant: string, body: unknown): Promise<LicenceOutcome> {
  const request = parseRequest(body);
  if (!request) return { status: 400, answer: { error: 'invalidRequest', message: 'Send {domain, installationUrl}: the SharePoint host and the URL of the desk on it.' } };
  const record = (await desk.registry.tenant(tenant)) ?? (await startTrial(desk, tenant, request.domain));
  if (!record.domains.includes(request.domain))
    return { status: 403, answer: { error: 'domainMismatch', message: 'This SharePoint host is not among those of your organisation. Write to ListDesk support if your organisation was renamed.' } };
  const { id, domains, plan, seats, validUntil, suspended } = record;
  return { status: 200, answer: { licence: await desk.sign(claimsOf({ tid: id, domains, plan, seats, validUntil, suspended }, desk.now())) } };
}

/** Two first calls at once start one trial. */
export async function startTrial(desk: Pick<LicenceDesk, 'registry' | 'now'>, tenant: string, domain: string): Promise<TenantRecord> {
  const terms = trialTerms(tenant, domain, desk.now());
  const record: TenantRecord = {
    id: tenant, domains: [domain], plan: terms.plan, seats: terms.seats, validUntil: terms.validUntil, suspended: false, createdAt: new Date(desk.now()).toISOString(),
  };
  if (await desk.registry.addTenant(record)) return record;
  return (await desk.registry.tenant(tenant)) ?? record;
}

function parseRequest(body: unknown): { domain: string; installation: string } | null {
  const { domain, installationUrl } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof domain !== 'string' || typeof installationUrl !== 'string') return null;
  const host = canonicalHost(domain);
  const installation = canonicalDesk(installationUrl);
  return host && installation && hostOfDesk(installation) === host ? { domain: host, installation } : null;
}
