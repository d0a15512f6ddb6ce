import type { World } from '../../core/service.ts';
import { WELL_KNOWN_FOLDERS, type ChangeLine, type Folder, type Mailbox, type StoredAttachment, type StoredMessage } from './model.ts';

export type MailEvent = { type: 'created' | 'updated' | 'deleted'; mailbox: OpenMailbox; message: StoredMessage; folderId: string };
export type NewMessage = Omit<StoredMessage, 'id' | 'restId' | 'changed' | 'arrived' | 'createdAt' | 'modifiedAt'>;

const ID_DIGITS = 96;

/** One mailbox with its messages and the record of its changes. */
export class OpenMailbox {
  readonly data: Mailbox;
  readonly messages = new Map<string, StoredMessage>();
  readonly changes: ChangeLine[] = [];
  #idOfRest = new Map<string, string>();
  #conversations = new Map<string, string>();
  #world: World;
  #announce: (event: MailEvent) => void;

  constructor(world: World, data: Mailbox, announce: (event: MailEvent) => void) {
    this.#world = world;
    this.data = data;
    this.#announce = announce;
  }

  /** By either kind of id; ids are case-sensitive. */
  message(id: string): StoredMessage | undefined {
    return this.messages.get(this.#idOfRest.get(id) ?? id);
  }

  folder(nameOrId: string): Folder | undefined {
    return this.data.folders.find((each) => each.id === nameOrId || each.wellKnown === nameOrId.toLowerCase());
  }

  wellKnown(name: string): Folder {
    return this.folder(name)!;
  }

  addFolder(displayName: string, parentId: string): Folder {
    const folder: Folder = { id: this.#newId('AQMk'), wellKnown: null, displayName, parentId };
    this.data.folders.push(folder);
    return folder;
  }

  inFolder(folderId: string): StoredMessage[] {
    return [...this.messages.values()].filter((message) => message.folderId === folderId);
  }

  add(fields: NewMessage): StoredMessage {
    const now = this.#world.clock.now();
    const message: StoredMessage = { ...fields, id: this.#newId('AAkA'), restId: this.#newId('AAMk'), createdAt: now, modifiedAt: now, changed: 0, arrived: 0 };
    this.messages.set(message.id, message);
    this.#index(message);
    this.#record(message, true);
    this.#announce({ type: 'created', mailbox: this, message, folderId: message.folderId });
    return message;
  }

  /** To be called after a message's fields were changed. */
  touch(message: StoredMessage): void {
    message.modifiedAt = this.#world.clock.now();
    this.#record(message, false);
    this.#announce({ type: 'updated', mailbox: this, message, folderId: message.folderId });
  }

  move(message: StoredMessage, folderId: string): void {
    const from = message.folderId;
    this.#recordRemoval(message);
    this.#announce({ type: 'deleted', mailbox: this, message: { ...message }, folderId: from });
    this.#idOfRest.delete(message.restId);
    message.restId = this.#newId('AAMk');
    message.folderId = folderId;
    message.modifiedAt = this.#world.clock.now();
    this.#index(message);
    this.#record(message, true);
    this.#announce({ type: 'created', mailbox: this, message, folderId });
  }

  remove(message: StoredMessage): void {
    this.#recordRemoval(message);
    this.messages.delete(message.id);
    this.#idOfRest.delete(message.restId);
    this.#announce({ type: 'deleted', mailbox: this, message, folderId: message.folderId });
  }

  /** The conversation of the first of these Message-IDs known here. */
  conversationOf(messageIds: readonly string[]): string | undefined {
    for (const id of messageIds) {
      const known = this.#conversations.get(id);
      if (known) return known;
    }
    return undefined;
  }

  newConversationId(): string {
    return this.#newId('AAQk');
  }

  attachmentId(): string {
    return this.#newId('AAMkAtt');
  }

  #newId(prefix: string): string {
    return `${prefix}${Buffer.from(this.#world.random.hex(ID_DIGITS), 'hex').toString('base64').replaceAll('+', '-').replaceAll('/', '_')}AAA=`;
  }

  #index(message: StoredMessage): void {
    this.#idOfRest.set(message.restId, message.id);
    if (message.internetMessageId) this.#conversations.set(message.internetMessageId, message.conversationId);
  }

  #record(message: StoredMessage, arrived: boolean): void {
    this.data.counter += 1;
    message.changed = this.data.counter;
    if (arrived) message.arrived = this.data.counter;
    this.changes.push({ at: this.data.counter, folderId: message.folderId, id: message.id, restId: message.restId, removed: false });
  }

  #recordRemoval(message: StoredMessage): void {
    this.data.counter += 1;
    this.changes.push({ at: this.data.counter, folderId: message.folderId, id: message.id, restId: message.restId, removed: true });
  }

  save(): unknown {
    const messages = [...this.messages.values()].map((message) => ({
      ...message,
      raw: message.raw ? Buffer.from(message.raw).toString('base64') : null,
      attachments: message.raw ? null : (message.attachments ?? []).map((each) => ({ ...each, bytes: Buffer.from(each.bytes).toString('base64') })),
    }));
    return { data: this.data, messages, changes: this.changes };
  }

  loadContents(state: { messages: unknown[]; changes: ChangeLine[] }): void {
    for (const each of state.messages) {
      const saved = each as Omit<StoredMessage, 'raw' | 'attachments'> & {
        raw: string | null;
        attachments: (Omit<StoredAttachment, 'bytes'> & { bytes: string })[] | null;
      };
      const message: StoredMessage = {
        ...saved,
        raw: saved.raw === null ? null : new Uint8Array(Buffer.from(saved.raw, 'base64')),
        attachments: saved.attachments?.map((one) => ({ ...one, bytes: new Uint8Array(Buffer.from(one.bytes, 'base64')) })) ?? null,
      };
      this.messages.set(message.id, message);
      this.#index(message);
    }
    this.changes.push(...state.changes);
  }
}

/** All mailboxes: of tenants and of the world outside. */
export class MailboxStore {
  readonly mailboxes: OpenMailbox[] = [];
  readonly #world: World;
  readonly #announce: (event: MailEvent) => void;
  #byAddress = new Map<string, OpenMailbox>();

  constructor(world: World, announce: (event: MailEvent) => void) {
    this.#world = world;
    this.#announce = announce;
  }

  byAddress(address: string): OpenMailbox | undefined {
    return this.#byAddress.get(address.toLowerCase());
  }

  /** A mailbox of the tenant by address or object id; a user's is made at first sight. */
  inTenant(tenantId: string, key: string): OpenMailbox | undefined {
    const wanted = key.toLowerCase();
    const open = this.mailboxes.find(
      (each) => each.data.tenantId === tenantId && (each.data.id === wanted || each.data.address === wanted || each.data.aliases.includes(wanted)),
    );
    if (open) return open;
    const user = this.#world.directory
      .tenantById(tenantId)
      ?.users.find((each) => each.oid === wanted || each.upn === wanted || each.otherMails.includes(wanted));
    return user && this.create({ id: user.oid, kind: 'user', tenantId, address: user.upn, aliases: user.otherMails, displayName: user.displayName });
  }

  create(input: { id?: string; kind: Mailbox['kind']; tenantId: string | null; address: string; aliases?: string[]; displayName?: string }): OpenMailbox {
    const address = input.address.toLowerCase();
    const known = this.byAddress(address);
    if (known) return known;
    const data: Mailbox = {
      id: input.id ?? this.#world.random.guid(),
      kind: input.kind,
      tenantId: input.tenantId,
      address,
      aliases: (input.aliases ?? []).map((each) => each.toLowerCase()),
      displayName: input.displayName ?? address,
      folders: [],
      counter: 0,
      deltaEpoch: 1,
    };
    const mailbox = this.#open(data);
    for (const [wellKnown, displayName] of WELL_KNOWN_FOLDERS) {
      const folder = mailbox.addFolder(displayName, data.folders[0]?.id ?? '');
      folder.wellKnown = wellKnown;
      if (wellKnown === 'msgfolderroot') folder.parentId = null;
    }
    return mailbox;
  }

  #open(data: Mailbox): OpenMailbox {
    const mailbox = new OpenMailbox(this.#world, data, this.#announce);
    this.mailboxes.push(mailbox);
    for (const address of [data.address, ...data.aliases]) this.#byAddress.set(address, mailbox);
    return mailbox;
  }

  save(): unknown {
    return this.mailboxes.map((mailbox) => mailbox.save());
  }

  load(state: unknown): void {
    this.mailboxes.length = 0;
    this.#byAddress.clear();
    for (const saved of state as { data: Mailbox; messages: unknown[]; changes: ChangeLine[] }[]) this.#open(saved.data).loadContents(saved);
  }
}
