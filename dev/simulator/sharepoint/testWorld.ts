import { ManualClock } from '../core/clock.ts';
import type { SiteGrant } from '../core/directory.ts';
import type { World } from '../core/service.ts';
import { Simulator } from '../simulator.ts';
import type { Site } from './state/model.ts';

export const HOST = 'contoso.sharepoint.com';
export const SITE_PATH = '/sites/helpdesk';
export const SITE_URL = `https://${HOST}${SITE_PATH}`;
export const TENANT = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0009';
export const APP = '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0009';
export const OWNER = 'olga@contoso.example';
export const MEMBER = 'max@contoso.example';
export const VISITOR = 'vera@contoso.example';
export const STRANGER = 'sam@contoso.example';

const person = (upn: string, displayName: string, at: number) => ({
  oid: `00000000-0000-4000-a000-00000000000${at}`,
  upn,
  displayName,
  otherMails: [],
  admin: false,
});

/** A small tenant with one site for the tests of this folder. */
export async function testWorld(callOut?: World['callOut']): Promise<{ simulator: Simulator; site: Site; clock: ManualClock }> {
  const clock = new ManualClock('2026-11-21T08:00:00Z');
  const simulator = await Simulator.create({ clock, ...(callOut ? { callOut } : {}) });
  simulator.directory.tenants.push({
    id: TENANT,
    name: 'Contoso',
    hosts: [HOST, 'oldname.sharepoint.com'],
    mailDomains: ['contoso.example'],
    users: [person(OWNER, 'Olga Owner', 1), person(MEMBER, 'Max Member', 2), person(VISITOR, 'Vera Visitor', 3), person(STRANGER, 'Sam Stranger', 4)],
    consents: [],
    siteGrants: [],
    mailScopes: [],
    approvedApis: [],
  });
  simulator.directory.apps.push({
    appId: APP,
    name: 'Desk app',
    homeTenant: TENANT,
    certificates: [],
    secrets: [],
    federatedSubjects: [],
    audiences: [],
    redirectUris: [],
  });
  const site = simulator.sharePoint.createSite(SITE_URL, { title: 'Help desk', owners: [OWNER], members: [MEMBER], visitors: [VISITOR] });
  return { simulator, site, clock };
}

/** A token as Entra signs it for an app with a certificate; `more` overrides claims. */
export async function appToken(simulator: Simulator, more: Record<string, unknown> = {}): Promise<string> {
  const now = simulator.world.clock.now();
  return simulator.world.keys.sign(
    { aud: `https://${HOST}`, tid: TENANT, appid: APP, appidacr: '2', idtyp: 'app', roles: ['Sites.Selected'], ...more },
    { issuer: `https://sts.windows.net/${TENANT}/`, issuedAt: now, expiresAt: now + 3600_000 },
  );
}

export function grant(simulator: Simulator, role: SiteGrant['role'], siteUrl = SITE_URL): void {
  simulator.directory.tenantById(TENANT)!.siteGrants.push({ siteUrl, appId: APP, role });
}
