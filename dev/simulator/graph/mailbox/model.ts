/** Exchange's store as plain data. Times are milliseconds. */

export type Address = { name: string; address: string };

export type StoredAttachment = {
  id: string;
  kind: 'file' | 'item' | 'reference';
  name: string;
  contentType: string;
  isInline: boolean;
  contentId: string | null;
  modifiedAt: number;
  /** Of an item attachment: its MIME. Of a reference: none. */
  bytes: Uint8Array;
  sourceUrl: string | null;
};

export type StoredMessage = {
  /** Immutable id: survives a move. */
  id: string;
  /** Ordinary id: another one after each move. */
  restId: string;
  folderId: string;
  createdAt: number;
  modifiedAt: number;
  receivedAt: number;
  sentAt: number;
  isDraft: boolean;
  isRead: boolean;
  categories: string[];
  importance: 'low' | 'normal' | 'high';
  flagStatus: 'notFlagged' | 'flagged' | 'complete';
  subject: string;
  body: { contentType: 'text' | 'html'; content: string };
  from: Address | null;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  replyTo: Address[];
  internetMessageId: string;
  conversationId: string;
  inReplyTo: string | null;
  references: string[];
  /** `x-` headers of a draft; those of delivered mail are in `raw`. */
  customHeaders: { name: string; value: string }[];
  extended: Record<string, string>;
  hasAttachments: boolean;
  /** MIME as delivered or as sent; a draft has none. */
  raw: Uint8Array | null;
  /** Of delivered mail read from `raw` when asked for. */
  attachments: StoredAttachment[] | null;
  /** Counter of the mailbox at the last change and at the arrival in the present folder. */
  changed: number;
  arrived: number;
};

export type Folder = { id: string; wellKnown: string | null; displayName: string; parentId: string | null };

/** One line per change: what delta reads. A line is out of date when the message changed again. */
export type ChangeLine = { at: number; folderId: string; id: string; restId: string; removed: boolean };

export type Mailbox = {
  id: string;
  kind: 'user' | 'shared' | 'outside';
  tenantId: string | null;
  address: string;
  aliases: string[];
  displayName: string;
  folders: Folder[];
  counter: number;
  /** Delta links made before are expired. */
  deltaEpoch: number;
};

export const WELL_KNOWN_FOLDERS: readonly (readonly [name: string, displayName: string])[] = [
  ['msgfolderroot', 'Top of Information Store'],
  ['inbox', 'Inbox'],
  ['drafts', 'Drafts'],
  ['sentitems', 'Sent Items'],
  ['deleteditems', 'Deleted Items'],
  ['archive', 'Archive'],
  ['junkemail', 'Junk Email'],
  ['outbox', 'Outbox'],
];
