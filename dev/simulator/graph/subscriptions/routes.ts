import { jsonBody, wantsImmutableId, type GraphCall, type Route } from '../call.ts';
import { accessDenied, badRequest, GraphError } from '../graphError.ts';
import { mailboxOf } from '../permissions.ts';
import { isoTime } from '../messages/json.ts';
import { MAX_CLIENT_STATE_CHARS, MAX_LIFE_MINUTES, MAX_PER_MAILBOX, MIN_LIFE_MINUTES, type ChangeType, type Subscription } from './model.ts';

const CHANGE_TYPES: readonly string[] = ['created', 'updated', 'deleted'];
const RESOURCE = /^\/?(?:users\/([^/]+)|me)(?:\/mailFolders(?:\('([^']+)'\)|\/([^/]+)))?\/messages$/i;
const invalid = (message: string): GraphError => badRequest(message, 'InvalidRequest');

function json(subscription: Subscription, withState: boolean): Record<string, unknown> {
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscriptions/$entity',
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.appId,
    changeType: subscription.changeTypes.join(','),
    clientState: withState ? subscription.clientState : null,
    notificationUrl: subscription.notificationUrl,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: isoTime(subscription.expires),
    creatorId: subscription.appId,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationQueryOptions: null,
    notificationUrlAppId: null,
  };
}

function expiry(call: GraphCall, value: unknown): number {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  const now = call.world.clock.now();
  if (Number.isNaN(at)) throw invalid('expirationDateTime is missing or no date.');
  if (at <= now) throw invalid('Subscription expiration must be in the future.');
  if (at - now > MAX_LIFE_MINUTES * 60_000 + 1000) throw invalid(`Subscription expiration can only be ${MAX_LIFE_MINUTES} minutes in the future.`);
  return Math.max(at, now + MIN_LIFE_MINUTES * 60_000);
}

function secureUrl(name: string, value: unknown): string {
  if (typeof value !== 'string' || !URL.canParse(value)) throw invalid(`${name} is missing or no address.`);
  if (new URL(value).protocol !== 'https:') throw invalid(`${name} must use https.`);
  return value;
}

async function create(call: GraphCall): Promise<Response> {
  const body = jsonBody(call);
  const { changeType, resource, clientState, lifecycleNotificationUrl, encryptionCertificate, includeResourceData } = body;
  const changeTypes = String(changeType ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase());
  if (!changeTypes.every((each) => CHANGE_TYPES.includes(each))) throw invalid(`Invalid 'changeType' attribute: '${String(changeType)}'.`);
  if (includeResourceData === true || encryptionCertificate)
    throw new GraphError(501, 'simulatorNotImplemented', 'simulator: not implemented: POST /v1.0/subscriptions with resource data');
  const state = clientState ?? null;
  if (state !== null && (typeof state !== 'string' || state.length > MAX_CLIENT_STATE_CHARS))
    throw invalid(`clientState may hold ${MAX_CLIENT_STATE_CHARS} characters.`);
  const [matched, user, quoted, plain] = RESOURCE.exec(typeof resource === 'string' ? resource : '') ?? [];
  if (matched === undefined) throw invalid(`Invalid 'resource' attribute: '${String(resource)}'.`);
  const mailbox = mailboxOf({ ...call, params: { user: user ?? 'me' } }, 'read');
  const name = quoted ?? plain;
  const folder = name === undefined ? undefined : mailbox.folder(name);
  if (name !== undefined && !folder) throw invalid(`The folder '${name}' does not exist.`);
  const notificationUrl = secureUrl('notificationUrl', body['notificationUrl']);
  const lifecycle =
    lifecycleNotificationUrl === undefined || lifecycleNotificationUrl === null ? null : secureUrl('lifecycleNotificationUrl', lifecycleNotificationUrl);
  const expires = expiry(call, body['expirationDateTime']);
  if (call.subscriptions.alive().filter((each) => each.mailboxId === mailbox.data.id).length >= MAX_PER_MAILBOX)
    throw new GraphError(403, 'ExtensionError', 'The mailbox has reached its limit of subscriptions.');
  await call.subscriptions.validate(notificationUrl);
  if (lifecycle !== null) await call.subscriptions.validate(lifecycle);
  const subscription: Subscription = {
    id: call.world.random.guid(),
    appId: call.identity.appId,
    tenantId: call.identity.tenantId,
    mailboxId: mailbox.data.id,
    folderId: folder?.id ?? null,
    changeTypes: changeTypes as ChangeType[],
    resource: String(resource),
    notificationUrl,
    lifecycleNotificationUrl: lifecycle,
    clientState: state,
    expires,
    immutableIds: wantsImmutableId(call),
  };
  call.subscriptions.list.push(subscription);
  return Response.json(json(subscription, true), { status: 201 });
}

/** An app sees and changes its own subscriptions in this tenant only. */
function own(call: GraphCall): Subscription {
  const found = call.subscriptions.find(call.params['subscription'] ?? '');
  if (found.appId !== call.identity.appId || found.tenantId !== call.identity.tenantId) throw accessDenied();
  return found;
}

function list(call: GraphCall): Response {
  const { appId, tenantId } = call.identity;
  const value = call.subscriptions
    .alive()
    .filter((each) => each.appId === appId && each.tenantId === tenantId)
    .map((each) => json(each, false));
  return Response.json({ value });
}

function renew(call: GraphCall): Response {
  const subscription = own(call);
  const body = jsonBody(call);
  if ('lifecycleNotificationUrl' in body) throw invalid('lifecycleNotificationUrl cannot be changed or added later.');
  const refused = Object.keys(body).find((name) => name !== 'expirationDateTime');
  if (refused) throw invalid(`'${refused}' cannot be changed here.`);
  subscription.expires = expiry(call, body['expirationDateTime']);
  return Response.json(json(subscription, false));
}

function reauthorize(call: GraphCall): Response {
  own(call);
  return new Response(null, { status: 202 });
}

function remove(call: GraphCall): Response {
  const subscription = own(call);
  call.subscriptions.list.splice(call.subscriptions.list.indexOf(subscription), 1);
  return new Response(null, { status: 204 });
}

export const subscriptionRoutes: Route[] = [
  { method: 'POST', path: 'subscriptions', handler: create },
  { method: 'GET', path: 'subscriptions', handler: list },
  { method: 'GET', path: 'subscriptions/:subscription', handler: (call) => Response.json(json(own(call), false)) },
  { method: 'PATCH', path: 'subscriptions/:subscription', handler: renew },
  { method: 'POST', path: 'subscriptions/:subscription/reauthorize', handler: reauthorize },
  { method: 'DELETE', path: 'subscriptions/:subscription', handler: remove },
];
