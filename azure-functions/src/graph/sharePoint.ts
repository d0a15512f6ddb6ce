import { spfi, type SPFI } from '@pnp/sp';
import { DefaultHeaders, DefaultInit } from '@pnp/sp/behaviors/defaults.js';
import { DefaultParse, InjectHeaders, type Queryable } from '@pnp/queryable';

/** Traffic of an undecorated app is slowed down first (sharepoint.md 3.4). */
export const USER_AGENT = 'ISV|ListDesk|ListDesk/0.1';

export type SharePointAccess = { fetch: typeof fetch; token: (host: string) => Promise<string>; addresses: ReadonlyMap<string, string> };

/**
 * PnPjs for Node on plain fetch, without @pnp/nodejs. The token's scope carries the production host; only the connection goes to the
 * address from the settings. `fetch` brings its own waiting (`patientFetch`), because PnPjs' own misreads HTTP dates.
 */
export function sharePointFor(siteUrl: string, access: SharePointAccess): SPFI {
  return spfi(siteUrl).using(DefaultHeaders(), DefaultInit(), InjectHeaders({ 'User-Agent': USER_AGENT }), DefaultParse(), (instance: Queryable) => {
    instance.on.auth.replace(async (url, init) => {
      init.headers = { ...init.headers, authorization: `Bearer ${await access.token(new URL(url).host)}` };
      return [url, init] as [URL, RequestInit];
    });
    instance.on.send.replace(async (url, init) => {
      // Followed blindly, the redirect of a renamed tenant's old host would be asked without our token.
      const response = await access.fetch(addressed(new URL(url), access.addresses), { ...init, redirect: 'manual' });
      if (response.status === 308) throw new HostMoved();
      return response;
    });
    return instance;
  });
}

function addressed(url: URL, addresses: ReadonlyMap<string, string>): string {
  const address = addresses.get(url.host);
  return address ? address + url.pathname + url.search : url.href;
}

/** The tenant was renamed: its old host points to the new one (sharepoint.md 5). */
export class HostMoved extends Error {
  readonly code = 'lists.moved';

  constructor() {
    super('SharePoint has this site under another host now');
    this.name = 'HostMoved';
  }
}
