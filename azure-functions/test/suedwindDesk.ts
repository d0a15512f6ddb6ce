import '@pnp/sp/site-groups/web.js';
import '@pnp/sp/site-users/web.js';
import { ROLE_GROUPS } from '@listdesk/shared/schema';
import { deskLists, provisionDesk, type DeskLists } from '@listdesk/shared/sharepoint';
import { LISTDESK_AUDIENCE, SUEDWIND } from '../../dev/world.ts';
import { sharePointFor } from '../src/graph/sharePoint.ts';
import type { DeskInCloud } from './deskInCloud.ts';

/** A second customer of the same service, with a desk of its own. */
export async function suedwindDesk(cloud: DeskInCloud): Promise<DeskLists> {
  const { simulator } = cloud;
  const token = (resource: string): Promise<string> => simulator.entra.adminToken({ tenantId: SUEDWIND.id, upn: SUEDWIND.admin.upn, resource });
  const sp = sharePointFor(SUEDWIND.desk, { fetch: simulator.fetch as typeof fetch, token: (host) => token(`https://${host}`), addresses: new Map() });
  await provisionDesk(sp, SUEDWIND.desk, { onProgress: () => undefined });
  await sp.web.siteGroups.getByName(ROLE_GROUPS.Admin).users.add(`i:0#.f|membership|${SUEDWIND.admin.upn}`);
  const lists = deskLists(sp, SUEDWIND.desk, () => cloud.clock.now());
  await lists.saveSettings({ ...(await lists.settings()), name: 'Hilfe', mailboxes: [{ address: SUEDWIND.support, name: 'Hilfe' }] });
  const user = await simulator.entra.userToken({ tenantId: SUEDWIND.id, upn: SUEDWIND.admin.upn, resource: LISTDESK_AUDIENCE });
  const answer = await cloud.call('installations', {
    method: 'POST',
    headers: { authorization: `Bearer ${user}` },
    body: JSON.stringify({ desk: SUEDWIND.desk, mailboxes: [SUEDWIND.support] }),
  });
  if (answer.status !== 200) throw new Error(await answer.text());
  return lists;
}
