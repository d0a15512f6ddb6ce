import type { Requester } from '../portal/portal.ts';
import { graphHttp } from './http.ts';
import type { UserToken } from './credentials.ts';

/** Delegated `User.Read`, nothing else. */
const SCOPE = 'https://graph.microsoft.com/User.Read';
const AGE_MS = 10 * 60_000;
const MAX_KNOWN_USERS = 5000;
const MAX_ADDRESSES = 10;

type Me = { displayName?: string; mail?: string | null; userPrincipalName?: string; proxyAddresses?: string[] };
export type Directory = (caller: { tenant: string; user: string; token: string }) => Promise<Requester>;

/**
 * The caller's addresses as their directory has them, read on their behalf. Never a claim of the token, and never `otherMails`, which
 * users may set themselves.
 */
export function directoryOf(options: { endpoint: string; onBehalfOf: UserToken; fetch: typeof fetch; now: () => number }): Directory {
  const known = new Map<string, { at: number; requester: Requester }>();
  return async ({ tenant, user, token }) => {
    const key = `${tenant} ${user}`;
    const cached = known.get(key);
    if (cached && options.now() - cached.at < AGE_MS) return cached.requester;
    const graph = graphHttp({ endpoint: options.endpoint, token: () => options.onBehalfOf(tenant, token, SCOPE), fetch: options.fetch, now: options.now });
    const me = await graph.json<Me>('/me?$select=id,displayName,mail,userPrincipalName,proxyAddresses');
    const proxies = (me.proxyAddresses ?? []).flatMap((entry) => (/^smtp:/i.test(entry) ? [entry.slice(5)] : []));
    const all = [me.mail, me.userPrincipalName, ...proxies].flatMap((address) => (address?.includes('@') ? [address.toLowerCase()] : []));
    const requester = { tenant, user, name: me.displayName ?? '', addresses: [...new Set(all)].slice(0, MAX_ADDRESSES) };
    known.delete(key);
    known.set(key, { at: options.now(), requester });
    if (known.size > MAX_KNOWN_USERS) known.delete(known.keys().next().value!);
    return requester;
  };
}
