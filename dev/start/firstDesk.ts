import { DefaultHeaders, DefaultInit, spfi, type SPFI } from '@pnp/sp';
import '@pnp/sp/site-groups/web.js';
import '@pnp/sp/site-users/web.js';
import '@pnp/sp/webs/index.js';
import { DefaultParse, type Queryable } from '@pnp/queryable';
import { ROLE_GROUPS, type Role } from '@listdesk/shared/schema';
import { deskLists, inspectDesk, provisionDesk } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../simulator/simulator.ts';
import { NORDWIND } from '../world.ts';

const MEMBERS: [Role, readonly string[]][] = [
  ['Admin', [NORDWIND.admin.upn]],
  ['Agent', NORDWIND.agents.map((agent) => agent.upn)],
];

/** Makes Nordwind's help desk site a desk, by the same code as the set-up page, in the name of its administrator. Does nothing when it is one. */
export async function ensureFirstDesk(simulator: Simulator, note: (text: string) => void): Promise<void> {
  const sp = await administrator(simulator);
  const found = await inspectDesk(sp, NORDWIND.desk);
  if (found.state === 'ready') return;
  await provisionDesk(sp, NORDWIND.desk, { onProgress: ({ done, total }) => note(`${done} of ${total} steps`) });
  const lists = deskLists(sp, NORDWIND.desk);
  await lists.saveSettings({ ...(await lists.settings()), name: 'IT Service Desk', mailboxes: [{ address: NORDWIND.support, name: 'Nordwind Support' }] });
  for (const [role, members] of MEMBERS) for (const upn of members) await sp.web.siteGroups.getByName(ROLE_GROUPS[role]).users.add(`i:0#.f|membership|${upn}`);
}

/** PnPjs as the tenant's administrator, straight into the simulator. */
export async function administrator(simulator: Simulator): Promise<SPFI> {
  const token = await simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: new URL(NORDWIND.desk).origin });
  return spfi(NORDWIND.desk).using(DefaultHeaders(), DefaultInit(), DefaultParse(), (instance: Queryable) => {
    instance.on.auth.replace(async (url, init) => [url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }]);
    instance.on.send.replace((url, init) => simulator.fetch(url, init));
    instance.on.pre.prepend(async (url, init, result) => [/^https:/.test(url) ? url : `${NORDWIND.desk}/${url}`, init, result]);
    return instance;
  });
}
