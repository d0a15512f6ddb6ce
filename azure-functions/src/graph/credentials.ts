import type { TokenCredential } from '@azure/identity';
import type { Settings } from '../config.ts';
import { certificateAssertion } from './assertion.ts';

/** App-only token for a customer's tenant; `scope` such as `https://graph.microsoft.com/.default`. */
export type AppToken = (tenant: string, scope: string) => Promise<string>;
/** Token on behalf of the signed-in user. */
export type UserToken = (tenant: string, userToken: string, scope: string) => Promise<string>;
export type EntraTokens = { app: AppToken; onBehalfOf: UserToken };

/** Credentials hold their token cache, so there is one a tenant; with more tenants than this the oldest is made anew. */
export const MAX_CREDENTIALS = 2000;
const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
const FEDERATION_SCOPE = 'api://AzureADTokenExchange/.default';

/**
 * Certificate, or the managed identity as federated credential; switched by one setting (functions.md 5). MSAL is loaded on first use.
 * On behalf of a user the library takes a certificate only as a file, so there the assertion is ours.
 */
export function entraCredentials(settings: Pick<Settings, 'appId' | 'credential' | 'entraAuthority'>): EntraTokens {
  const credentials = new Map<string, Promise<TokenCredential>>();
  const options = { authorityHost: settings.entraAuthority, disableInstanceDiscovery: settings.entraAuthority !== PUBLIC_AUTHORITY };
  const assertion = assertionOf(settings);
  const make = async (tenant: string): Promise<TokenCredential> => {
    const { ClientAssertionCredential, ClientCertificateCredential } = await import('@azure/identity');
    const { credential } = settings;
    if (credential.kind === 'certificate') return new ClientCertificateCredential(tenant, settings.appId, { certificate: credential.pem }, options);
    return new ClientAssertionCredential(tenant, settings.appId, () => assertion(tenant), options);
  };
  return {
    app: async (tenant, scope) => {
      const credential = credentials.get(tenant) ?? make(tenant);
      credentials.set(tenant, credential);
      if (credentials.size > MAX_CREDENTIALS) credentials.delete(credentials.keys().next().value!);
      const token = await tokenOf(await credential, scope);
      if (isWithoutConsent(token, scope)) credentials.delete(tenant);
      return token;
    },
    onBehalfOf: async (tenant, userToken, scope) => {
      const { OnBehalfOfCredential } = await import('@azure/identity');
      return tokenOf(
        new OnBehalfOfCredential({
          tenantId: tenant,
          clientId: settings.appId,
          userAssertionToken: userToken,
          getAssertion: () => assertion(tenant),
          ...options,
        }),
        scope,
      );
    },
  };
}

/** Application roles in a token, by its tenant. Read, not verified: only for what Entra itself has just handed us. */
export function rolesOf(token: string): { tenant: string; roles: string[] } {
  const { tid, roles } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { tid?: unknown; roles?: unknown };
  return { tenant: typeof tid === 'string' ? tid : '', roles: Array.isArray(roles) ? roles.map(String) : [] };
}

/**
 * Approving the API in SharePoint's admin centre brings our app into a tenant before anybody consented to its roles. A token of that
 * moment opens nothing and must not be kept for its hour, or the consent seems to have no effect. Graph's has none by design: mail
 * goes by Exchange's own grants.
 */
export const isWithoutConsent = (token: string, scope: string): boolean => !scope.startsWith('https://graph.') && rolesOf(token).roles.length === 0;

async function tokenOf(credential: TokenCredential, scope: string): Promise<string> {
  const token = await credential.getToken(scope);
  if (!token) throw new Error('Entra gave no token');
  return token.token;
}

function assertionOf({ credential, appId, entraAuthority }: Pick<Settings, 'appId' | 'credential' | 'entraAuthority'>): (tenant: string) => Promise<string> {
  if (credential.kind === 'certificate') {
    const sign = certificateAssertion(credential.pem, appId, Date.now);
    return (tenant) => sign(`${entraAuthority}/${tenant}/oauth2/v2.0/token`);
  }
  let identity: Promise<TokenCredential> | undefined;
  return async () => {
    identity ??= import('@azure/identity').then(({ ManagedIdentityCredential }) =>
      credential.clientId ? new ManagedIdentityCredential({ clientId: credential.clientId }) : new ManagedIdentityCredential(),
    );
    return tokenOf(await identity, FEDERATION_SCOPE);
  };
}
