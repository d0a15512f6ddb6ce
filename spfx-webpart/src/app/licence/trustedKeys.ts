import { VENDOR_KEYS } from './vendorKeys';

/**
 * Public keys (P-256) whose signature on a licence is believed; `kid` chooses among them, so that a new key can be shipped before
 * the old one is retired. They are part of the package on purpose: a key fetched from the service would make whoever answers at that address the
 * authority. The vendor writes the key of the deployed service into `config/licence-keys.json` before the package is built for customers.
 */
export type LicenceKey = { kid: string; kty: 'EC'; crv: 'P-256'; x: string; y: string };

export const TRUSTED_LICENCE_KEYS: readonly LicenceKey[] = VENDOR_KEYS;

const MAX_KEYS = 10;
const LOCAL_PAGES = ['localhost', '127.0.0.1', '[::1]'];

function licenceKey(value: unknown): LicenceKey | null {
  const jwk = value as Partial<LicenceKey> | null;
  if (typeof jwk !== 'object' || jwk === null || jwk.kty !== 'EC' || jwk.crv !== 'P-256') return null;
  return typeof jwk.kid === 'string' && typeof jwk.x === 'string' && typeof jwk.y === 'string'
    ? { kid: jwk.kid, kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y }
    : null;
}

function given(value: unknown): unknown[] {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    const keys = Array.isArray(parsed) ? parsed : (parsed as { keys?: unknown } | null)?.keys;
    return Array.isArray(keys) ? keys.slice(0, MAX_KEYS) : [];
  } catch {
    return [];
  }
}

/**
 * The keys to verify with. `property` is the web part property `licenceKeys` (a JWK set, as object or JSON text): it is believed only on a page served
 * from this very machine, where the local run signs with a key of its own. On SharePoint a page's editor could
 * otherwise set a key and sign a licence for themselves. `pageHost` is `window.location.hostname`, not the site's.
 */
export function trustedKeys(property: unknown, pageHost: string): readonly LicenceKey[] {
  if (!LOCAL_PAGES.includes(pageHost)) return TRUSTED_LICENCE_KEYS;
  const local = given(property)
    .map(licenceKey)
    .filter((key): key is LicenceKey => key !== null);
  return [...TRUSTED_LICENCE_KEYS, ...local];
}
