import { canonicalDesk, canonicalHost, claimsOf, hostOfDesk, type LicenceAnswer, type LicenceClaims } from '@listdesk/shared/licence';
import type { ProveHost, Registry, TenantRecord } from './ports.ts';
import { trialRecord, withHost } from './terms.ts';

export type LicenceDesk = { registry: Registry; sign: (claims: LicenceClaims) => Promise<string>; proveHost: ProveHost; now: () => number };

export type LicenceOutcome =
  { status: 200; answer: LicenceAnswer } | { status: 400 | 403; answer: LicenceAnswer | { error: 'invalidRequest'; message: string } };

export type Covered = { covered: true; record: TenantRecord } | { covered: false; error: 'notOnboarded' | 'domainMismatch'; message: string };

const NOT_CONSENTED = 'An administrator of your organisation has to consent to ListDesk first (step "Consent" of the set-up page).';
const LEFT = 'Your organisation left ListDesk. An administrator who wants it back connects the desk on its set-up page.';
const MISMATCH = 'This SharePoint host is not among those of your organisation.';

/**
 * The licence check. The customer is the verified `tid`; the domain only has to be theirs. What a caller learns depends on their own
 * tenant and on what Microsoft 365 says of the host, never on who else is a customer (quality A3, cases 52 to 54).
 */
export async function answerLicence(desk: LicenceDesk, tenant: string, body: unknown): Promise<LicenceOutcome> {
  const request = parseRequest(body);
  if (!request)
    return { status: 400, answer: { error: 'invalidRequest', message: 'Send {domain, installationUrl}: the SharePoint host and the URL of the desk on it.' } };
  const covered = await coverHost(desk, tenant, request.domain);
  if (!covered.covered) return { status: 403, answer: { error: covered.error, message: covered.message } };
  const { id, domains, plan, seats, validUntil, suspended } = covered.record;
  return { status: 200, answer: { licence: await desk.sign(claimsOf({ tid: id, domains, plan, seats, validUntil, suspended }, desk.now())) } };
}

/**
 * The customer's record when this host is one of theirs. A host we have not seen with this tenant has to prove itself; proven, it is added: the
 * first one begins the trial, a later one is that of a renamed or multi-geo tenant. An organisation that left is taken back only by somebody
 * who connects a desk (`connecting`), never by a page that was left open.
 */
export async function coverHost(desk: Pick<LicenceDesk, 'registry' | 'proveHost' | 'now'>, tenant: string, host: string, connecting = false): Promise<Covered> {
  const known = await desk.registry.tenant(tenant);
  if (known?.domains.includes(host) && known.consentSeenAt !== null) return { covered: true, record: known };
  const proof = await desk.proveHost(tenant, host);
  if (proof === 'foreign') return { covered: false, error: 'domainMismatch', message: MISMATCH };
  if (proof === 'notConsented') return { covered: false, error: 'notOnboarded', message: NOT_CONSENTED };
  if (!known) {
    if (!connecting && (await desk.registry.departed(tenant))) return { covered: false, error: 'notOnboarded', message: LEFT };
    await startTrial(desk, tenant, host);
    await desk.registry.returned(tenant);
  }
  const record = await desk.registry.changeTenant(tenant, (current) => withHost(current, host, desk.now()));
  return record?.domains.includes(host) ? { covered: true, record } : { covered: false, error: 'domainMismatch', message: MISMATCH };
}

/** Two first calls at once start one trial. */
export async function startTrial(desk: Pick<LicenceDesk, 'registry' | 'now'>, tenant: string, domain: string): Promise<TenantRecord> {
  const record = trialRecord(tenant, domain, desk.now());
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
