import type { Tenant } from '../../core/directory.ts';
import type { World } from '../../core/service.ts';
import type { List, Site, Subscription } from '../state/model.ts';

/** Changes of this long are told in one notification. In life it is about 30 seconds. */
export const NOTIFICATION_LAG_MS = 1000;
export const NOTIFICATION_TIMEOUT_MS = 5000;
/** A notification that was not taken comes again so often, so far apart, and is then dropped. */
export const NOTIFICATION_RETRIES = 5;
export const NOTIFICATION_RETRY_MS = 5 * 60_000;

const waiting = new WeakMap<World, Set<string>>();

/** Tells the subscribers of a list that something changed; never what. */
export function announce(world: World, tenant: Tenant, site: Site, list: List): void {
  list.subscriptions = list.subscriptions.filter((each) => each.expires > world.clock.now());
  let pending = waiting.get(world);
  if (!pending) waiting.set(world, (pending = new Set()));
  const set = pending;
  for (const subscription of list.subscriptions) {
    if (set.has(subscription.id)) continue;
    set.add(subscription.id);
    void world.clock.sleep(NOTIFICATION_LAG_MS).then(() => {
      set.delete(subscription.id);
      attempt(world, list, subscription, notification(tenant, site, list, subscription), 0);
    });
  }
}

/** Sleeping between attempts is not "work going on": `settle()` waits for calls only. */
function attempt(world: World, list: List, subscription: Subscription, body: string, tried: number): void {
  if (!list.subscriptions.some((each) => each.id === subscription.id)) return;
  world.background(
    call(world, subscription.notificationUrl, body).then((taken) => {
      if (taken || tried >= NOTIFICATION_RETRIES) return;
      void world.clock.sleep(NOTIFICATION_RETRY_MS).then(() => attempt(world, list, subscription, body, tried + 1));
    }),
  );
}

async function call(world: World, url: string, body: string): Promise<boolean> {
  try {
    const answer = await world.callOut(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(NOTIFICATION_TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

function notification(tenant: Tenant, site: Site, list: List, subscription: Subscription): string {
  return JSON.stringify({
    value: [
      {
        subscriptionId: subscription.id,
        ...(subscription.clientState === null ? {} : { clientState: subscription.clientState }),
        expirationDateTime: new Date(subscription.expires).toISOString().replace('Z', '0000Z'),
        resource: list.id,
        tenantId: tenant.id,
        siteUrl: site.path,
        webId: site.webId,
      },
    ],
  });
}

/** Asks the receiver to prove itself; the token must come back as plain text. Note the lower-case parameter. */
export async function handshake(world: World, url: string): Promise<boolean> {
  const token = world.random.guid();
  const target = `${url}${url.includes('?') ? '&' : '?'}validationtoken=${token}`;
  try {
    const answer = await world.callOut(target, { method: 'POST', headers: { 'content-length': '0' }, signal: AbortSignal.timeout(NOTIFICATION_TIMEOUT_MS) });
    return answer.status === 200 && (await answer.text()) === token;
  } catch {
    return false;
  }
}
