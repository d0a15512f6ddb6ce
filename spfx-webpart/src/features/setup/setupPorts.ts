import '@pnp/sp/webs';
import '@pnp/sp/site-groups/web';
import '@pnp/sp/site-users/web';
import { ROLE_GROUPS } from '@listdesk/shared/schema';
import { addToRole, inspectDesk, provisionDesk } from '@listdesk/shared/sharepoint';
import type { DeskLists, ProvisionOptions } from '@listdesk/shared/sharepoint';
import type { ServiceClient } from '../../app/serviceClient';
import type { SetupPorts } from './SetupContext';

export type SetupWiring = {
  sp: Parameters<typeof inspectDesk>[0];
  siteUrl: string;
  lists: DeskLists;
  service: ServiceClient;
  /** Language of the column titles people see. */
  language: NonNullable<ProvisionOptions['language']>;
};

const NEWEST = 30;

function memory(siteUrl: string): SetupPorts['memory'] {
  const name = `listdesk.setup.test.${siteUrl.toLowerCase()}`;
  const guarded = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise; // storage may be forbidden: then the mark is simply not remembered
    }
  };
  return {
    read: () => guarded(() => window.localStorage.getItem(name), null),
    write: (value) => guarded(() => window.localStorage.setItem(name, value), undefined),
  };
}

/** Who makes the desk is its first admin: the service lets only people of the desk's groups connect it. */
async function joinAdmins(sp: SetupWiring['sp'], lists: DeskLists): Promise<void> {
  const me = await lists.currentUser();
  if (!me.isSiteAdmin || me.roles.includes('Admin')) return;
  const { LoginName } = await sp.web.currentUser.select('LoginName')();
  await sp.web.siteGroups.getByName(ROLE_GROUPS.Admin).users.add(LoginName);
}

/** Set-up over the real lists and the real service; the desk web part calls it once and keeps the result. */
export function setupPorts({ sp, siteUrl, lists, service, language }: SetupWiring): SetupPorts {
  return {
    inspect: () => inspectDesk(sp, siteUrl),
    provision: async (onProgress) => {
      await provisionDesk(sp, siteUrl, { onProgress, language });
      await joinAdmins(sp, lists);
    },
    service,
    introduce: async () => { await service.licence({ domain: new URL(siteUrl).hostname, installationUrl: siteUrl }); },
    settings: () => lists.settings(),
    saveSettings: (settings) => lists.saveSettings(settings),
    agents: () => lists.agents(),
    addPerson: (role, address) => addToRole(sp, siteUrl, role, address),
    newestTickets: async () => (await lists.ticketPage({ view: 'allOpen' }, { top: NEWEST })).tickets,
    copy: (text) => navigator.clipboard.writeText(text).then(() => true, () => false),
    memory: memory(siteUrl),
    now: () => Date.now(),
    newCode: () => crypto.randomUUID().slice(0, 8).toUpperCase(),
  };
}
