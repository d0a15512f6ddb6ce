import { createHash, X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import type { AppRegistration } from '../core/directory.ts';
import type { World } from '../core/service.ts';
import type { BearerVerifier } from './bearer.ts';
import { OAuthError } from './oauthError.ts';
import { TOKEN_EXCHANGE_AUDIENCE } from './resources.ts';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** How far the caller's clock may be off; a client may also write `nbf` a second ahead. */
export const ASSERTION_TOLERANCE_SECONDS = 60;

/** How an app proved itself; becomes the claim `appidacr`. */
export type ClientProof = '1' | '2';

/** Checks `client_secret` or `client_assertion` of a token request. @throws OAuthError */
export async function authenticateClient(
  world: World,
  bearer: BearerVerifier,
  app: AppRegistration,
  form: URLSearchParams,
  audiences: readonly string[],
): Promise<ClientProof> {
  const secret = form.get('client_secret');
  if (secret !== null) {
    if (app.secrets.includes(secret)) return '1';
    throw new OAuthError(
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.appId}'.`,
    );
  }
  const assertion = form.get('client_assertion');
  if (!assertion || form.get('client_assertion_type') !== ASSERTION_TYPE)
    throw new OAuthError('invalid_client', 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
  const header = readHeader(assertion);
  if (header.thumbprint) await verifyCertificateAssertion(world, app, assertion, header.thumbprint, audiences);
  else await verifyFederatedAssertion(bearer, app, assertion);
  return '2';
}

function readHeader(assertion: string): { thumbprint: { sha256?: string; sha1?: string } | undefined } {
  try {
    const header = decodeProtectedHeader(assertion) as { 'x5t#S256'?: string; x5t?: string };
    if (header['x5t#S256']) return { thumbprint: { sha256: header['x5t#S256'] } };
    if (header.x5t) return { thumbprint: { sha1: header.x5t } };
    return { thumbprint: undefined };
  } catch {
    throw new OAuthError('invalid_client', 50027, 'JWT token is invalid or malformed.');
  }
}

async function verifyCertificateAssertion(
  world: World,
  app: AppRegistration,
  assertion: string,
  wanted: { sha256?: string; sha1?: string },
  audiences: readonly string[],
): Promise<void> {
  const certificate = app.certificates
    .map((pem) => new X509Certificate(pem))
    .find((each) => {
      const digest = createHash(wanted.sha256 ? 'sha256' : 'sha1')
        .update(each.raw)
        .digest('base64url');
      return digest === (wanted.sha256 ?? wanted.sha1);
    });
  if (!certificate)
    throw new OAuthError(
      'invalid_client',
      700027,
      `The certificate with identifier used to sign the client assertion is not registered on application. Reason - The key was not found. Thumbprint of key used by client: '${wanted.sha256 ?? wanted.sha1}'.`,
    );
  if (world.clock.now() > Date.parse(certificate.validTo))
    throw new OAuthError(
      'invalid_client',
      1000502,
      `The provided certificate is not within its specified validity window. Current time: ${new Date(world.clock.now()).toISOString()}.`,
    );
  let claims: JWTPayload;
  try {
    ({ payload: claims } = await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ['PS256', 'RS256'],
      clockTolerance: ASSERTION_TOLERANCE_SECONDS,
      currentDate: new Date(world.clock.now()),
      requiredClaims: ['exp', 'aud', 'iss', 'sub'],
    }));
  } catch (error) {
    throw assertionError(error, world);
  }
  const audience = [claims.aud ?? []].flat();
  if (!audience.some((each) => audiences.includes(each)))
    throw new OAuthError(
      'invalid_client',
      700023,
      `Client assertion audience claim does not match Realm issuer. Expected one of '${audiences.join("', '")}', found '${audience.join("', '")}'.`,
    );
  if (claims.iss !== app.appId || claims.sub !== app.appId)
    throw new OAuthError('invalid_client', 700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
}

function assertionError(error: unknown, world: World): OAuthError {
  const { code, claim } = error as { code?: string; claim?: string };
  if (code === 'ERR_JWT_EXPIRED' || (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED' && claim === 'nbf'))
    return new OAuthError(
      'invalid_client',
      700024,
      `Client assertion is not within its valid time range. Current time: ${new Date(world.clock.now()).toISOString()}.`,
    );
  return new OAuthError('invalid_client', 700027, 'Client assertion failed signature validation, or a required claim is missing.');
}

async function verifyFederatedAssertion(bearer: BearerVerifier, app: AppRegistration, assertion: string): Promise<void> {
  const claims = await bearer.claims(assertion).catch(() => {
    throw new OAuthError('invalid_client', 700211, 'No matching federated identity record found for presented assertion issuer.');
  });
  if (claims['aud'] !== TOKEN_EXCHANGE_AUDIENCE)
    throw new OAuthError('invalid_client', 700212, `No matching federated identity record found for presented assertion audience '${String(claims['aud'])}'.`);
  if (!app.federatedSubjects.includes(String(claims['sub'])))
    throw new OAuthError('invalid_client', 700213, `No matching federated identity record found for presented assertion subject '${String(claims['sub'])}'.`);
}
