import '@pnp/sp/webs';
import '@pnp/sp/site-groups/web';
import '@pnp/sp/site-users/web';
import { ROLE_GROUPS } from '@listdesk/shared/schema';
import { addToRole, inspectDesk, provisionDesk } from '@listdesk/shared/sharepoint';
import type { DeskLists, ProvisionOptions } from '@listdesk/shared/sharepoint';
import { browserKeep, isRecord, isString } from '../../app/keep/keep';
import type { ServiceClient } from '../../app/serviceClient';
import type { PassedTest, SetupPorts } from './SetupContext';

export type SetupWiring = {
  sp: Parameters<typeof inspectDesk>[0];
  siteUrl: string;
  lists: DeskLists;
  service: ServiceClient;
  /** Language of the column titles people see. */
  language: NonNullable<ProvisionOptions['language']>;
};

const NEWEST = 30;
const TEST = 'test';
/** The log is written by another clock. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/** Storage may be forbidden: then the test is simply not remembered. */
function deviceStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const isPassedTest = (value: unknown): value is PassedTest => isRecord(value) && isString(value.at) && typeof value.seconds === 'number';

/** Who makes the desk is its first admin: the service lets only people of the desk's groups connect it. */
async function joinAdmins(sp: SetupWiring['sp'], lists: DeskLists): Promise<void> {
  const me = await lists.currentUser();
  if (!me.isSiteAdmin || me.roles.includes('Admin')) return;
  const { LoginName } = await sp.web.currentUser.select('LoginName')();
  await sp.web.siteGroups.getByName(ROLE_GROUPS.Admin).users.add(LoginName);
}

/** Set-up over the real lists and the real service; the desk web part calls it once and keeps the result. */
export function setupPorts({ sp, siteUrl, lists, service, language }: SetupWiring): SetupPorts {
  const keep = browserKeep(deviceStore(), `listdesk.setup:${siteUrl.toLowerCase()}`);
  return {
    inspect: () => inspectDesk(sp, siteUrl),
    provision: async (onProgress) => {
      await provisionDesk(sp, siteUrl, { onProgress, language });
      await joinAdmins(sp, lists);
    },
    service,
    introduce: async () => {
      await service.licence({ domain: new URL(siteUrl).hostname, installationUrl: siteUrl });
    },
    settings: () => lists.settings(),
    saveSettings: (settings) => lists.saveSettings(settings),
    agents: () => lists.agents(),
    addPerson: (role, address) => addToRole(sp, siteUrl, role, address),
    newestTickets: async () => (await lists.ticketPage({ view: 'allOpen' }, { top: NEWEST })).tickets,
    copy: (text) =>
      navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    cameOtherwise: async (text, since) =>
      (await lists.mailLogPage({ text, since: new Date(since - CLOCKS_DIFFER_MS).toISOString(), top: 1 })).entries.some(({ outcome }) => outcome !== 'ticket'),
    answerTo: async (ticketKey) => (await lists.conversation(ticketKey)).filter(({ kind, delivery }) => kind === 'Reply' && delivery !== 'None').at(-1) ?? null,
    memory: { read: () => keep.read(TEST, isPassedTest), write: (passed) => keep.write(TEST, passed) },
    now: () => Date.now(),
    newCode: () => crypto.randomUUID().slice(0, 8).toUpperCase(),
  };
}
