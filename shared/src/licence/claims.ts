/**
 * The signed licence. A compact JWS (ES256) whose payload is `LicenceClaims`; the web part verifies it with WebCrypto
 * against the public keys that are baked into the package (`kid` chooses).
 */
export type LicencePlan = 'Trial' | 'Team' | 'Business' | 'Enterprise';

export type LicenceClaims = {
  iss: 'listdesk';
  /** Entra tenant id, lower-case GUID: the identity of the customer. */
  tid: string;
  /** SharePoint hosts this licence covers (the old and new host of a renamed tenant, multi-geo hosts). */
  domains: string[];
  plan: LicencePlan;
  seats: number;
  /** Seconds since 1970. `exp` is the end of the plan, not of the signature's usefulness: see `graceUntil`. */
  iat: number;
  exp: number;
  /** The browser may rely on a cached copy until then while the service cannot be reached. Seconds since 1970. */
  graceUntil: number;
  suspended: boolean;
};

/** What the screen shows. `unreachable` and `unknown` are said for what they are; mail flows in every state. */
export type LicenceState =
  | { kind: 'active'; claims: LicenceClaims; daysLeft: number }
  | { kind: 'expired'; claims: LicenceClaims; since: string }
  | { kind: 'suspended'; claims: LicenceClaims }
  /** The service answered but does not know this tenant, or the domain is not this tenant's. */
  | { kind: 'unknown'; reason: 'notOnboarded' | 'domainMismatch' | 'notConsented' }
  | { kind: 'unreachable'; cached: LicenceClaims | null };

/** Body of `POST /api/licence`: exactly these two, nothing else ever leaves the tenant for the licence check. */
export type LicenceRequest = { domain: string; installationUrl: string };
export type LicenceAnswer = { licence: string } | { error: 'notOnboarded' | 'domainMismatch'; message: string };

export const TRIAL_DAYS = 30;
