import { notImplemented, type SimulatedService, type World } from '../core/service.ts';
import { BearerVerifier, InvalidBearer, type BearerIdentity } from '../entra/bearer.ts';
import { GRAPH_APP_ID, GRAPH_AUDIENCE } from '../entra/resources.ts';
import type { SharePoint } from '../sharepoint/sharepoint.ts';
import { answerBatch } from './batch.ts';
import type { GraphCall, GraphParts } from './call.ts';
import { Carrier, type Delivery, type DeliveryResult } from './delivery.ts';
import { GraphError } from './graphError.ts';
import { MailboxStore, type OpenMailbox } from './mailbox/mailboxStore.ts';
import type { StoredMessage } from './mailbox/model.ts';
import { isoTime } from './messages/json.ts';
import { UploadSessions } from './messages/uploadSessions.ts';
import type { NonDelivery } from './mime/nonDelivery.ts';
import { findRoute, pathParts } from './routing.ts';
import type { LifecycleEvent, Subscription } from './subscriptions/model.ts';
import { Subscriptions } from './subscriptions/subscriptions.ts';
import { OutlookThrottle } from './throttle.ts';

/** A request to Graph may carry so much; larger attachments go through an upload session. */
export const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** Microsoft Graph as far as ListDesk uses it: mail, subscriptions, people, sites and their grants. */
export class Graph implements SimulatedService {
  readonly store: MailboxStore;
  readonly subscriptions: Subscriptions;
  #parts: GraphParts;
  #world: World;
  #carrier: Carrier;
  #bearer: BearerVerifier;
  #throttle: OutlookThrottle;

  constructor(world: World, sharePoint: SharePoint) {
    this.#world = world;
    this.#bearer = new BearerVerifier(world);
    this.#throttle = new OutlookThrottle(world);
    this.subscriptions = new Subscriptions(world);
    this.store = new MailboxStore(world, (event) => this.subscriptions.announce(event));
    this.#carrier = new Carrier(world, this.store);
    this.#parts = {
      world,
      sharePoint,
      store: this.store,
      carrier: this.#carrier,
      subscriptions: this.subscriptions,
      uploads: new UploadSessions(world, this.store),
    };
  }

  async handle(request: Request, { canonical, address, body }: { canonical: URL; address: string; body: Uint8Array }): Promise<Response> {
    try {
      if (UploadSessions.owns(canonical)) return this.#parts.uploads.answer(request, canonical, address, body);
      const identity = await this.#identify(request);
      return await this.#route(request, canonical, address, body, identity, true);
    } catch (error) {
      if (error instanceof GraphError) return error.toResponse(this.#world);
      throw error;
    }
  }

  async #identify(request: Request): Promise<BearerIdentity> {
    try {
      const identity = await this.#bearer.verifyHeader(request.headers.get('authorization'), [GRAPH_AUDIENCE, GRAPH_APP_ID]);
      if (!this.#world.directory.tenantById(identity.tenantId)) throw new InvalidBearer('audience', 'Invalid tenant.');
      return identity;
    } catch (error) {
      if (!(error instanceof InvalidBearer)) throw error;
      throw new GraphError(401, 'InvalidAuthenticationToken', error.message, {
        'www-authenticate':
          'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
      });
    }
  }

  async #route(request: Request, url: URL, address: string, body: Uint8Array, identity: BearerIdentity, throttled: boolean): Promise<Response> {
    const parts = pathParts(url.pathname);
    const call = (params: Record<string, string>): GraphCall => ({
      ...this.#parts,
      method: request.method,
      url,
      address,
      headers: request.headers,
      body,
      identity,
      params,
    });
    if (parts?.length === 1 && parts[0] === '$batch' && request.method === 'POST') return answerBatch(call({}), (part) => this.#part(part, address, identity));
    const route = parts && findRoute(request.method, parts);
    if (!route) return notImplemented(request.method, url);
    if (body.length > MAX_REQUEST_BYTES) throw new GraphError(413, 'RequestEntityTooLarge', 'The request is larger than 4 MB.');
    const user = route.params['user'];
    const mailbox = user === undefined ? undefined : this.store.inTenant(identity.tenantId, user === 'me' && identity.kind === 'user' ? identity.oid : user);
    const leave = mailbox && throttled ? this.#throttle.enter(identity.appId, mailbox.data.id, body.length) : undefined;
    try {
      return await route.handler(call(route.params));
    } finally {
      leave?.();
    }
  }

  /** A request out of a batch: Graph itself runs at most four to a mailbox at a time, so these never meet the concurrency limit. */
  async #part(request: Request, address: string, identity: BearerIdentity): Promise<Response> {
    try {
      return await this.#route(request, new URL(request.url), address, new Uint8Array(await request.arrayBuffer()), identity, false);
    } catch (error) {
      if (error instanceof GraphError) return error.toResponse(this.#world);
      throw error;
    }
  }

  /** Brings a mail to its recipients, as an SMTP server would hand it to Exchange; unknown addresses of a tenant bounce. */
  deliver(mail: Delivery): Promise<DeliveryResult> {
    return this.#carrier.deliver(mail);
  }

  /** A shared mailbox of a tenant; the existing one if there is one. */
  createSharedMailbox(input: { tenantId: string; address: string; displayName: string }): OpenMailbox {
    return this.store.create({ kind: 'shared', ...input });
  }

  /** Any mailbox by address: of users, shared or outside. */
  mailbox(address: string): OpenMailbox | undefined {
    const user = this.#world.directory.userByAddress(address);
    return user ? this.store.inTenant(user.tenant.id, user.user.upn) : this.store.byAddress(address);
  }

  /** From now on mail to this address bounces; null takes it back. */
  bounceMailTo(address: string, failure: Omit<NonDelivery, 'recipient'> | null): void {
    if (failure) this.#carrier.refusing.set(address.toLowerCase(), { recipient: address, ...failure });
    else this.#carrier.refusing.delete(address.toLowerCase());
  }

  /** Makes the delta links handed out so far answer 410. */
  expireDeltaLinks(address: string): void {
    const mailbox = this.mailbox(address);
    if (mailbox) mailbox.data.deltaEpoch += 1;
  }

  /** Tells every living subscription of a mailbox what Graph tells in its lifecycle. */
  tellLifecycle(address: string, event: LifecycleEvent): void {
    const id = this.mailbox(address)?.data.id;
    for (const each of [...this.subscriptions.alive()]) if (each.mailboxId === id) this.subscriptions.tellLifecycle(each, event);
  }

  mailboxSummaries(): unknown[] {
    return this.store.mailboxes.map(({ data, messages }) => ({ address: data.address, kind: data.kind, tenantId: data.tenantId, messages: messages.size }));
  }

  subscriptionSummaries(): unknown[] {
    return this.subscriptions.alive().map(({ clientState: _secret, ...each }) => ({ ...each, expires: isoTime(each.expires) }));
  }

  /** The messages of a mailbox in short, newest first. */
  summaries(address: string): unknown[] {
    const mailbox = this.mailbox(address);
    const folderName = (message: StoredMessage): string | undefined => mailbox?.folder(message.folderId)?.displayName;
    return [...(mailbox?.messages.values() ?? [])]
      .toSorted((a, b) => b.changed - a.changed)
      .map((message) => ({
        id: message.id,
        folder: folderName(message),
        subject: message.subject,
        from: message.from?.address ?? null,
        to: message.to.map((each) => each.address),
        receivedDateTime: isoTime(message.receivedAt),
        internetMessageId: message.internetMessageId,
        inReplyTo: message.inReplyTo,
        references: message.references,
        hasAttachments: message.hasAttachments,
        isRead: message.isRead,
        categories: message.categories,
      }));
  }

  save(): unknown {
    return { mailboxes: this.store.save(), subscriptions: this.subscriptions.list };
  }

  load(state: unknown): void {
    const saved = state as { mailboxes: unknown; subscriptions: Subscription[] };
    this.store.load(saved.mailboxes);
    this.subscriptions.list.splice(0, Infinity, ...saved.subscriptions);
  }
}
