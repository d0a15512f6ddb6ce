import type { CheckCode } from '@listdesk/shared/portal';

/**
 * Why Entra gives our app no token, by the number in its answer (Microsoft Learn, "Microsoft Entra authentication error codes").
 * 700016, 65001, 7000112, 500011, 7000229, 90002: the app is not in this tenant, or nobody consented, or it was switched off there.
 */
const NOT_CONSENTED = /AADSTS(700016|7000229|65001|7000112|500011|90002)\b/;
/** 7000222: secret expired; 1000502: certificate outside its time; 700024: assertion outside its time. */
const EXPIRED = /AADSTS(7000222|1000502|700024)\b/;
/** 7000215: wrong secret; 700027: unknown key; 70021x: federated identity not trusted; 700021, 700023: assertion of another app or audience. */
const REFUSED = /AADSTS(7000215|700027|70021[0-3]|700021|700023|7000218)\b/;

type Refusal = Extract<CheckCode, `access.${string}`>;

/** What a failed request for a token means for the admin; null when the error is not about a token. */
export function entraRefusal(error: unknown): Refusal | null {
  const { message, name } = (error ?? {}) as { message?: unknown; name?: unknown };
  const text = String(message);
  if (NOT_CONSENTED.test(text)) return 'access.notConsented';
  if (EXPIRED.test(text)) return 'access.credentialExpired';
  if (REFUSED.test(text)) return 'access.credentialRefused';
  return /^(AuthenticationError|AuthenticationRequiredError|AggregateAuthenticationError|CredentialUnavailableError)$/.test(String(name)) ||
    text === 'fetch failed'
    ? 'access.unavailable'
    : null;
}
