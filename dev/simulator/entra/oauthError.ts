import type { World } from '../core/service.ts';

/** What the token endpoint refuses with: OAuth's own word, Entra's AADSTS number and sentence. */
export class OAuthError extends Error {
  readonly error: string;
  readonly aadsts: number;
  readonly status: number;

  constructor(error: string, aadsts: number, sentence: string, status = error === 'invalid_client' ? 401 : 400) {
    super(`AADSTS${aadsts}: ${sentence}`);
    this.error = error;
    this.aadsts = aadsts;
    this.status = status;
  }

  toResponse(world: World): Response {
    const at = new Date(world.clock.now())
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z/, 'Z');
    const trace = world.random.guid();
    const correlation = world.random.guid();
    return Response.json(
      {
        error: this.error,
        error_description: `${this.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${at}`,
        error_codes: [this.aadsts],
        timestamp: at,
        trace_id: trace,
        correlation_id: correlation,
        error_uri: `https://login.microsoftonline.com/error?code=${this.aadsts}`,
      },
      { status: this.status },
    );
  }
}

export const unknownTenant = (name: string): OAuthError =>
  new OAuthError(
    'invalid_request',
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );

export const unknownApplication = (appId: string, tenant: string): OAuthError =>
  new OAuthError(
    'unauthorized_client',
    700016,
    `Application with identifier '${appId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  );

export const notConsented = (appId: string, appName: string): OAuthError =>
  new OAuthError(
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with ID '${appId}' named '${appName}'. Send an interactive authorization request for this user and resource.`,
  );
