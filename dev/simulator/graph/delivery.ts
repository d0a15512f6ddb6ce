import type { World } from '../core/service.ts';
import type { MailboxStore, OpenMailbox } from './mailbox/mailboxStore.ts';
import type { StoredMessage } from './mailbox/model.ts';
import { filterHeaders, prependHeaders, renameHeaders } from './mime/headers.ts';
import { domainOf, hopHeaders, nameBehindBorder, passesHeaderFirewall, usualAuthentication, type Authentication } from './mime/hop.ts';
import { nonDeliveryReport, UNKNOWN_RECIPIENT, type NonDelivery } from './mime/nonDelivery.ts';
import { parseMail } from './mime/parse.ts';

export type Delivery = {
  /** Empty for a bounce. */
  envelopeFrom: string;
  envelopeTo: readonly string[];
  raw: Uint8Array;
  authentication?: Authentication;
  /** The tenant whose mailbox sent it; mail within it is internal. */
  sentByTenant?: string;
};

export type DeliveryResult = { delivered: { address: string; id: string }[]; failed: NonDelivery[] };

export const MAX_RECIPIENTS = 500;

/** Carries mail between mailboxes, as Exchange and the rest of the world would. */
export class Carrier {
  /** Addresses that bounce, with the status and the sentence of the far server: for tests of bounces from outside. */
  readonly refusing = new Map<string, NonDelivery>();
  #world: World;
  #store: MailboxStore;

  constructor(world: World, store: MailboxStore) {
    this.#world = world;
    this.#store = store;
  }

  async deliver(mail: Delivery): Promise<DeliveryResult> {
    if (mail.envelopeTo.length > MAX_RECIPIENTS) throw new Error(`simulator: more than ${MAX_RECIPIENTS} recipients`);
    const result: DeliveryResult = { delivered: [], failed: [] };
    for (const recipient of new Set(mail.envelopeTo.map((address) => address.toLowerCase()))) {
      const refusal = this.refusing.get(recipient);
      const mailbox = refusal ? undefined : this.#mailboxFor(recipient);
      if (mailbox) result.delivered.push({ address: recipient, id: (await this.#put(mailbox, recipient, mail)).id });
      else result.failed.push(refusal ?? UNKNOWN_RECIPIENT(recipient));
    }
    if (result.failed.length && mail.envelopeFrom) await this.#bounce(mail, result.failed);
    return result;
  }

  /** A tenant's address must exist; any other domain has a mailbox for everybody. */
  #mailboxFor(address: string): OpenMailbox | undefined {
    const tenant = this.#world.directory.tenantByMailDomain(domainOf(address));
    return tenant ? this.#store.inTenant(tenant.id, address) : this.#store.create({ kind: 'outside', tenantId: null, address });
  }

  async #put(mailbox: OpenMailbox, recipient: string, mail: Delivery): Promise<StoredMessage> {
    const now = this.#world.clock.now();
    const parsed = await parseMail(mail.raw);
    const from = parsed.from?.address ?? mail.envelopeFrom;
    const internal = mail.sentByTenant !== undefined && mail.sentByTenant === mailbox.data.tenantId;
    const authentication = mail.authentication ?? (internal ? 'internal' : usualAuthentication(mail.envelopeFrom, from));
    const clean = authentication === 'internal' ? mail.raw : renameHeaders(filterHeaders(mail.raw, passesHeaderFirewall), nameBehindBorder);
    const raw = prependHeaders(clean, hopHeaders({ envelopeFrom: mail.envelopeFrom, recipient, from, authentication, now, trace: this.#world.random.guid() }));
    const { date, attachments, ...fields } = parsed;
    const message = mailbox.add({
      ...fields,
      raw,
      attachments: null,
      folderId: mailbox.wellKnown('inbox').id,
      receivedAt: now,
      sentAt: date ?? now,
      isDraft: false,
      isRead: false,
      categories: [],
      flagStatus: 'notFlagged',
      customHeaders: [],
      extended: {},
      internetMessageId: fields.internetMessageId || `<${this.#world.random.hex(32)}@${domainOf(mailbox.data.address)}>`,
      conversationId: mailbox.conversationOf([fields.inReplyTo ?? '', ...[...fields.references].reverse()]) ?? mailbox.newConversationId(),
    });
    message.attachments = attachments.map((each, at) => ({ ...each, id: `${message.id}.${at}`, modifiedAt: now }));
    return message;
  }

  async #bounce(mail: Delivery, failures: NonDelivery[]): Promise<void> {
    const reporter = domainOf(mail.envelopeFrom);
    const raw = nonDeliveryReport({
      original: mail.raw,
      to: mail.envelopeFrom,
      failures,
      reporter,
      now: this.#world.clock.now(),
      id: this.#world.random.guid(),
    });
    await this.deliver({ envelopeFrom: '', envelopeTo: [mail.envelopeFrom], raw });
  }
}
