import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';

/** The key Entra signs its tokens with, published at the JWKS endpoint. */
export interface SigningKeys {
  sign(claims: Record<string, unknown>, options: { issuer: string; issuedAt: number; expiresAt: number }): Promise<string>;
  publicJwks(): { keys: JWK[] };
  save(): unknown;
  load(state: unknown): Promise<void>;
}

export async function createSigningKeys(): Promise<SigningKeys> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  let privateJwk = await exportJWK(pair.privateKey);
  let publicJwk = await exportJWK(pair.publicKey);
  const kid = 'simulated-entra-1';
  return {
    sign: async (claims, { issuer, issuedAt, expiresAt }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setIssuedAt(Math.floor(issuedAt / 1000))
        .setNotBefore(Math.floor(issuedAt / 1000))
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(await importJWK(privateJwk, 'RS256')),
    publicJwks: () => ({ keys: [{ ...publicJwk, kid, use: 'sig', alg: 'RS256' }] }),
    save: () => ({ privateJwk, publicJwk }),
    load: async (state) => {
      ({ privateJwk, publicJwk } = state as { privateJwk: JWK; publicJwk: JWK });
    },
  };
}
