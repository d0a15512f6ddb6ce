import { AadHttpClient } from '@microsoft/sp-http';
import type { AadHttpClientFactory } from '@microsoft/sp-http';
import type { ServiceFetch } from './port';

/** The service's application id URI: what the package's permission request names and what tokens are made for. */
export const SERVICE_RESOURCE = 'api://listdesk';

/** Sends with the signed-in user's token. `serviceUrl` is the service's origin without a trailing slash. */
export function aadPort(factory: AadHttpClientFactory, serviceUrl: string): ServiceFetch {
  const origin = serviceUrl.replace(/\/+$/, '');
  return async (path, init) => {
    const client = await factory.getClient(SERVICE_RESOURCE);
    return client.fetch(`${origin}${path}`, AadHttpClient.configurations.v1, init);
  };
}
