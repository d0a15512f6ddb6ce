import type { ServiceClient, ServiceFetch, ServiceResult } from '../../app/serviceClient';

const unreachable = (): ServiceResult<never> => ({
  ok: false,
  failure: navigator.onLine === false ? { kind: 'offline' } : { kind: 'unreachable', timedOut: false },
});

/** Every call of `part`, which is loaded for the first one. Whatever does not come answers as the service does that is not reached. */
function callsOf<T extends object>(part: () => Promise<T>): T {
  return new Proxy({} as T, {
    get: (_, name) =>
      name === 'then'
        ? undefined
        : (...given: unknown[]) => part().then((loaded) => (loaded as Record<PropertyKey, (...all: unknown[]) => unknown>)[name]?.(...given), unreachable),
  });
}

/** The service's client, which comes with the first question to the service: the rows of the first view ask the lists alone. */
export function lateService(send: ServiceFetch): ServiceClient {
  let loading: Promise<ServiceClient> | null = null;
  const service = (): Promise<ServiceClient> => {
    loading ??= import(/* webpackChunkName: 'service' */ '../../app/serviceClient/serviceClient').then((part) => part.serviceClient(send));
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
  const calls = callsOf(service);
  return {
    licence: (request) => calls.licence(request),
    hint: (desk, messageKey) => calls.hint(desk, messageKey),
    settingsChanged: (desk) => calls.settingsChanged(desk),
    register: (desk, mailboxes) => calls.register(desk, mailboxes),
    checkup: (desk) => calls.checkup(desk),
    portal: (desk) => callsOf(async () => (await service()).portal(desk)),
    quarantine: (desk) => callsOf(async () => (await service()).quarantine(desk)),
    templates: (desk) => callsOf(async () => (await service()).templates(desk)),
    evidence: (desk) => callsOf(async () => (await service()).evidence(desk)),
  };
}
