import type { SiteGrant, Tenant } from '../../core/directory.ts';
import { jsonBody, type GraphCall, type Route } from '../call.ts';
import { badRequest, GraphError } from '../graphError.ts';
import { requireAny } from '../permissions.ts';

/** What Graph needs of a site collection. `url` without a slash at the end. */
type SiteInfo = { id: string; webId: string; url: string; title: string };

const ROLES: readonly string[] = ['read', 'write', 'manage', 'owner', 'fullcontrol'];
const FULL = ['Sites.FullControl.All'];
const notFound = (): GraphError => new GraphError(404, 'itemNotFound', 'The resource could not be found.');
const denied = (): GraphError => new GraphError(403, 'accessDenied', 'Access denied');

const tenantOf = (call: GraphCall): Tenant => {
  const tenant = call.world.directory.tenantById(call.identity.tenantId);
  if (!tenant) throw notFound();
  return tenant;
};

const compositeId = (site: SiteInfo): string => `${new URL(site.url).host},${site.id},${site.webId}`;

function siteOf(call: GraphCall): SiteInfo {
  const tenant = tenantOf(call);
  const key = call.params['site'] ?? '';
  const [host = '', siteId] = key.split(',');
  const path = /^([^:,]+):(\/[^:]*):?$/.exec(key);
  const sites = call.sharePoint
    .listSites()
    .filter((site) => site.tenant === tenant.id)
    .map(({ id, webId, title, path: at }): SiteInfo => ({ id, webId, title, url: `https://${tenant.hosts[0] ?? ''}${at === '/' ? '' : at}` }));
  const wanted = path ? `https://${path[1]}${path[2] === '/' ? '' : path[2]}`.toLowerCase() : undefined;
  const found = sites.find((site) => (wanted === undefined ? site.id === (siteId ?? host) : site.url.toLowerCase() === wanted));
  if (!found) throw notFound();
  return found;
}

/** Reading a site: a role for all sites, or Sites.Selected and a grant for this one. */
function requireRead(call: GraphCall, site: SiteInfo): void {
  const { identity } = call;
  if (identity.kind === 'user') return requireAny(call, [], ['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.FullControl.All']);
  if (identity.roles.some((role) => /^Sites\.(Read|ReadWrite|FullControl)\.All$/.test(role))) return;
  const granted = tenantOf(call).siteGrants.some((grant) => grant.appId === identity.appId && sameSite(grant, site));
  if (!identity.roles.includes('Sites.Selected') || !granted) throw denied();
}

const sameSite = (grant: SiteGrant, site: SiteInfo): boolean => grant.siteUrl.toLowerCase().replace(/\/$/, '') === site.url.toLowerCase();

function requireFullControl(call: GraphCall): void {
  try {
    requireAny(call, FULL, FULL);
  } catch {
    throw denied();
  }
}

function get(call: GraphCall): Response {
  const site = siteOf(call);
  requireRead(call, site);
  return Response.json({
    id: compositeId(site),
    displayName: site.title,
    name: site.url.split('/').at(-1),
    webUrl: site.url,
    siteCollection: { hostname: new URL(site.url).host },
    root: {},
  });
}

const permissionId = (grant: SiteGrant): string => Buffer.from(`${grant.appId}|${grant.siteUrl}`).toString('base64url');

function permissionJson(call: GraphCall, grant: SiteGrant): Record<string, unknown> {
  const application = { id: grant.appId, displayName: call.world.directory.app(grant.appId)?.name ?? '' };
  return { id: permissionId(grant), roles: [grant.role], grantedToIdentitiesV2: [{ application }], grantedToIdentities: [{ application }] };
}

function list(call: GraphCall): Response {
  requireFullControl(call);
  const site = siteOf(call);
  return Response.json({
    value: tenantOf(call)
      .siteGrants.filter((grant) => sameSite(grant, site))
      .map((grant) => permissionJson(call, grant)),
  });
}

function readRole(body: Record<string, unknown>): SiteGrant['role'] {
  const role = Array.isArray(body['roles']) && body['roles'].length === 1 ? String(body['roles'][0]) : '';
  if (!ROLES.includes(role)) throw badRequest(`roles must hold one of ${ROLES.join(', ')}.`, 'invalidRequest');
  return role as SiteGrant['role'];
}

function grant(call: GraphCall): Response {
  requireFullControl(call);
  const site = siteOf(call);
  const body = jsonBody(call);
  const role = readRole(body);
  const identities = body['grantedToIdentitiesV2'] ?? body['grantedToIdentities'];
  const appId = Array.isArray(identities) ? (identities[0] as { application?: { id?: unknown } } | undefined)?.application?.id : undefined;
  if (typeof appId !== 'string') throw badRequest('grantedToIdentities must name an application.', 'invalidRequest');
  const grants = tenantOf(call).siteGrants;
  const known = grants.find((each) => each.appId === appId && sameSite(each, site));
  const made = known ?? { siteUrl: site.url, appId, role };
  made.role = role;
  if (!known) grants.push(made);
  return Response.json(permissionJson(call, made), { status: 201 });
}

function one(call: GraphCall): { grants: SiteGrant[]; found: SiteGrant } {
  requireFullControl(call);
  const site = siteOf(call);
  const grants = tenantOf(call).siteGrants;
  const found = grants.find((each) => sameSite(each, site) && permissionId(each) === call.params['permission']);
  if (!found) throw notFound();
  return { grants, found };
}

function change(call: GraphCall): Response {
  const { found } = one(call);
  found.role = readRole(jsonBody(call));
  return Response.json(permissionJson(call, found));
}

function revoke(call: GraphCall): Response {
  const { grants, found } = one(call);
  grants.splice(grants.indexOf(found), 1);
  return new Response(null, { status: 204 });
}

export const siteRoutes: Route[] = [
  { method: 'GET', path: 'sites/:site', handler: get },
  { method: 'GET', path: 'sites/:site/permissions', handler: list },
  { method: 'POST', path: 'sites/:site/permissions', handler: grant },
  { method: 'GET', path: 'sites/:site/permissions/:permission', handler: (call) => Response.json(permissionJson(call, one(call).found)) },
  { method: 'PATCH', path: 'sites/:site/permissions/:permission', handler: change },
  { method: 'DELETE', path: 'sites/:site/permissions/:permission', handler: revoke },
];
