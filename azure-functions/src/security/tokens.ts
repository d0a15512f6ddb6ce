import { createRemoteJWKSet, customFetch, jwtVerify, type JWTVerifyGetKey } from 'jose';

/** Who calls: tenant and user by their ids. Never an address or a name out of a claim (nOAuth; quality A3, case 59). */
export type Caller = { tenant: string; user: string; token: string };
export type TokenVerdict = { ok: true; caller: Caller } | { ok: false; reason: 'missing' | 'invalid' | 'notUser' };

export type TokenRules = {
  /** Origin of Entra, e.g. https://login.microsoftonline.com. */
  authority: string;
  /** App id URI and app id: Entra puts the app id into `aud` of v2.0 tokens. */
  audiences: readonly string[];
  fetch?: typeof fetch;
  now?: () => number;
};

/** Tokens name the public issuer even where Entra is reached at another address (`LISTDESK_ENTRA_AUTHORITY`); the keys are the proof. */
const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CLOCK_TOLERANCE_SECONDS = 60;
/** Entra's access tokens live 60 to 90 minutes; a longer one is not from there. */
const MAX_LIFETIME_SECONDS = 24 * 3600;
const MAX_TOKEN_CHARS = 16_384;

/** Verifies Entra access tokens of every tenant: pinned keys, RS256 only, issuer of the token's own tenant, version 2.0, a user with a scope. */
export function tokenVerifier(rules: TokenRules): (authorization: string | null) => Promise<TokenVerdict> {
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(`${rules.authority}/common/discovery/v2.0/keys`), {
    cacheMaxAge: 24 * 3600_000,
    cooldownDuration: 30_000,
    timeoutDuration: 5000,
    ...(rules.fetch ? { [customFetch]: rules.fetch } : {}),
  });
  return async (authorization) => {
    const token = /^Bearer ([A-Za-z0-9._-]+)$/.exec(authorization ?? '')?.[1];
    if (!token || token.length > MAX_TOKEN_CHARS) return { ok: false, reason: authorization ? 'invalid' : 'missing' };
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        audience: [...rules.audiences],
        requiredClaims: ['tid', 'oid', 'exp', 'iat'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        ...(rules.now ? { currentDate: new Date(rules.now()) } : {}),
      });
      const { tid, oid, ver, scp, iss, exp, iat, idtyp } = payload;
      if (typeof tid !== 'string' || !GUID.test(tid) || typeof oid !== 'string' || !GUID.test(oid)) return { ok: false, reason: 'invalid' };
      const issuers = [rules.authority, PUBLIC_AUTHORITY].map((authority) => `${authority}/${tid}/v2.0`);
      if (ver !== '2.0' || !issuers.includes(String(iss)) || exp! - iat! > MAX_LIFETIME_SECONDS) return { ok: false, reason: 'invalid' };
      if (typeof scp !== 'string' || !scp || idtyp === 'app') return { ok: false, reason: 'notUser' };
      return { ok: true, caller: { tenant: tid, user: oid, token } };
    } catch (error) {
      if (isKeyServerFault(error)) throw error;
      return { ok: false, reason: 'invalid' };
    }
  };
}

/** Entra's keys could not be fetched: a fault of the moment, not of the token. */
function isKeyServerFault(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'ERR_JWKS_TIMEOUT' || (error instanceof TypeError && error.message === 'fetch failed');
}
