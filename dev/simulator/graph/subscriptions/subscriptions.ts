import type { World } from '../../core/service.ts';
import { badRequest, GraphError } from '../graphError.ts';
import type { MailEvent } from '../mailbox/mailboxStore.ts';
import { etagOf, idOf } from '../messages/json.ts';
import { HANDSHAKE_MS, type LifecycleEvent, type Subscription } from './model.ts';
import { Notifier } from './notifier.ts';

const isoPrecise = (ms: number): string => `${new Date(ms).toISOString().slice(0, -1)}0000Z`;

/** The subscriptions of all apps, and what they are told. */
export class Subscriptions {
  readonly list: Subscription[] = [];
  readonly notifier: Notifier;
  #world: World;

  constructor(world: World) {
    this.#world = world;
    this.notifier = new Notifier(world);
  }

  /** Expired ones are gone without a word. */
  alive(): Subscription[] {
    const now = this.#world.clock.now();
    for (let at = this.list.length - 1; at >= 0; at -= 1) if (this.list[at]!.expires <= now) this.list.splice(at, 1);
    return this.list;
  }

  find(id: string): Subscription {
    const found = this.alive().find((each) => each.id === id);
    if (!found) throw new GraphError(404, 'ResourceNotFound', `The object was not found. Subscription '${id}' does not exist or has expired.`);
    return found;
  }

  /** The handshake: the endpoint must give the token back as plain text within ten seconds. @throws GraphError 400 */
  async validate(url: string): Promise<void> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${this.#world.random.guid()}`;
    const target = new URL(url);
    target.searchParams.set('validationToken', token);
    let problem: string;
    try {
      const response = await this.#world.callOut(target.href, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        signal: AbortSignal.timeout(HANDSHAKE_MS),
      });
      const text = await response.text();
      if (response.status !== 200) problem = `Notification endpoint must respond with 200 OK to validation request. It answered ${response.status}.`;
      else if (!/^text\/plain\b/i.test(response.headers.get('content-type') ?? '') || text !== token)
        problem = 'Notification endpoint must return the decoded validation token as text/plain.';
      else return;
    } catch (error) {
      problem = (error as Error).name === 'TimeoutError' ? 'The request to the notification endpoint timed out.' : 'Unable to connect to the remote server.';
    }
    throw badRequest(`Subscription validation request failed. ${problem}`, 'InvalidRequest');
  }

  announce(event: MailEvent): void {
    for (const subscription of this.alive()) {
      if (subscription.mailboxId !== event.mailbox.data.id || !subscription.changeTypes.includes(event.type)) continue;
      if (subscription.folderId !== null && subscription.folderId !== event.folderId) continue;
      const id = idOf(event.message, subscription.immutableIds);
      const resource = `Users/${subscription.mailboxId}/Messages/${id}`;
      const sent = this.notifier.send(subscription.notificationUrl, {
        value: [
          {
            ...this.#envelope(subscription),
            changeType: event.type,
            resource,
            resourceData: { '@odata.type': '#Microsoft.Graph.Message', '@odata.id': resource, '@odata.etag': etagOf(event.message), id },
          },
        ],
      });
      if (!sent) this.tellLifecycle(subscription, 'missed');
    }
  }

  /** `subscriptionRemoved` also removes it. */
  tellLifecycle(subscription: Subscription, lifecycleEvent: LifecycleEvent): void {
    if (lifecycleEvent === 'subscriptionRemoved') this.list.splice(this.list.indexOf(subscription), 1);
    if (subscription.lifecycleNotificationUrl)
      this.notifier.send(subscription.lifecycleNotificationUrl, {
        value: [{ ...this.#envelope(subscription), lifecycleEvent, resource: subscription.resource }],
      });
  }

  #envelope(subscription: Subscription): Record<string, unknown> {
    return {
      id: this.#world.random.hex(20),
      subscriptionId: subscription.id,
      subscriptionExpirationDateTime: isoPrecise(subscription.expires),
      clientState: subscription.clientState,
      tenantId: subscription.tenantId,
    };
  }
}
