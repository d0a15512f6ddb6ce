import type { Tenant, User } from './simulator/core/directory.ts';
import type { SharePoint } from './simulator/sharepoint/sharepoint.ts';
import type { Simulator } from './simulator/simulator.ts';

/** The simulated world everybody builds and tests against: two customers, the vendor, and ListDesk's app between them. */

export const LISTDESK_APP_ID = '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001';
export const LISTDESK_AUDIENCE = 'api://listdesk';
/** Where Entra sends an administrator after consent: a page of the service. The local start adds its own. */
const CONSENTED = 'https://service.listdesk.example/api/consented';
/** For the SharePoint rule that tokens got by a secret are refused; nothing of ours uses it. */
export const LISTDESK_SECRET_OF_ENTRA = 'simulated-client-secret';
export const MANAGED_IDENTITY = {
  clientId: '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0002',
  principalId: '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0003',
  tenantId: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c00ff',
} as const;

export const VENDOR_TENANT = MANAGED_IDENTITY.tenantId;

const user = (number: number, displayName: string, upn: string, admin = false): User => ({
  oid: `5b0d5a52-8a0e-4d0c-9a3e-6d1a5f2c${String(number).padStart(4, '0')}`,
  upn,
  displayName,
  otherMails: [],
  admin,
});

export const NORDWIND = {
  id: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001',
  host: 'nordwind.sharepoint.com',
  domain: 'nordwind.example',
  desk: 'https://nordwind.sharepoint.com/sites/helpdesk',
  intranet: 'https://nordwind.sharepoint.com/sites/intranet',
  support: 'support@nordwind.example',
  admin: user(1, 'Mara Vogt', 'mara.vogt@nordwind.example', true),
  agents: [
    user(2, 'Aylin Demir', 'aylin.demir@nordwind.example'),
    user(3, 'Jonas Weber', 'jonas.weber@nordwind.example'),
    user(4, 'Piotr Nowak', 'piotr.nowak@nordwind.example'),
  ],
  requesters: [user(5, 'Katharina Hoffmann-Schröder', 'katharina.hoffmann@nordwind.example'), user(6, 'Oliver Whitfield', 'oliver.whitfield@nordwind.example')],
} as const;

export const SUEDWIND = {
  id: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0002',
  host: 'suedwind.sharepoint.com',
  domain: 'suedwind.example',
  desk: 'https://suedwind.sharepoint.com/sites/helpdesk',
  support: 'hilfe@suedwind.example',
  admin: user(11, 'Lea Brandt', 'lea.brandt@suedwind.example', true),
} as const;

/** What the app registration declares and an admin consents to. Mail goes by Exchange's RBAC alone: a Graph role would open every mailbox. */
export const DECLARED_PERMISSIONS = { roles: ['Sites.Selected'], scopes: ['User.Read'] };

const DESK_SITE_NAME = 'Helpdesk';

/**
 * Makes the world, or what is missing of it. The certificate is the one ListDesk signs its assertions with. `newcomer`: Südwind has never
 * heard of ListDesk, no package, no consent, no grant, no mailbox role, as docs/install.md finds it; else all four switches are on.
 */
export async function createWorld(simulator: Simulator, options: { appCertificatePem: string; newcomer?: boolean }): Promise<void> {
  const { directory, entra, graph } = simulator;
  registerApp(simulator, options.appCertificatePem);
  entra.declared[LISTDESK_APP_ID] = structuredClone(DECLARED_PERMISSIONS);
  if (!entra.managedIdentities.some((each) => each.clientId === MANAGED_IDENTITY.clientId)) entra.managedIdentities.push({ ...MANAGED_IDENTITY });

  if (!directory.tenantById(VENDOR_TENANT)) directory.tenants.push(newTenant(VENDOR_TENANT, 'ListDesk', [], []));
  if (!directory.tenantById(NORDWIND.id)) {
    const nordwind = newTenant(NORDWIND.id, 'Nordwind', [NORDWIND.host], [NORDWIND.domain]);
    nordwind.users = structuredClone([NORDWIND.admin, ...NORDWIND.agents, ...NORDWIND.requesters]);
    directory.tenants.push(installed(nordwind, NORDWIND.desk, NORDWIND.support));
  }
  if (!directory.tenantById(SUEDWIND.id)) {
    const suedwind = newTenant(SUEDWIND.id, 'Südwind', [SUEDWIND.host], [SUEDWIND.domain]);
    suedwind.users = structuredClone([SUEDWIND.admin]);
    directory.tenants.push(
      options.newcomer ? { ...suedwind, admin: { packages: [], pages: {}, principals: [], scopes: [] } } : installed(suedwind, SUEDWIND.desk, SUEDWIND.support),
    );
  }
  graph.createSharedMailbox({ tenantId: NORDWIND.id, address: NORDWIND.support, displayName: 'Nordwind Support' });
  graph.createSharedMailbox({ tenantId: SUEDWIND.id, address: SUEDWIND.support, displayName: 'Südwind Hilfe' });

  ensureSite(simulator, NORDWIND.desk, { title: DESK_SITE_NAME, owners: [NORDWIND.admin.upn], members: NORDWIND.agents.map((each) => each.upn) });
  ensureSite(simulator, NORDWIND.intranet, { title: 'Intranet', owners: [NORDWIND.admin.upn], visitors: ['everyone'] });
  ensureSite(simulator, SUEDWIND.desk, { title: DESK_SITE_NAME, owners: [SUEDWIND.admin.upn] });
}

function registerApp(simulator: Simulator, certificate: string): void {
  const known = simulator.directory.app(LISTDESK_APP_ID);
  if (known) {
    if (!known.certificates.includes(certificate)) known.certificates.push(certificate);
    return;
  }
  simulator.directory.apps.push({
    appId: LISTDESK_APP_ID,
    name: 'ListDesk',
    homeTenant: VENDOR_TENANT,
    certificates: [certificate],
    secrets: [LISTDESK_SECRET_OF_ENTRA],
    federatedSubjects: [MANAGED_IDENTITY.principalId],
    audiences: [LISTDESK_AUDIENCE],
    redirectUris: [CONSENTED],
  });
}

function newTenant(id: string, name: string, hosts: string[], mailDomains: string[]): Tenant {
  return { id, name, hosts, mailDomains, users: [], consents: [], siteGrants: [], mailScopes: [], approvedApis: [] };
}

/** The four switches of an installation: consent, site grant, Exchange scope, API approval. Webhooks on lists need the role `manage`. */
function installed(tenant: Tenant, deskUrl: string, mailbox: string): Tenant {
  tenant.consents = [{ appId: LISTDESK_APP_ID, ...structuredClone(DECLARED_PERMISSIONS) }];
  tenant.siteGrants = [{ siteUrl: deskUrl, appId: LISTDESK_APP_ID, role: 'manage' }];
  tenant.mailScopes = [{ appId: LISTDESK_APP_ID, mailboxes: [mailbox], roles: ['Mail.ReadWrite', 'Mail.Send'] }];
  tenant.approvedApis = [LISTDESK_AUDIENCE];
  return tenant;
}

function ensureSite(simulator: Simulator, url: string, options: Parameters<SharePoint['createSite']>[1]): void {
  if (!simulator.sharePoint.hasSite(url)) simulator.sharePoint.createSite(url, options);
}
