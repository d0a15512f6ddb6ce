/** Which browser pages may read our answers (quality A3, case 69). Exact origins; `null` and look-alikes are strangers. */

const SHAREPOINT_ORIGIN = /^https:\/\/([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.sharepoint\.com)$/;

export type OriginRules = {
  /** Extra origins of development. */
  extra: readonly string[];
  /** Whether a tenant with this SharePoint host is known. */
  knownHost: (host: string) => Promise<boolean>;
};

/**
 * `firstContact`: the licence and installation endpoints answer every SharePoint host, because a tenant is not known before its
 * first call; who may do what is decided by the token, not by the origin.
 */
export async function allowedOrigin(origin: string | null, rules: OriginRules, firstContact: boolean): Promise<string | null> {
  if (!origin) return null;
  if (rules.extra.includes(origin)) return origin;
  const host = SHAREPOINT_ORIGIN.exec(origin)?.[1];
  if (!host) return null;
  return firstContact || (await rules.knownHost(host)) ? origin : null;
}

export function corsHeaders(origin: string | null): Record<string, string> {
  return origin
    ? { 'access-control-allow-origin': origin, vary: 'origin', 'access-control-expose-headers': 'retry-after, content-disposition' }
    : { vary: 'origin' };
}

export function preflightHeaders(origin: string): Record<string, string> {
  return {
    ...corsHeaders(origin),
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type, x-listdesk-request',
    'access-control-max-age': '3600',
  };
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
};
