/** Who and what exists in the simulated Microsoft 365: tenants, users, app registrations, consents, grants, mail scopes. Plain data. */

export type User = {
  oid: string;
  /** userPrincipalName and primary address, lower case. */
  upn: string;
  displayName: string;
  otherMails: string[];
  /** Global administrator: may consent and grant. */
  admin: boolean;
};

export type SiteGrant = { siteUrl: string; appId: string; role: 'read' | 'write' | 'manage' | 'owner' | 'fullcontrol' };

export type Tenant = {
  id: string;
  name: string;
  /** SharePoint hosts, current one first; older ones answer 308. */
  hosts: string[];
  mailDomains: string[];
  users: User[];
  /** App ids the admin consented to, with the application roles granted per resource host. */
  consents: { appId: string; roles: string[]; scopes: string[] }[];
  siteGrants: SiteGrant[];
  /** Exchange RBAC for Applications: which mailboxes an app may use. `*` is every mailbox. */
  mailScopes: { appId: string; mailboxes: string[]; roles: ('Mail.ReadWrite' | 'Mail.Send')[] }[];
  /** API permissions of SPFx solutions approved by the admin: resource app id or audience. */
  approvedApis: string[];
  /** What the admin centers know, once somebody began to install by hand; absent in a tenant that the world made with everything in place. */
  admin?: TenantAdmin;
};

export type TenantAdmin = {
  /** The app catalogue. */
  packages: { name: string; version: string; apis: { resource: string; scope: string }[] }[];
  /** Pages with the web part, by path, and the properties written there. */
  pages: Record<string, { serviceUrl: string }>;
  /** App ids that Exchange knows as service principals. */
  principals: string[];
  scopes: { name: string; mailbox: string }[];
};

export type AppRegistration = {
  appId: string;
  name: string;
  homeTenant: string;
  /** PEM certificates whose keys may sign client assertions. */
  certificates: string[];
  /** Secrets are accepted by Entra, and refused by SharePoint app-only, as in life. */
  secrets: string[];
  /** Subjects of managed identities trusted as federated credential. */
  federatedSubjects: string[];
  /** Audiences (Application ID URIs) of this app's API beside its app id. */
  audiences: string[];
  /** Addresses Entra may send people back to; anything else is AADSTS50011. */
  redirectUris: string[];
};

export class Directory {
  tenants: Tenant[] = [];
  apps: AppRegistration[] = [];

  tenantById(id: string): Tenant | undefined {
    return this.tenants.find((tenant) => tenant.id === id.toLowerCase());
  }

  tenantByHost(host: string): Tenant | undefined {
    return this.tenants.find((tenant) => tenant.hosts.includes(host.toLowerCase()));
  }

  tenantByMailDomain(domain: string): Tenant | undefined {
    return this.tenants.find((tenant) => tenant.mailDomains.includes(domain.toLowerCase()));
  }

  userByAddress(address: string): { tenant: Tenant; user: User } | undefined {
    const wanted = address.toLowerCase();
    for (const tenant of this.tenants) for (const user of tenant.users) if (user.upn === wanted || user.otherMails.includes(wanted)) return { tenant, user };
    return undefined;
  }

  app(appId: string): AppRegistration | undefined {
    return this.apps.find((app) => app.appId === appId);
  }
}
