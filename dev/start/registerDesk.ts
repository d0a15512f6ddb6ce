import type { Simulator } from '../simulator/simulator.ts';
import { LISTDESK_AUDIENCE, NORDWIND } from '../world.ts';

/**
 * Registers Nordwind's desk as its administrator does on the set-up page: `POST /api/installations`. It is asked at every start, because
 * the service's address may have changed and subscriptions run out while nothing runs.
 */
export async function registerDesk(simulator: Simulator, service: string, origin: string): Promise<void> {
  const token = await simulator.entra.userToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: LISTDESK_AUDIENCE });
  const answer = await fetch(`${service}/api/installations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin },
    body: JSON.stringify({ desk: NORDWIND.desk, mailboxes: [NORDWIND.support] }),
  });
  if (!answer.ok) throw new Error(`The service did not register the desk (${answer.status}): ${(await answer.text()).slice(0, 2000)}`);
}
