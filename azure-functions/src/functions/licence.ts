import { answerLicence } from '../licence/licence.ts';
import { canonicalDesk } from '@listdesk/shared/licence';
import { noteLicence } from './auditTrail.ts';
import { callerOf, installationAt } from './callers.ts';
import type { Route } from './register.ts';
import type { Service } from './service.ts';

export const licence: Route = {
  methods: ['POST'],
  route: 'licence',
  options: { maxBodyBytes: 4096, firstContact: true },
  answer: async (service, call) => {
    const { tenant } = await callerOf(service, call);
    const body = await call.json();
    const { status, answer } = await answerLicence(
      { registry: service.registry, sign: service.signer.sign, proveHost: service.proveHost, now: service.outside.now },
      tenant,
      body,
    );
    if (status === 200) await noted(service, tenant, body);
    return { status, json: answer };
  },
};

/** The desk that asked learns of other terms in its audit log; one that is not connected has none we could write. */
async function noted(service: Service, tenant: string, body: unknown): Promise<void> {
  const canonical = canonicalDesk(String((body as { installationUrl?: unknown }).installationUrl));
  const [record, desk] = await Promise.all([service.registry.tenant(tenant), canonical ? installationAt(service, tenant, canonical) : null]);
  if (record && desk) await noteLicence(service, service.open(desk), record);
}

/** The public halves of the keys that sign licences; anybody may check what we sign. */
export const licenceKeys: Route = {
  methods: ['GET'],
  route: 'licence-keys',
  options: { maxBodyBytes: 0, firstContact: true },
  answer: async (service) => ({ status: 200, headers: { 'cache-control': 'public, max-age=3600' }, json: await service.signer.publicKeys() }),
};
