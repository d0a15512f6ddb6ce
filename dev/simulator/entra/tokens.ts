import { createHash } from 'node:crypto';
import type { AppRegistration, Tenant, User } from '../core/directory.ts';
import type { World } from '../core/service.ts';
import type { ClientProof } from './clientAuthentication.ts';
import { rolesFor, type Resource } from './resources.ts';

export const APP_TOKEN_SECONDS = 3599;
/** Tokens of users live 60 to 90 minutes; we take one value so that runs repeat. */
export const USER_TOKEN_SECONDS = 4500;
export const PRODUCTION_AUTHORITY = 'https://login.microsoftonline.com';

/** Object id of an app's service principal in a tenant: stable, different in each tenant. */
export function servicePrincipalId(tenantId: string, appId: string): string {
  const hex = createHash('sha256').update(`${tenantId}/${appId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Issuers: tokens for Microsoft's own APIs carry the version 1 issuer `sts.windows.net`. Tokens for our API carry the version 2
 * issuer of the authority the client was told (`authority`): in production always login.microsoftonline.com, locally the HTTPS
 * front, so that "issuer equals configured authority" is the same strict check in both.
 */
function issuerOf(resource: Resource, tenant: Tenant, authority: string): string {
  return resource.kind === 'api' ? `${authority}/${tenant.id}/v2.0` : `https://sts.windows.net/${tenant.id}/`;
}

async function sign(world: World, claims: Record<string, unknown>, issuer: string, seconds: number): Promise<string> {
  const now = world.clock.now();
  return world.keys.sign({ ...claims, uti: world.random.hex(22) }, { issuer, issuedAt: now, expiresAt: now + seconds * 1000 });
}

/** A token of an app itself, with the roles the tenant's admin consented to. No role at all is a token without `roles`. */
export async function issueAppToken(
  world: World,
  input: { tenant: Tenant; app: AppRegistration; proof: ClientProof; resource: Resource; authority: string },
): Promise<string> {
  const { tenant, app, resource } = input;
  const consent = tenant.consents.find((each) => each.appId === app.appId);
  const roles = rolesFor(resource.kind, consent?.roles ?? []);
  const oid = servicePrincipalId(tenant.id, app.appId);
  const version =
    resource.kind === 'api'
      ? { ver: '2.0', azp: app.appId, azpacr: input.proof }
      : { ver: '1.0', appid: app.appId, appidacr: input.proof, app_displayname: app.name, idp: `https://sts.windows.net/${tenant.id}/` };
  return sign(
    world,
    { aud: resource.audience, tid: tenant.id, oid, sub: oid, idtyp: 'app', ...version, ...(roles.length ? { roles } : {}) },
    issuerOf(resource, tenant, input.authority),
    APP_TOKEN_SECONDS,
  );
}

/** A token of a user, obtained by a client app (`clientId`), with delegated scopes. */
export async function issueUserToken(
  world: World,
  input: { tenant: Tenant; user: User; clientId: string; proof?: ClientProof; resource: Resource; scopes: readonly string[]; authority: string },
): Promise<string> {
  const { tenant, user, resource } = input;
  const proof = input.proof ?? '0';
  const version =
    resource.kind === 'api'
      ? { ver: '2.0', azp: input.clientId, azpacr: proof, preferred_username: user.upn }
      : { ver: '1.0', appid: input.clientId, appidacr: proof, upn: user.upn, unique_name: user.upn };
  const subject = createHash('sha256').update(`${user.oid}/${resource.audience}`).digest('base64url');
  return sign(
    world,
    { aud: resource.audience, tid: tenant.id, oid: user.oid, sub: subject, name: user.displayName, scp: input.scopes.join(' '), ...version },
    issuerOf(resource, tenant, input.authority),
    USER_TOKEN_SECONDS,
  );
}
