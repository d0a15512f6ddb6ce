import type { Telemetry } from './signals.ts';

/** Which of Microsoft's services is asked; of the address nothing else is told. */
function systemOf(host: string): 'sharepoint' | 'graph' | 'entra' | 'other' {
  if (/(^|\.)sharepoint\.com$/.test(host)) return 'sharepoint';
  if (host === 'graph.microsoft.com') return 'graph';
  return host === 'login.microsoftonline.com' ? 'entra' : 'other';
}

/** `fetch` whose every call is a step of the trace: which service, which method, which status, how long. Throttling is counted by tenant. */
export function watchedFetch(fetch: typeof globalThis.fetch, telemetry: Telemetry, known: ReadonlyMap<string, string> = new Map()): typeof globalThis.fetch {
  const systems = new Map([...known].map(([origin, host]) => [new URL(origin).host, systemOf(host)]));
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const step = systems.get(url.host) ?? systemOf(url.host);
    return telemetry.span(`call ${step}`, { step }, async () => {
      const response = await fetch(input, init);
      telemetry.note({ status: response.status });
      if (response.status === 429 || response.status === 503)
        telemetry.measure('listdesk.throttled', 1, { step, status: response.status, ...tenantOf(telemetry) });
      return response;
    });
  };
}

export const tenantOf = (telemetry: Telemetry): { tenant?: string } => {
  const tenant = telemetry.tenant();
  return tenant ? { tenant } : {};
};
