import type { SetupPlace } from './place';

/** Commands an admin pastes, made of the tenant's own values. Everything that is not ours is quoted for PowerShell. */
const quoted = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "''")}'`;

const MAX_SCOPE_CHARS = 64;
const APP_NAME = 'ListDesk';

/** One management scope a mailbox, named so that an Exchange admin recognises it. */
export const scopeName = (mailbox: string): string => `${APP_NAME} ${mailbox}`.slice(0, MAX_SCOPE_CHARS);

const adminOrigin = (siteUrl: string): string => `https://${new URL(siteUrl).hostname.replace(/^([^.]+)\./, '$1-admin.')}`;

/** `https://nordwind-admin.sharepoint.com/...#/webApiPermissionManagement` for `https://nordwind.sharepoint.com/...`. */
export function apiAccessPage(siteUrl: string): string {
  return `${adminOrigin(siteUrl)}/_layouts/15/online/AdminHome.aspx#/webApiPermissionManagement`;
}

/**
 * Entra's consent page for the app as it is registered (`.default`: exactly the declared permissions, `Sites.Selected` and `User.Read`).
 * It leads back to a page of the service, because Entra takes only addresses of the registration (AADSTS50011), and a customer's site is none.
 */
export function consentPage(place: SetupPlace): string {
  const query = new URLSearchParams({
    client_id: place.appId,
    scope: 'https://graph.microsoft.com/.default',
    redirect_uri: `${place.serviceUrl.replace(/\/+$/, '')}/api/consented`,
    state: 'listdesk',
  });
  return `https://login.microsoftonline.com/${encodeURIComponent(place.tenantId)}/v2.0/adminconsent?${query.toString()}`;
}

/** Gives the app this site and no other (Sites.Selected). `Manage`, because registering a list webhook needs it (sharepoint-webhooks, Microsoft Learn). Run as SharePoint administrator. */
export function siteGrantCommands(place: SetupPlace): string[] {
  return [
    `Connect-PnPOnline -Url ${quoted(place.siteUrl)} -Interactive`,
    `Grant-PnPEntraIDAppSitePermission -AppId ${quoted(place.appId)} -DisplayName ${quoted(APP_NAME)} -Site ${quoted(place.siteUrl)} -Permissions Manage`,
  ];
}

/** The same by Microsoft Graph, for those who have no PnP PowerShell. `SITE-ID` is what the first line answers. */
export function siteGrantGraph(place: SetupPlace): { get: string; post: string; body: string } {
  const { hostname, pathname } = new URL(place.siteUrl);
  return {
    get: `GET https://graph.microsoft.com/v1.0/sites/${hostname}:${pathname}?$select=id`,
    post: 'POST https://graph.microsoft.com/v1.0/sites/{id}/permissions',
    body: JSON.stringify({ roles: ['manage'], grantedToIdentities: [{ application: { id: place.appId, displayName: APP_NAME } }] }),
  };
}

/**
 * Lets the app read and send as this one mailbox (Exchange RBAC for Applications). Run as Exchange administrator. The object id is that
 * of the enterprise application in this tenant, not of the registration, so it is looked up.
 */
export function mailboxCommands(place: SetupPlace, mailbox: string): string[] {
  const scope = quoted(scopeName(mailbox));
  const assign = (role: string): string => `New-ManagementRoleAssignment -App $app.Id -Role ${quoted(role)} -CustomResourceScope ${scope}`;
  return [
    'Connect-ExchangeOnline',
    "Connect-MgGraph -Scopes 'Application.Read.All'",
    `$app = Get-MgServicePrincipal -Filter "appId eq '${place.appId}'"`,
    `New-ServicePrincipal -AppId $app.AppId -ObjectId $app.Id -DisplayName ${quoted(APP_NAME)}`,
    `New-ManagementScope -Name ${scope} -RecipientRestrictionFilter "PrimarySmtpAddress -eq '${mailbox.replace(/'/g, "''")}'"`,
    assign('Application Mail.ReadWrite'),
    assign('Application Mail.Send'),
    `Test-ServicePrincipalAuthorization -Identity $app.Id -Resource ${quoted(mailbox)} | Format-Table`,
  ];
}

/** Adds one role to what `mailboxCommands` made before. */
export function mailboxRoleCommands(place: SetupPlace, mailbox: string, role: 'Application Mail.ReadWrite' | 'Application Mail.Send'): string[] {
  const lines = mailboxCommands(place, mailbox);
  return lines.filter((line) => !/^New-/.test(line) || line.includes(quoted(role)));
}

/** What kind of recipient an address is: only a mailbox can be read. */
export const recipientCommands = (mailbox: string): string[] => [
  'Connect-ExchangeOnline',
  `Get-Recipient -Identity ${quoted(mailbox)} | Format-List RecipientTypeDetails, PrimarySmtpAddress`,
];

/** 100 GB, with a warning at nine tenths: an admin changes the figures as they like. */
export const storageCommands = (place: SetupPlace): string[] => [
  `Connect-SPOService -Url ${quoted(adminOrigin(place.siteUrl))}`,
  `Set-SPOSite -Identity ${quoted(place.siteUrl)} -StorageQuota 102400 -StorageQuotaWarningLevel 92160`,
];

export const restoreSiteCommands = (place: SetupPlace): string[] => [
  `Connect-SPOService -Url ${quoted(adminOrigin(place.siteUrl))}`,
  `Restore-SPODeletedSite -Identity ${quoted(place.siteUrl)}`,
];

export const recycleBin = (place: SetupPlace): string => `${place.siteUrl}/_layouts/15/RecycleBin.aspx`;
export const storageReport = (place: SetupPlace): string => `${place.siteUrl}/_layouts/15/storman.aspx`;

const ADDRESS = /^[^\s@"'<>(),:;\\[\]]{1,64}@[^\s@"'<>(),:;\\[\]]+\.[^\s@"'<>(),:;\\[\]]+$/;
const MAX_ADDRESS_CHARS = 254;

export const isMailAddress = (text: string): boolean => text.length <= MAX_ADDRESS_CHARS && ADDRESS.test(text);

/** Opens the reader's mail program with what a colleague needs, so that the one who has the right can do it. */
export function mailToColleague(subject: string, lines: readonly string[]): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n'))}`;
}
