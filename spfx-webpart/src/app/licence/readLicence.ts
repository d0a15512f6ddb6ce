import { licenceState, unreachableState } from '@listdesk/shared/licence';
import type { LicenceClaims, LicenceState } from '@listdesk/shared/licence';
import type { ServiceClient, ServiceFailure } from '../serviceClient';
import type { LicenceCache } from './licenceCache';
import type { LicenceKey } from './trustedKeys';
import { verifyLicence } from './verify';

/** Who asks. `domain` is the host of the desk's site, `installationUrl` that site's address; nothing else is sent. */
export type Installation = { tid: string; domain: string; installationUrl: string };
export type LicenceReading = {
  state: LicenceState;
  /** Why there was no answer, for the words of `unreachable`; null when there was one. */
  failure: ServiceFailure | 'notOurSignature' | null;
};
export type LicencePorts = { service: Pick<ServiceClient, 'licence'>; cache: LicenceCache; keys: readonly LicenceKey[]; now: () => number };

const REFUSALS = ['notOnboarded', 'domainMismatch'] as const;

function refusalOf(failure: ServiceFailure): (typeof REFUSALS)[number] | null {
  if (failure.kind !== 'refused' && failure.kind !== 'rejected') return null;
  return REFUSALS.find((refusal) => failure.code === refusal || failure.code.endsWith(`.${refusal}`)) ?? null;
}

/** The licence of this tenant, from the device or from the service. `fresh` asks the service even when it was asked today ("check again"). */
export async function readLicence(installation: Installation, ports: LicencePorts, fresh = false): Promise<LicenceReading> {
  const { cache, keys } = ports;
  const claimsOf = async (jws: string | null): Promise<LicenceClaims | null> => {
    const verified = jws === null ? null : await verifyLicence(jws, keys, installation);
    return verified?.ok ? verified.claims : null;
  };
  const cached = await claimsOf(cache.licence());
  if (!fresh && cached && cache.askedRecently(ports.now())) return { state: licenceState(cached, ports.now(), installation.domain), failure: null };

  const { domain, installationUrl } = installation;
  const answer = await ports.service.licence({ domain, installationUrl });
  const now = ports.now();
  if (answer.ok) {
    cache.markAsked(now);
    if ('refusal' in answer.value) return { state: { kind: 'unknown', reason: answer.value.refusal }, failure: null };
    const claims = await claimsOf(answer.value.licence);
    if (!claims) return { state: unreachableState(cached, now), failure: 'notOurSignature' };
    cache.keep(answer.value.licence);
    return { state: licenceState(claims, now, domain), failure: null };
  }
  const refusal = refusalOf(answer.failure);
  if (refusal) return { state: { kind: 'unknown', reason: refusal }, failure: null };
  if (answer.failure.kind === 'notApproved') return { state: { kind: 'unknown', reason: 'notConsented' }, failure: answer.failure };
  return { state: unreachableState(cached, now), failure: answer.failure };
}
