import { answerLicence } from '../licence/licence.ts';
import { callerOf } from './callers.ts';
import type { Route } from './register.ts';

export const licence: Route = {
  methods: ['POST'], route: 'licence', options: { maxBodyBytes: 4096, firstContact: true },
  answer: async (service, call) => {
    const { tenant } = await callerOf(service, call);
    const { status, answer } = await answerLicence({ registry: service.registry, sign: service.signer.sign, proveHost: service.proveHost, now: service.outside.now }, tenant, await call.json());
    return { status, json: answer };
  },
};

/** The public halves of the keys that sign licences; anybody may check what we sign. */
export const licenceKeys: Route = {
  methods: ['GET'], route: 'licence-keys', options: { maxBodyBytes: 0, firstContact: true },
  answer: async (service) => ({ status: 200, headers: { 'cache-control': 'public, max-age=3600' }, json: await service.signer.publicKeys() }),
};
