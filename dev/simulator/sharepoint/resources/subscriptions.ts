import { jsonBody, nothing, type Call, type Entity, type Resource } from '../http/call.ts';
import { accessDenied, invalidArgument, notFound, SharePointError } from '../http/errors.ts';
import { argument, textArgument, type Segment } from '../http/path.ts';
import { demand } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { handshake } from '../rules/webhookDelivery.ts';
import type { List, Subscription } from '../state/model.ts';

/** 180 days, with the 90 minutes SharePoint lets pass. */
export const MAX_SUBSCRIPTION_MS = 180 * 24 * 3600_000 + 90 * 60_000;
export const MAX_CLIENT_STATE = 512;

function entity(list: List, subscription: Subscription): Entity {
  return {
    type: 'Microsoft.SharePoint.Webhooks.Subscription',
    path: `Web/Lists(guid'${list.id}')/Subscriptions('${subscription.id}')`,
    props: {
      clientState: subscription.clientState,
      expirationDateTime: new Date(subscription.expires).toISOString(),
      id: subscription.id,
      notificationUrl: subscription.notificationUrl,
      resource: list.id,
      resourceData: null,
      scenarios: null,
    },
  };
}

/** Webhooks of a list; an app needs `manage` at the site. */
export function subscriptionsResource(list: List, segment: Segment): Resource {
  const key = argument(segment, 'id');
  if (key) return one(list, String(key.value));
  return {
    get: (call) => {
      demand(call.who, 'manageLists', call.site, list);
      return collection(
        call,
        'Microsoft.SharePoint.Webhooks.Subscription',
        alive(call, list).map((each) => entity(list, each)),
      );
    },
    post: (call) => add(call, list),
    child: (inner) => (inner.name === 'getbyid' ? one(list, textArgument(inner, 'id')) : undefined),
  };
}

function alive(call: Call, list: List): Subscription[] {
  list.subscriptions = list.subscriptions.filter((each) => each.expires > call.world.clock.now());
  return list.subscriptions;
}

async function add(call: Call, list: List) {
  demand(call.who, 'manageLists', call.site, list);
  const body = jsonBody(call);
  const url = String(body['notificationUrl'] ?? '');
  const clientState = body['clientState'] === undefined || body['clientState'] === null ? null : String(body['clientState']);
  if (!URL.canParse(url)) throw invalidArgument("The parameter 'notificationUrl' is not valid.");
  if (clientState !== null && clientState.length > MAX_CLIENT_STATE) throw invalidArgument("The parameter 'clientState' is too long.");
  const expires = expiry(call, body['expirationDateTime']);
  if (!(await handshake(call.world, url)))
    throw new SharePointError(400, '-1, System.InvalidOperationException', `Failed to validate the notification URL '${url}'.`);
  const subscription: Subscription = { id: call.world.random.guid(), notificationUrl: url, clientState, expires, resource: list.id, owner: ownerOf(call) };
  list.subscriptions.push(subscription);
  return { kind: 'entity', entity: entity(list, subscription), status: 201 } as const;
}

const ownerOf = (call: Call): string | null => (call.who.kind === 'app' ? call.who.appId : call.who.app);

function expiry(call: Call, given: unknown): number {
  const now = call.world.clock.now();
  const expires = given === undefined ? now + MAX_SUBSCRIPTION_MS : Date.parse(String(given));
  if (Number.isNaN(expires) || expires <= now || expires > now + MAX_SUBSCRIPTION_MS)
    throw invalidArgument("The value of 'expirationDateTime' must be in the future and at most 180 days away.");
  return expires;
}

function one(list: List, id: string): Resource {
  const found = (call: Call): Subscription => {
    demand(call.who, 'manageLists', call.site, list);
    const subscription = alive(call, list).find((each) => each.id === id.toLowerCase());
    if (!subscription) throw notFound('The subscription does not exist.');
    return subscription;
  };
  const owned = (call: Call): Subscription => {
    const subscription = found(call);
    if (subscription.owner !== ownerOf(call)) throw accessDenied();
    return subscription;
  };
  return {
    get: (call) => ({ kind: 'entity', entity: entity(list, found(call)) }),
    merge: async (call) => {
      const subscription = owned(call);
      const body = jsonBody(call);
      const expires = 'expirationDateTime' in body ? expiry(call, body['expirationDateTime']) : subscription.expires;
      const url = String(body['notificationUrl'] ?? subscription.notificationUrl);
      if (url !== subscription.notificationUrl && !(await handshake(call.world, url)))
        throw new SharePointError(400, '-1, System.InvalidOperationException', `Failed to validate the notification URL '${url}'.`);
      Object.assign(subscription, { expires, notificationUrl: url, ...('clientState' in body ? { clientState: body['clientState'] as string | null } : {}) });
      return nothing;
    },
    delete: (call) => {
      const subscription = owned(call);
      list.subscriptions = list.subscriptions.filter((each) => each !== subscription);
      return nothing;
    },
  };
}
