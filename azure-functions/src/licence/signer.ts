import { exportJWK, importPKCS8, SignJWT, type JWK } from 'jose';
import type { LicenceClaims } from '@listdesk/shared/licence';

export type LicenceSigner = { sign: (claims: LicenceClaims) => Promise<string>; publicKeys: () => Promise<{ keys: JWK[] }> };

/** A key that signs licences: PKCS8 PEM (ES256), its name, and the moment (ms) from which it signs; null is since ever. */
export type LicenceKeyPair = { pem: string; id: string; from: number | null };

/**
 * Signs licences (compact JWS, ES256) with the newest key that is in force, and shows the public half of every key. A key may lie ready
 * before its time, so that the change happens on its day and needs no deployment. Keys are read on first use.
 */
export function licenceSigner(keys: readonly LicenceKeyPair[], now: () => number): LicenceSigner {
  const imported = new Map<string, Promise<CryptoKey>>();
  const privateKey = (key: LicenceKeyPair): Promise<CryptoKey> => {
    const known = imported.get(key.id) ?? importPKCS8(key.pem, 'ES256', { extractable: true });
    imported.set(key.id, known);
    return known;
  };
  return {
    sign: async (claims) => {
      const key = keyInForce(keys, now());
      return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid: key.id, typ: 'JWT' }).sign(await privateKey(key));
    },
    publicKeys: async () => ({ keys: await Promise.all(keys.map(async (key) => publicJwk(await exportJWK(await privateKey(key)), key.id))) }),
  };
}

/** The newest whose time has come; of none, the oldest, because an unsigned licence helps nobody. */
export function keyInForce<K extends Pick<LicenceKeyPair, 'from'>>(keys: readonly K[], now: number): K {
  const byAge = [...keys].sort((one, other) => (one.from ?? 0) - (other.from ?? 0));
  const key = byAge.filter(({ from }) => (from ?? 0) <= now).at(-1) ?? byAge[0];
  if (!key) throw new RangeError('no licence key');
  return key;
}

/** The public half alone, whatever the JWK held. */
export function publicJwk({ kty, crv, x, y }: JWK, id: string): JWK {
  return { kty: kty!, crv: crv!, x: x!, y: y!, kid: id, alg: 'ES256', use: 'sig' };
}
