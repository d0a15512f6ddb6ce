import type { Settings } from '../config.ts';

/** Who receives something from the service, and what. The list of subprocessors is made from this; the service calls nobody else. */
export type Destination = { id: string; host: string; who: string; where: string; what: string };

export const DESTINATIONS: readonly Destination[] = [
  {
    id: 'graph',
    host: 'graph.microsoft.com',
    who: 'Microsoft Ireland Operations Ltd.',
    where: "the customer's own Microsoft 365 tenant",
    what: 'mails read from and sent through the support mailbox',
  },
  {
    id: 'upload',
    host: 'outlook.office365.com, outlook.office.com',
    who: 'Microsoft Ireland Operations Ltd.',
    where: "the customer's own Microsoft 365 tenant",
    what: 'large files of answers, on their way into the support mailbox',
  },
  {
    id: 'sharePoint',
    host: '*.sharepoint.com',
    who: 'Microsoft Ireland Operations Ltd.',
    where: "the customer's own Microsoft 365 tenant",
    what: 'tickets, messages and logs of the desk',
  },
  {
    id: 'entra',
    host: 'login.microsoftonline.com',
    who: 'Microsoft Ireland Operations Ltd.',
    where: "Microsoft's sign-in service",
    what: 'tokens; no content',
  },
  {
    id: 'storage',
    host: '*.blob, *.queue and *.table.core.windows.net',
    who: 'Microsoft Ireland Operations Ltd. (Azure)',
    where: 'the EU region of the service',
    what: 'mail in transit, pointers, keyed hashes',
  },
  {
    id: 'vault',
    host: '*.vault.azure.net',
    who: 'Microsoft Ireland Operations Ltd. (Azure)',
    where: 'the EU region of the service',
    what: "the service's own keys; nothing of customers",
  },
];

const UPLOADS = /^outlook\.office(365)?\.com$/;
const SHAREPOINT = /^[a-z0-9][a-z0-9-]{0,62}(-my)?\.sharepoint\.com$/;

/** Whether our own calls may go to this host. Storage and vault are called by their SDKs with addresses of the settings. */
export function mayCall(settings: Pick<Settings, 'graphEndpoint' | 'entraAuthority' | 'sharePointAddresses'>, url: URL): boolean {
  const set = [settings.graphEndpoint, settings.entraAuthority, ...settings.sharePointAddresses.values()].map((address) => new URL(address).host);
  if (set.includes(url.host)) return true;
  return url.protocol === 'https:' && url.port === '' && (SHAREPOINT.test(url.hostname) || UPLOADS.test(url.hostname));
}

/** `fetch` that calls nobody else: a mistake or an attacker's address ends here. */
export function onlyToDestinations(settings: Parameters<typeof mayCall>[0], fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (!mayCall(settings, url)) throw Object.assign(new Error('The service does not call this host.'), { code: 'destination.refused' });
    return fetch(input, init);
  };
}
