import { canonicalHost } from '@listdesk/shared/licence';
import type { ProveHost } from '../licence/ports.ts';
import { rolesOf, type AppToken } from './credentials.ts';

type Asking = { fetch: typeof fetch; appToken: AppToken; addresses: ReadonlyMap<string, string> };

const REALM = /\brealm="([0-9a-f-]{36})"/i;
const PASSING = [429, 500, 502, 503, 504];
/** Entra's refusals that mean: our app is not in this tenant, or nobody consented to it. Other failures are faults of the moment. */
const NO_CONSENT = /AADSTS(700016|7000229|65001|7000112|500011|90002)\b/;

/**
 * Asks Microsoft 365 whose a SharePoint host is. SharePoint names the tenant of a host to anybody, in the `realm` of its refusal of an empty
 * bearer token; the old host of a renamed tenant answers 308 to the new one for a year (sharepoint.md, finding 14 and part 5). Consent is
 * proven by a token for that host which Entra gives our app in that tenant, with a role in it. No other customer is looked at.
 */
export function hostProof(asking: Asking): ProveHost {
  const walk = walker(asking);
  return async (tenant, host) => {
    const now = await walk(host);
    if (now.tenant !== tenant.toLowerCase()) return 'foreign';
    return (await consented(asking.appToken, tenant, now.host)) ? 'proven' : 'notConsented';
  };
}

/** Where a host is by now: the last of the names it points to, whose that one is (null: nobody answers there), and those it came by. */
export type HostNow = { host: string; tenant: string | null; by: string[] };
/** A tenant may be renamed twice a year, and each name points on for a year; more names in a row are no tenant's. */
const MAX_MOVES = 8;

/** Follows a host from name to name. Whether the end is the tenant's own, whoever asks has to compare. */
export const hostNow = (asking: Omit<Asking, 'appToken'>): ((host: string) => Promise<HostNow>) => walker(asking);

function walker(asking: Omit<Asking, 'appToken'>): (host: string) => Promise<HostNow> {
  const challenge = challenger(asking);
  return async (from) => {
    const by: string[] = [];
    let host = from;
    for (let moves = 0; moves <= MAX_MOVES; moves += 1) {
      const { realm, movedTo } = await challenge(host);
      if (!movedTo) return { host, tenant: realm, by };
      by.push(host);
      if (by.includes(movedTo)) break;
      host = movedTo;
    }
    return { host, tenant: null, by };
  };
}

function challenger({ fetch, addresses }: Omit<Asking, 'appToken'>): (host: string) => Promise<{ realm: string | null; movedTo: string | null }> {
  return async (host) => {
    const origin = addresses.get(host) ?? `https://${host}`;
    const response = await fetch(`${origin}/_vti_bin/client.svc`, { headers: { authorization: 'Bearer' }, redirect: 'manual' }).catch(nobodyThere);
    if (!response) return { realm: null, movedTo: null };
    await response.body?.cancel();
    if (PASSING.includes(response.status)) throw new HostNotAsked('lists.unavailable', response.status);
    const location = response.headers.get('location');
    const movedTo = response.status === 308 && location && URL.canParse(location) ? canonicalHost(new URL(location).hostname) : null;
    return { realm: REALM.exec(response.headers.get('www-authenticate') ?? '')?.[1]?.toLowerCase() ?? null, movedTo };
  };
}

async function consented(appToken: AppToken, tenant: string, host: string): Promise<boolean> {
  try {
    const granted = rolesOf(await appToken(tenant, `https://${host}/.default`));
    return granted.tenant === tenant && granted.roles.length > 0;
  } catch (error) {
    if (NO_CONSENT.test(error instanceof Error ? error.message : '')) return false;
    throw error;
  }
}

/** A host that does not exist belongs to nobody. */
function nobodyThere(error: unknown): null {
  if ((error as { cause?: { code?: unknown } } | null)?.cause?.code === 'ENOTFOUND') return null;
  throw new HostNotAsked('lists.offline', 0, { cause: error });
}

/** SharePoint gave no answer; the caller tries again later. */
class HostNotAsked extends Error {
  readonly code: 'lists.unavailable' | 'lists.offline';

  constructor(code: HostNotAsked['code'], status: number, options?: { cause?: unknown }) {
    super(`SharePoint answered ${status} when asked whose a host is`, options);
    this.name = 'HostNotAsked';
    this.code = code;
  }
}
