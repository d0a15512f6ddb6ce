import type { World } from '../core/service.ts';
import { PRODUCTION_AUTHORITY } from './tokens.ts';

/** A user-assigned managed identity of the vendor's own tenant. */
export type ManagedIdentity = { clientId: string; principalId: string; tenantId: string };

export const MANAGED_IDENTITY_SECONDS = 86_400;

/**
 * The endpoint App Service and Functions put into `IDENTITY_ENDPOINT` (api-version 2019-08-01): GET with `resource`, optional
 * `client_id`, and the secret of `IDENTITY_HEADER` in `X-IDENTITY-HEADER`.
 */
export async function answerManagedIdentity(
  world: World,
  request: Request,
  query: URLSearchParams,
  identities: readonly ManagedIdentity[],
  secret: string,
): Promise<Response> {
  const refuse = (status: number, message: string): Response => Response.json({ statusCode: status, message }, { status });
  if (request.headers.get('x-identity-header') !== secret) return refuse(401, 'The identity header is missing or wrong.');
  if (query.get('api-version') !== '2019-08-01') return refuse(400, 'Unsupported api-version.');
  const resource = query.get('resource');
  if (!resource) return refuse(400, 'The resource parameter is required.');
  const clientId = query.get('client_id');
  const identity = clientId ? identities.find((each) => each.clientId === clientId) : identities[0];
  if (!identity) return refuse(400, 'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.');
  const now = world.clock.now();
  const expiresAt = now + MANAGED_IDENTITY_SECONDS * 1000;
  const token = await world.keys.sign(
    { aud: resource, tid: identity.tenantId, oid: identity.principalId, sub: identity.principalId, appid: identity.clientId, idtyp: 'app', ver: '2.0' },
    { issuer: `${PRODUCTION_AUTHORITY}/${identity.tenantId}/v2.0`, issuedAt: now, expiresAt },
  );
  return Response.json({ access_token: token, expires_on: String(Math.floor(expiresAt / 1000)), resource, token_type: 'Bearer', client_id: identity.clientId });
}
