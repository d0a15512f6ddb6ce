import type { Tenant } from '../core/directory.ts';
import type { World } from '../core/service.ts';

const REFUSAL = 'AADSTS65004: User declined to consent to access the app.';

/**
 * `GET /{tenant}/v2.0/adminconsent`: what a global admin sees when accepting a multi-tenant app. The simulated admin accepts at
 * once; `simulate=deny` in the query declines. Accepting makes the service principal in the tenant.
 */
export function answerAdminConsent(world: World, tenant: Tenant, query: URLSearchParams, asked: { roles: string[]; scopes: string[] }): Response {
  const app = world.directory.app(query.get('client_id') ?? '');
  const target = query.get('redirect_uri');
  if (!app) return page(400, `AADSTS700016: Application with identifier '${query.get('client_id') ?? ''}' was not found.`);
  if (!target || !app.redirectUris.includes(target))
    return page(400, 'AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application.');
  const back = new URL(target);
  const state = query.get('state');
  if (query.get('simulate') === 'deny') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', REFUSAL);
  } else {
    const consent = tenant.consents.find((each) => each.appId === app.appId);
    if (consent) {
      consent.roles = [...new Set([...consent.roles, ...asked.roles])];
      consent.scopes = [...new Set([...consent.scopes, ...asked.scopes])];
    } else tenant.consents.push({ appId: app.appId, ...asked });
    back.searchParams.set('admin_consent', 'True');
    back.searchParams.set('tenant', tenant.id);
  }
  if (state !== null) back.searchParams.set('state', state);
  return new Response(null, { status: 302, headers: { location: back.href } });
}

function page(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
