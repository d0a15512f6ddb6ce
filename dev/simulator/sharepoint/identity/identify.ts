import { createLocalJWKSet, jwtVerify, type JWTPayload } from 'jose';
import type { Tenant } from '../../core/directory.ts';
import type { World } from '../../core/service.ts';
import { VerifiedTokens } from '../../entra/verifiedTokens.ts';
import { CONTRIBUTE, FULL_CONTROL, GRANT_MASKS, READ } from './permissionMask.ts';
import type { Principal } from './principal.ts';

const SHAREPOINT_APP_ID = '00000003-0000-0ff1-ce00-000000000000';

/** Refusals of the sign-in layer are not OData. */
export type Identified = { who: Principal; cookie: boolean } | { refusal: Response };

/** Who calls: a verified token, or (pages in the browser) the header that stands for SharePoint's cookie. */
export async function identify(headers: Headers, sitePath: string, tenant: Tenant, world: World): Promise<Identified> {
  const authorization = headers.get('authorization');
  if (authorization === null) return byCookie(headers.get('x-simulator-user'), tenant);
  const token = /^Bearer (.+)$/i.exec(authorization)?.[1];
  if (!token)
    return refuse(tenant, '3000001;reason="The authorization header is not a bearer token.";category="invalid_client"', 'Invalid authorization header.');
  const claims = await verify(token, world);
  if (typeof claims === 'string') return refuse(tenant, `3000006;reason="${claims}";category="invalid_client"`, 'Invalid issuer or signature.');
  const audience = String(claims.aud);
  if (!audienceFits(audience, tenant))
    return refuse(
      tenant,
      `3000003;reason="Invalid audience Uri '${audience}'.";category="invalid_client"`,
      "Exception of type 'Microsoft.IdentityModel.Tokens.AudienceUriValidationFailedException' was thrown.",
    );
  if (claims['tid'] !== tenant.id)
    return refuse(tenant, '3000008;reason="The token is of another tenant.";category="invalid_client"', 'Invalid issuer or signature.');
  return claims['idtyp'] === 'app' ? appOf(claims, sitePath, tenant, world) : userOf(claims, tenant);
}

function byCookie(upn: string | null, tenant: Tenant): Identified {
  const user = tenant.users.find((each) => each.upn === upn?.toLowerCase());
  if (!user) return refuse(tenant, null, 'Access denied. You do not have permission to perform this action or access this resource.');
  return { who: { kind: 'user', user, app: null, limit: FULL_CONTROL }, cookie: true };
}

const keySets = new WeakMap<World, { published: string; set: ReturnType<typeof createLocalJWKSet> }>();

/** Entra's published keys; read anew when they changed. */
function keysOf(world: World): ReturnType<typeof createLocalJWKSet> {
  const jwks = world.keys.publicJwks();
  const published = JSON.stringify(jwks);
  const known = keySets.get(world);
  if (known?.published === published) return known.set;
  const set = createLocalJWKSet(jwks);
  keySets.set(world, { published, set });
  return set;
}

const verified = new WeakMap<World, VerifiedTokens>();

async function verify(token: string, world: World): Promise<JWTPayload | string> {
  const keys = keysOf(world);
  const known = verified.get(world) ?? new VerifiedTokens();
  verified.set(world, known);
  const claims = known.recall(token, keys, world.clock.now());
  if (claims) return claims;
  try {
    const { payload } = await jwtVerify(token, keys, { currentDate: new Date(world.clock.now()) });
    known.keep(token, keys, payload);
    return payload;
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_JWT_EXPIRED' ? 'The token has expired.' : 'Token contains invalid signature.';
  }
}

function audienceFits(audience: string, tenant: Tenant): boolean {
  const plain = audience.replace(/\/$/, '').toLowerCase();
  return plain.startsWith(SHAREPOINT_APP_ID) || tenant.hosts.some((host) => plain === `https://${host}`);
}

/** An app needs a certificate, the role in its token and a grant of the site; all three. */
function appOf(claims: JWTPayload, sitePath: string, tenant: Tenant, world: World): Identified {
  if (String(claims['appidacr']) !== '2') return refuse(tenant, null, 'Unsupported app only token.');
  const appId = String(claims['appid']);
  const roles = Array.isArray(claims['roles']) ? (claims['roles'] as string[]) : [];
  const name = world.directory.app(appId)?.name ?? appId;
  const grant = roles.includes('Sites.Selected') ? grantOf(tenant, appId, sitePath) : undefined;
  return { who: { kind: 'app', appId, name, limit: grant ? GRANT_MASKS[grant.role] : 0n }, cookie: false };
}

function grantOf(tenant: Tenant, appId: string, sitePath: string) {
  const wanted = tenant.hosts.map((host) => `https://${host}${sitePath}`.toLowerCase());
  return tenant.siteGrants.find((grant) => grant.appId === appId && wanted.includes(grant.siteUrl.replace(/\/$/, '').toLowerCase()));
}

function userOf(claims: JWTPayload, tenant: Tenant): Identified {
  const user = tenant.users.find((each) => each.oid === claims['oid'] || each.upn === String(claims['upn'] ?? '').toLowerCase());
  if (!user) return refuse(tenant, '3000005;reason="The user is not known.";category="invalid_client"', 'Invalid issuer or signature.');
  const app = typeof claims['appid'] === 'string' ? claims['appid'] : null;
  return { who: { kind: 'user', user, app, limit: scopeLimit(String(claims['scp'] ?? '')) }, cookie: false };
}

/** What a delegated token lets the app do for the user. */
function scopeLimit(scopes: string): bigint {
  const names = new Set(scopes.split(' '));
  if (names.has('AllSites.FullControl') || names.has('AllSites.Manage') || names.has('user_impersonation')) return FULL_CONTROL;
  if (names.has('AllSites.Write')) return CONTRIBUTE;
  return names.has('AllSites.Read') ? READ : 0n;
}

function refuse(tenant: Tenant, diagnostics: string | null, text: string): { refusal: Response } {
  return {
    refusal: new Response(JSON.stringify({ error_description: text }), {
      status: 401,
      headers: {
        'content-type': 'application/json',
        'www-authenticate': `Bearer realm="${tenant.id}",client_id="${SHAREPOINT_APP_ID}",trusted_issuers="00000001-0000-0000-c000-000000000000@*,https://sts.windows.net/*/",authorization_uri="https://login.windows.net/common/oauth2/authorize"`,
        ...(diagnostics ? { 'x-ms-diagnostics': diagnostics } : {}),
      },
    }),
  };
}
