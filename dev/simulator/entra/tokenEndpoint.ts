import type { AppRegistration, Tenant } from '../core/directory.ts';
import type { World } from '../core/service.ts';
import { InvalidBearer, type BearerVerifier } from './bearer.ts';
import { authenticateClient, type ClientProof } from './clientAuthentication.ts';
import { notConsented, OAuthError, unknownApplication } from './oauthError.ts';
import { findResource, type Resource } from './resources.ts';
import { APP_TOKEN_SECONDS, issueAppToken, issueUserToken, PRODUCTION_AUTHORITY, USER_TOKEN_SECONDS } from './tokens.ts';

const OBO_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const OPENID_SCOPES = new Set(['openid', 'profile', 'offline_access', 'email']);

type TokenRequest = { world: World; bearer: BearerVerifier; tenant: Tenant; form: URLSearchParams; address: string; segment: string };

/** `POST /{tenant}/oauth2/v2.0/token` for apps: client credentials and on-behalf-of. @throws OAuthError */
export async function answerTokenRequest(request: TokenRequest): Promise<Response> {
  const { world, bearer, tenant, form, address, segment } = request;
  const clientId = form.get('client_id') ?? '';
  const app = world.directory.app(clientId);
  if (!app || !tenant.consents.some((each) => each.appId === clientId)) throw unknownApplication(clientId, tenant.name);
  // A client told another address than the production one signs for that address; both forms of audience are in use.
  const audiences = [address, PRODUCTION_AUTHORITY].flatMap((origin) =>
    [segment, tenant.id].flatMap((name) => [`${origin}/${name}/oauth2/v2.0/token`, `${origin}/${name}/v2.0`]),
  );
  const proof = await authenticateClient(world, bearer, app, form, audiences);
  const grant = form.get('grant_type');
  if (grant === 'client_credentials') return appToken(request, app, proof);
  if (grant === OBO_GRANT && form.get('requested_token_use') === 'on_behalf_of') return onBehalfOf(request, app, proof);
  throw new OAuthError('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant ?? ''}'.`);
}

async function appToken({ world, tenant, form, address }: TokenRequest, app: AppRegistration, proof: ClientProof): Promise<Response> {
  const scope = form.get('scope') ?? '';
  const identifier = /^(\S+)\/\.default$/.exec(scope)?.[1];
  if (!identifier)
    throw new OAuthError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  const resource = resourceOf(world, tenant, identifier);
  const token = await issueAppToken(world, { tenant, app, proof, resource, authority: address });
  return Response.json({ token_type: 'Bearer', expires_in: APP_TOKEN_SECONDS, ext_expires_in: APP_TOKEN_SECONDS, access_token: token });
}

async function onBehalfOf({ world, bearer, tenant, form, address }: TokenRequest, app: AppRegistration, proof: ClientProof): Promise<Response> {
  const claims = await bearer.claims(form.get('assertion') ?? '').catch((error: unknown) => {
    if (error instanceof InvalidBearer && error.reason === 'expired')
      throw new OAuthError(
        'invalid_grant',
        500133,
        'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion.',
      );
    throw new OAuthError('invalid_grant', 50013, 'Assertion failed signature validation.');
  });
  if (![app.appId, ...app.audiences].includes(String(claims['aud'])))
    throw new OAuthError(
      'invalid_grant',
      500131,
      `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${String(claims['aud'])}' and the expected audience is '${app.appId}'.`,
    );
  if (claims['idtyp'] === 'app') throw new OAuthError('invalid_grant', 50000, 'On-behalf-of needs the token of a user, not of an app.');
  if (claims['tid'] !== tenant.id) throw new OAuthError('invalid_grant', 50020, 'The user of the assertion does not exist in this tenant.');
  const user = tenant.users.find((each) => each.oid === claims['oid']);
  if (!user) throw new OAuthError('invalid_grant', 50034, `The user account does not exist in the ${tenant.name} directory.`);

  const asked = (form.get('scope') ?? '').split(/\s+/).filter((scope) => scope && !OPENID_SCOPES.has(scope));
  const parts = asked.map((scope) => /^(?:(.*)\/)?([^/]+)$/.exec(scope));
  const identifier = parts.map((part) => part?.[1]).find(Boolean) ?? 'https://graph.microsoft.com';
  const resource = resourceOf(world, tenant, identifier);
  const consented = tenant.consents.find((each) => each.appId === app.appId)?.scopes ?? [];
  const names = parts.map((part) => part?.[2] ?? '');
  const scopes = names.includes('.default') ? consented : names;
  if (!scopes.length || scopes.some((scope) => !consented.includes(scope))) throw notConsented(app.appId, app.name);
  const token = await issueUserToken(world, { tenant, user, clientId: app.appId, proof, resource, scopes, authority: address });
  return Response.json({
    token_type: 'Bearer',
    scope: scopes.map((scope) => `${resource.audience}/${scope}`).join(' '),
    expires_in: USER_TOKEN_SECONDS,
    ext_expires_in: USER_TOKEN_SECONDS,
    access_token: token,
  });
}

function resourceOf(world: World, tenant: Tenant, identifier: string): Resource {
  const resource = findResource(world.directory, tenant, identifier);
  if (resource) return resource;
  throw new OAuthError(
    'invalid_resource',
    500011,
    `The resource principal named ${identifier} was not found in the tenant named ${tenant.name}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  );
}
