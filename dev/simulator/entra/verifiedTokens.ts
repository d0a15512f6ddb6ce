import type { JWTPayload } from 'jose';

/** So many are remembered; a world has a handful at a time. */
const MOST = 200;

/** Claims of tokens whose signature was found right under a key. A signature stays right; the time is looked at anew with every request. */
export class VerifiedTokens {
  #key: unknown = undefined;
  #claims = new Map<string, JWTPayload>();

  /** Null for a token not known under this key, or out of its time (the caller verifies it and says why). `now` in milliseconds. */
  recall(token: string, key: unknown, now: number, toleranceSeconds = 0): JWTPayload | null {
    if (key !== this.#key) return null;
    const claims = this.#claims.get(token);
    if (!claims) return null;
    const seconds = Math.floor(now / 1000);
    const inTime =
      (claims.exp === undefined || claims.exp > seconds - toleranceSeconds) && (claims.nbf === undefined || claims.nbf <= seconds + toleranceSeconds);
    return inTime ? { ...claims } : null;
  }

  keep(token: string, key: unknown, claims: JWTPayload): void {
    if (key !== this.#key || this.#claims.size >= MOST) this.#claims.clear();
    this.#key = key;
    this.#claims.set(token, { ...claims });
  }
}
