import type { Tenant } from '../core/directory.ts';
import { notImplemented, type SimulatedService, type World } from '../core/service.ts';
import { BearerVerifier } from './bearer.ts';
import { answerAdminConsent } from './consentPage.ts';
import { answerManagedIdentity, type ManagedIdentity } from './managedIdentity.ts';
import { OAuthError, unknownTenant } from './oauthError.ts';
import { findResource, GRAPH_APP_ID, GRAPH_AUDIENCE } from './resources.ts';
import { answerTokenRequest } from './tokenEndpoint.ts';
import { issueUserToken, PRODUCTION_AUTHORITY } from './tokens.ts';

/** The app every SPFx page gets its tokens with: "SharePoint Online Client Extensibility". */
export const SPFX_CLIENT_ID = '08e18876-6177-487e-b8b5-cf950c1e598c';
/** An admin's own tool (PnP PowerShell, Graph Explorer) as far as the simulator needs one. */
export const ADMIN_TOOL_CLIENT_ID = '14d82eec-204b-4c2f-b7e8-296a70dab67e';
const ADMIN_TOOL_SCOPES = ['Sites.FullControl.All', 'User.Read', 'Directory.Read.All', 'AllSites.FullControl'];
/** What the app registration declares; consenting grants exactly this. */
export type DeclaredPermissions = { roles: string[]; scopes: string[] };
const WILDCARD_TENANTS = new Set(['common', 'organizations']);

/** The tenant's admin has not approved the API for SPFx pages (API access page of the SharePoint admin center). */
export class ApiNotApproved extends Error {
  override readonly name = 'ApiNotApproved';
  readonly resource: string;

  constructor(resource: string) {
    super(`AADSTS65001: The user or administrator has not consented to use the application with ID '${SPFX_CLIENT_ID}' for the resource '${resource}'.`);
    this.resource = resource;
  }
}

/** Entra as far as ListDesk uses it: metadata, keys, tokens of apps and users, consent, managed identity. */
export class Entra implements SimulatedService {
  readonly bearer: BearerVerifier;
  /** Origin user tokens for our API name as issuer; the HTTPS front sets its own. See tokens.ts on issuers. */
  authority = PRODUCTION_AUTHORITY;
  managedIdentities: ManagedIdentity[] = [];
  managedIdentitySecret = 'simulated-identity-header';
  /** Declared permissions by app id, granted when an admin consents. */
  declared: Record<string, DeclaredPermissions> = {};
  #world: World;

  constructor(world: World) {
    this.#world = world;
    this.bearer = new BearerVerifier(world);
  }

  async handle(request: Request, call: { canonical: URL; address: string; body: Uint8Array }): Promise<Response> {
    try {
      return await this.#route(request, call);
    } catch (error) {
      if (error instanceof OAuthError) return error.toResponse(this.#world);
      throw error;
    }
  }

  async #route(request: Request, { canonical, address, body }: { canonical: URL; address: string; body: Uint8Array }): Promise<Response> {
    const { pathname, searchParams } = canonical;
    if (pathname === '/msi/token' && request.method === 'GET')
      return answerManagedIdentity(this.#world, request, searchParams, this.managedIdentities, this.managedIdentitySecret);
    const [, segment, rest] = /^\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
    const route = `${request.method} ${rest ?? ''}`;
    const known = [
      'GET /v2.0/.well-known/openid-configuration',
      'GET /discovery/v2.0/keys',
      'GET /discovery/keys',
      'POST /oauth2/v2.0/token',
      'GET /v2.0/adminconsent',
    ];
    if (!segment || !known.includes(route)) return notImplemented(request.method, canonical);
    const tenant = this.#tenant(segment);
    if (!tenant && !WILDCARD_TENANTS.has(segment)) throw unknownTenant(segment);
    if (route.endsWith('openid-configuration')) return this.#configuration(address, tenant?.id ?? '{tenantid}', segment);
    if (route.endsWith('/keys')) return Response.json(this.#world.keys.publicJwks());
    if (!tenant)
      throw new OAuthError('invalid_request', 50059, 'No tenant-identifying information found in either the request or implied by any provided credentials.');
    if (route.endsWith('/adminconsent')) {
      const asked = this.declared[searchParams.get('client_id') ?? ''] ?? { roles: [], scopes: [] };
      return answerAdminConsent(this.#world, tenant, searchParams, asked);
    }
    const form = new URLSearchParams(new TextDecoder().decode(body));
    return answerTokenRequest({ world: this.#world, bearer: this.bearer, tenant, form, address, segment });
  }

  #configuration(address: string, issuerTenant: string, segment: string): Response {
    const base = `${address}/${segment}`;
    return Response.json({
      issuer: `${address}/${issuerTenant}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
      response_types_supported: ['code', 'id_token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      tenant_region_scope: 'EU',
      cloud_instance_name: 'microsoftonline.com',
    });
  }

  #tenant(segment: string): Tenant | undefined {
    return this.#world.directory.tenantById(segment) ?? this.#world.directory.tenantByMailDomain(segment);
  }

  /**
   * The token a page gets from SPFx for a signed-in user (AadTokenProvider.getToken): version 2 with `aud` = app id for our API.
   * @throws ApiNotApproved when the tenant's admin has not approved the API; Error for an unknown tenant, user or resource.
   */
  async userToken(input: { tenantId: string; upn: string; resource: string; authority?: string }): Promise<string> {
    const { tenant, user } = this.#userOf(input);
    const resource = findResource(this.#world.directory, tenant, input.resource);
    if (!resource) throw new ApiNotApproved(input.resource);
    const names =
      resource.kind === 'api'
        ? [resource.app.appId, `api://${resource.app.appId}`, ...resource.app.audiences]
        : resource.kind === 'graph'
          ? [GRAPH_AUDIENCE, GRAPH_APP_ID]
          : [resource.audience];
    if (resource.kind !== 'sharepoint' && !names.some((name) => tenant.approvedApis.includes(name))) throw new ApiNotApproved(input.resource);
    const scopes = resource.kind === 'api' ? ['user_impersonation'] : resource.kind === 'graph' ? ['User.Read'] : ['AllSites.FullControl'];
    return issueUserToken(this.#world, { tenant, user, clientId: SPFX_CLIENT_ID, resource, scopes, authority: input.authority ?? this.authority });
  }

  /** The token of an admin's own tool for Graph or SharePoint, as used to grant a site to an app. @throws Error when the user is no admin. */
  async adminToken(input: { tenantId: string; upn: string; resource?: string }): Promise<string> {
    const { tenant, user } = this.#userOf(input);
    if (!user.admin) throw new Error(`simulator: ${input.upn} is no global administrator`);
    const resource = findResource(this.#world.directory, tenant, input.resource ?? GRAPH_AUDIENCE);
    if (!resource) throw new Error(`simulator: no resource ${input.resource ?? ''}`);
    return issueUserToken(this.#world, { tenant, user, clientId: ADMIN_TOOL_CLIENT_ID, resource, scopes: ADMIN_TOOL_SCOPES, authority: this.authority });
  }

  #userOf({ tenantId, upn }: { tenantId: string; upn: string }) {
    const tenant = this.#world.directory.tenantById(tenantId);
    const user = tenant?.users.find((each) => each.upn === upn.toLowerCase());
    if (!tenant || !user) throw new Error(`simulator: no user ${upn} in tenant ${tenantId}`);
    return { tenant, user };
  }

  save(): unknown {
    return { managedIdentities: this.managedIdentities, declared: this.declared };
  }

  load(state: unknown): void {
    const saved = state as { managedIdentities: ManagedIdentity[]; declared: Record<string, DeclaredPermissions> };
    this.managedIdentities = saved.managedIdentities;
    this.declared = saved.declared;
  }
}
