import type { AppRegistration, Directory, Tenant } from '../core/directory.ts';

export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';
export const SHAREPOINT_APP_ID = '00000003-0000-0ff1-ce00-000000000000';
/** The audience a managed identity's token must carry to serve as federated credential. */
export const TOKEN_EXCHANGE_AUDIENCE = 'api://AzureADTokenExchange';

/** What a token is asked for. */
export type Resource =
  | { kind: 'graph'; audience: string }
  | { kind: 'sharepoint'; audience: string }
  /** An API of an app registration; version 2 tokens carry its app id as audience, however it was asked for. */
  | { kind: 'api'; audience: string; app: AppRegistration };

/** The resource named by an identifier: a host, an app id or an Application ID URI. SharePoint counts for hosts of this tenant only. */
export function findResource(directory: Directory, tenant: Tenant, identifier: string): Resource | undefined {
  const name = identifier.replace(/\/$/, '');
  if (name === GRAPH_AUDIENCE || name === GRAPH_APP_ID) return { kind: 'graph', audience: GRAPH_AUDIENCE };
  if (name.startsWith('https://') && tenant.hosts.includes(new URL(name).host)) return { kind: 'sharepoint', audience: name };
  const app = directory.apps.find((each) => each.appId === name || `api://${each.appId}` === name || each.audiences.includes(name));
  return app && { kind: 'api', audience: app.appId, app };
}

/**
 * Application roles of a consent for one resource. Graph and SharePoint both have a role named Sites.Selected, so a consent may
 * say which it means: `graph:Sites.FullControl.All`, `sharepoint:Sites.Selected`; without a prefix it holds for both.
 */
export function rolesFor(resource: Resource['kind'], roles: readonly string[]): string[] {
  return roles.flatMap((role) => {
    const [, prefix, name] = /^(graph|sharepoint|api):(.+)$/.exec(role) ?? [];
    if (!prefix) return [role];
    return prefix === resource && name ? [name] : [];
  });
}
