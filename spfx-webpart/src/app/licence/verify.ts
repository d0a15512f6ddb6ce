import { MAX_LICENCE_CHARS, parseClaims } from '@listdesk/shared/licence';
import type { LicenceClaims } from '@listdesk/shared/licence';
import type { LicenceKey } from './trustedKeys';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

function bytesOf(base64url: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(base64url)) return null;
  try {
    const binary = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function jsonOf(base64url: string): Record<string, unknown> | null {
  const bytes = bytesOf(base64url);
  if (!bytes) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export type Verified = { ok: true; claims: LicenceClaims } | { ok: false; reason: 'malformed' | 'unknownKey' | 'badSignature' | 'otherTenant' };

/**
 * Believes a compact JWS only when it is ES256 by one of `keys`, and speaks of this tenant. The algorithm is fixed
 * here, never taken from the header (RFC 8725, section 3.1).
 */
export async function verifyLicence(
  jws: string,
  keys: readonly LicenceKey[],
  expected: { tid: string },
  subtle: SubtleCrypto = crypto.subtle,
): Promise<Verified> {
  const [header, payload, signature, ...rest] = jws.length > MAX_LICENCE_CHARS ? [] : jws.split('.');
  if (!header || !payload || !signature || rest.length > 0) return { ok: false, reason: 'malformed' };
  const head = jsonOf(header);
  const mark = bytesOf(signature);
  if (!head || !mark || head.alg !== 'ES256') return { ok: false, reason: 'malformed' };
  const jwk = keys.find((key) => key.kid === head.kid);
  if (!jwk) return { ok: false, reason: 'unknownKey' };
  const key = await subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, ALGORITHM, false, ['verify']).catch(() => null);
  if (!key) return { ok: false, reason: 'unknownKey' };
  const signed = new TextEncoder().encode(`${header}.${payload}`);
  if (!(await subtle.verify(ALGORITHM, key, mark, signed).catch(() => false))) return { ok: false, reason: 'badSignature' };
  const claims = parseClaims(jsonOf(payload));
  if (!claims) return { ok: false, reason: 'malformed' };
  return claims.tid.toLowerCase() === expected.tid.toLowerCase() ? { ok: true, claims } : { ok: false, reason: 'otherTenant' };
}
