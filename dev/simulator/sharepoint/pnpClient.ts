import { spfi, DefaultHeaders, DefaultInit, type SPFI } from '@pnp/sp';
import { DefaultParse, type Queryable } from '@pnp/queryable';
import type { Simulator } from '../simulator.ts';

/** Who a PnPjs client in a test is: somebody in the browser, or the bearer of a token. */
export type Caller = { user: string } | { token: string };

/** The real PnPjs, wired to the simulator in process. As a user it fetches its own digest: PnPjs keeps one a web for the whole process. */
export function pnpClient(simulator: Simulator, siteUrl: string, caller: Caller): SPFI {
  let digest: string | null = null;
  return spfi(siteUrl).using(DefaultHeaders(), DefaultInit(), DefaultParse(), (instance: Queryable) => {
    instance.on.pre.prepend(async (url, init, result) => [/^https?:/.test(url) ? url : `${siteUrl}/${url}`, init, result]);
    instance.on.auth.replace(async (url, init) => {
      const headers = init.headers as Record<string, string>;
      if ('token' in caller) headers['Authorization'] = `Bearer ${caller.token}`;
      else {
        headers['x-simulator-user'] = caller.user;
        if (init.method !== 'GET') headers['X-RequestDigest'] = digest ??= await askDigest(simulator, siteUrl, caller.user);
      }
      return [url, init];
    });
    instance.on.send.replace(async (url, init) => simulator.fetch(url, init));
    return instance;
  });
}

export async function askDigest(simulator: Simulator, siteUrl: string, user: string): Promise<string> {
  const answer = await simulator.fetch(`${siteUrl}/_api/contextinfo`, { method: 'POST', headers: { accept: 'application/json', 'x-simulator-user': user } });
  return ((await answer.json()) as { FormDigestValue: string }).FormDigestValue;
}
