import { importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose';
import type { World } from '../core/service.ts';
import { VerifiedTokens } from './verifiedTokens.ts';

/** Who a verified access token speaks for. `appidacr` is "1" for a client secret, "2" for a certificate or federated assertion. */
export type BearerIdentity =
  | { kind: 'app'; tenantId: string; appId: string; appidacr: string; roles: string[]; audience: string }
  | { kind: 'user'; tenantId: string; oid: string; upn: string; appId: string; scopes: string[]; audience: string };

export class InvalidBearer extends Error {
  readonly reason: 'missing' | 'malformed' | 'expired' | 'audience';

  constructor(reason: InvalidBearer['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

const CLOCK_TOLERANCE_SECONDS = 60;

/** Verifies tokens issued by the simulated Entra, as Graph and SharePoint do: signature, time, audience. */
export class BearerVerifier {
  #world: World;
  readonly #verified = new VerifiedTokens();
  #key: { modulus: string | undefined; key: CryptoKey | Uint8Array } | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** @throws InvalidBearer */
  async verifyHeader(authorization: string | null, audiences: readonly string[]): Promise<BearerIdentity> {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new InvalidBearer('missing', 'Access token is empty.');
    const claims = await this.claims(token);
    const audience = String(claims['aud']).replace(/\/$/, '');
    if (!audiences.includes(audience)) throw new InvalidBearer('audience', 'Access token validation failure. Invalid audience.');
    return identity(claims, audience);
  }

  /** The claims of any token this Entra signed and that is in its time. @throws InvalidBearer */
  async claims(token: string): Promise<Record<string, unknown>> {
    const now = this.#world.clock.now();
    const modulus = this.#world.keys.publicJwks().keys[0]?.n;
    const known = this.#verified.recall(token, modulus, now, CLOCK_TOLERANCE_SECONDS);
    if (known) return known;
    try {
      const { payload } = await jwtVerify(token, await this.#publicKey(), {
        algorithms: ['RS256'],
        currentDate: new Date(now),
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      this.#verified.keep(token, modulus, payload);
      return payload;
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_JWT_EXPIRED') throw new InvalidBearer('expired', 'Lifetime validation failed, the token is expired.');
      throw new InvalidBearer('malformed', 'IDX14100: JWT is not well formed, or its signature is not valid.');
    }
  }

  async #publicKey(): Promise<CryptoKey | Uint8Array> {
    const jwk = this.#world.keys.publicJwks().keys[0] as JWK;
    if (this.#key?.modulus !== jwk.n) this.#key = { modulus: jwk.n, key: await importJWK(jwk, 'RS256') };
    return this.#key!.key;
  }
}

function identity(claims: Record<string, unknown>, audience: string): BearerIdentity {
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  const tenantId = text('tid');
  const appId = text('appid') || text('azp');
  if (text('idtyp') === 'app') {
    const roles = Array.isArray(claims['roles']) ? claims['roles'].map(String) : [];
    return { kind: 'app', tenantId, appId, appidacr: text('appidacr') || text('azpacr'), roles, audience };
  }
  const scopes = text('scp').split(' ').filter(Boolean);
  return { kind: 'user', tenantId, oid: text('oid'), upn: text('upn') || text('preferred_username'), appId, scopes, audience };
}
