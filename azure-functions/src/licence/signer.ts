import { exportJWK, importPKCS8, SignJWT, type JWK } from 'jose';
import type { LicenceClaims } from '@listdesk/shared/licence';

export type LicenceSigner = { sign: (claims: LicenceClaims) => Promise<string>; publicKeys: () => Promise<{ keys: JWK[] }> };

/** Signs licences (compact JWS, ES256) and shows the public half of the key. The key is read on first use. */
export function licenceSigner(key: { pem: string; id: string }): LicenceSigner {
  let imported: Promise<CryptoKey> | undefined;
  const privateKey = (): Promise<CryptoKey> => (imported ??= importPKCS8(key.pem, 'ES256', { extractable: true }));
  return {
    sign: async (claims) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid: key.id, typ: 'JWT' }).sign(await privateKey()),
    publicKeys: async () => {
      const { kty, crv, x, y } = await exportJWK(await privateKey());
      const jwk: JWK = { kty: kty!, crv: crv!, x: x!, y: y! };
      return { keys: [{ ...jwk, kid: key.id, alg: 'ES256', use: 'sig' }] };
    },
  };
}
