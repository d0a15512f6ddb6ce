import type { DeskSettings, RateWindow } from '@listdesk/shared/schema';
import type { PrivacyNotice } from '@listdesk/shared/privacy';
import type { SenderRule } from '@listdesk/shared/intake';
import type { MailTemplate, Signatures } from '@listdesk/shared/mail';
import type { WeeklyReport } from '@listdesk/shared/reports';
import type { Rule } from '@listdesk/shared/rules';
import type { SlaSettings } from '@listdesk/shared/sla';
import type { DeskLists, OpenedFile } from '@listdesk/shared/sharepoint';
import type { TicketStatus } from '@listdesk/shared/tickets';

/** What a queue message of the intake says: where a mail is, never what is in it. */
export type IntakePointer =
  | ({ kind: 'mailbox'; tenant: string; desk: string; mailbox: string; id: string } & LetGo)
  | ({ kind: 'raw'; tenant: string; desk: string; mailbox: string; blob: string } & LetGo);
/** An agent's decision about held mail: `released` goes past rules and limits, `retried` is judged again. `log` is the key of its line in the mail log. */
export type LetGo = { released?: boolean | undefined; retried?: boolean | undefined; log?: string | undefined };

/** Asks for a delta scan of one mailbox (after `missed`, or when a subscription had to be made anew). */
export type ScanPointer = { kind: 'scan'; tenant: string; desk: string; mailbox: string };

/** A stored mail in pieces; `body` can be read once. */
export type RawMail = { size: number; body: AsyncIterable<Uint8Array> };

export interface RawMailStore {
  /** Streams; `tooLarge` as soon as the bound is passed, nothing is kept then. */
  put(
    name: string,
    body: ReadableStream<Uint8Array>,
    maxBytes: number,
  ): Promise<{ outcome: 'stored'; bytes: number; sha256: string } | { outcome: 'tooLarge' }>;
  get(name: string): Promise<Uint8Array | null>;
  /** The same in pieces: a large mail is never in memory as a whole. */
  open(name: string): Promise<RawMail | null>;
  remove(name: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** What lies under names that begin so, newest first; `at` in ms. */
  list(prefix: string): Promise<{ name: string; bytes: number; at: number }[]>;
  /** Safety net of the short life: removes what is older than `time`, answers how many. */
  removeOlderThan(time: number, concerns?: (name: string) => boolean): Promise<number>;
}

/** What the ledger knows of a ticket: enough to plan a reply without asking SharePoint. Addresses only as keyed hashes. */
export type LedgerTicket = {
  id: number;
  etag: string;
  status: TicketStatus;
  closedAt: string | null;
  mergedInto: string | null;
  /** Absent in rows of older versions. */
  category?: string | null;
  /** Keyed hashes of requester and Cc. */
  participants: string[];
  /** Whether any colleague follows it. Absent in rows of older versions. */
  followed?: boolean;
  /** Immutable id of the requester's newest mail: the answer is created on it. */
  lastMail: { mailbox: string; id: string } | null;
};

/** How far one mail or one outgoing message has come; what is written is true, what is missing may have happened too. */
export type Progress =
  | { step: 'begun'; at: string }
  /** Taken in; only its mark in the mailbox is missing. */
  | { step: 'stored'; at: string; outcome: string }
  | { step: 'drafted'; draft: MailboxDraft }
  | { step: 'sent'; draft: MailboxDraft }
  | { step: 'done'; outcome: string };

/**
 * Hashes only, all of it expires, and losing all of it loses nothing: the lists are always enough. Keys are hashed inside,
 * under the service's secret.
 */
export interface Ledger {
  /** Ticket key of a mail received or sent, by its Message-ID. */
  ticketOf(mailbox: string, messageIds: readonly string[]): Promise<{ messageId: string; sent: boolean; internal: boolean; ticketKey: string } | null>;
  rememberMessage(mailbox: string, messageId: string, entry: { ticketKey: string; sent: boolean; internal?: boolean }): Promise<void>;
  ticket(key: string): Promise<LedgerTicket | null>;
  rememberTicket(key: string, ticket: LedgerTicket): Promise<void>;
  forgetTicket(key: string): Promise<void>;
  progress(work: string): Promise<Progress | null>;
  /** `fresh` unless this work was begun before; then what came of it. `at` is when it was begun first. */
  begin(work: string): Promise<{ fresh: true; at: string } | { fresh: false; progress: Progress }>;
  record(work: string, progress: Progress): Promise<void>;
  /** The work may be done once more, from the start. */
  forgetWork(work: string): Promise<void>;
  /** A short text kept under a name for some days. */
  recall(name: string): Promise<string | null>;
  keep(name: string, text: string, days: number): Promise<void>;
  /** Keeps the text unless the name has one; answers what is kept. */
  claim(name: string, text: string, days: number): Promise<string>;
  /** False when the nonce was used before. */
  useNonce(nonce: string): Promise<boolean>;
  /** Adds one and answers whether every window still allows it; `crowded` when too many add at once to tell. */
  allow(counter: string, windows: readonly RateWindow[], crowded?: boolean): Promise<boolean>;
}

export type ScannedMail = { id: string; handled: boolean };
export type ScanPage = { outcome: 'page'; mails: ScannedMail[]; position: string; more: boolean } | { outcome: 'resync' };

export type SeenMail = { categories: readonly string[]; conversation: string | null; receivedAt: string | null };

/** A draft or mail in the mailbox. */
export type MailboxDraft = { id: string; internetMessageId: string | null };
export type OutgoingMail = {
  subject: string;
  html: string;
  to: { name: string; address: string }[];
  cc: { name: string; address: string }[];
  /** Only names starting with `x-` are possible over Graph (peers.md 4.5). */
  headers: Record<string, string>;
  /** Our key of this message, kept on the draft so that a crash after its creation finds it again. */
  marker: string;
};
/** `open` gives it piece by piece, anew each time; `size` is what its message says. */
export type OutgoingFile = { fileName: string; contentType: string; size: number; open: () => Promise<OpenedFile>; inline: boolean; contentId: string | null };

/** Why a mail is held, and whether it was let go since. Kept on the mail itself. `log`: key of its line in the mail log. */
export type HeldNote = { reason: string; at: string; letGo: { how: 'released' | 'deleted'; at: string } | null; log?: string | undefined };
export type HeldRow = {
  id: string;
  from: { name: string; address: string };
  subject: string;
  receivedAt: string;
  preview: string;
  hasFiles: boolean;
  note: HeldNote | null;
};
/** As it came: neither cut nor cleaned. `text` is null where there is HTML alone. */
export type HeldBody = { text: string | null; html: string };
/** The folder of mail that is held. Ids stay the same wherever the mail is moved. */
export interface Quarantine {
  hold(id: string, note: HeldNote): Promise<'moved' | 'gone'>;
  letGo(id: string, note: HeldNote, to: 'inbox' | 'deleteditems'): Promise<'moved' | 'gone'>;
  page(cursor: string | null): Promise<{ rows: HeldRow[]; cursor: string | null }>;
  read(id: string): Promise<
    | (HeldRow & {
        to: { name: string; address: string }[];
        replyTo: { name: string; address: string }[];
        /** By lower-case name, topmost first; null where no server we trust wrote them. */
        headers: ReadonlyMap<string, readonly string[]> | null;
        body: HeldBody;
      })
    | null
  >;
}

/** One support mailbox. `gone` is for what was deleted or moved away meanwhile. */
export interface Mailbox {
  readonly address: string;
  readonly quarantine: Quarantine;
  /** Without a position: everything received since `since` (ISO 8601). */
  scan(position: string | null, since: string): Promise<ScanPage>;
  raw(id: string): Promise<ReadableStream<Uint8Array> | null>;
  /** What the mailbox says of a mail beside its bytes; null when it is gone. */
  look(id: string): Promise<SeenMail | null>;
  /** Puts the mark on a mail that is finished. `seen` a moment ago saves asking for its categories. */
  mark(id: string, category: string, seen: SeenMail | null): Promise<'marked' | 'gone'>;
  createReply(id: string, mail: OutgoingMail): Promise<MailboxDraft | 'gone'>;
  createDraft(mail: OutgoingMail): Promise<MailboxDraft>;
  findDraft(marker: string): Promise<(MailboxDraft & { sent: boolean }) | null>;
  state(id: string): Promise<'draft' | 'sent' | 'gone'>;
  attachments(id: string): Promise<string[]>;
  attach(id: string, file: OutgoingFile): Promise<void>;
  send(id: string): Promise<'sent' | 'gone'>;
}

/** What the desk's administrators wrote beside the settings. */
export type DeskTexts = {
  /** Something of this desk lies in the archive lists. */
  archive: boolean;
  /** The privacy notice, for the portal. */
  notice: PrivacyNotice;
  templates: readonly MailTemplate[];
  signatures: Signatures;
  senderRules: readonly SenderRule[];
  rules: readonly Rule[];
  sla: SlaSettings;
  /** Who gets the report of each week by mail. */
  weekly: WeeklyReport;
};

/** One desk as the workers see it: its lists, its settings (read seldom), its mailboxes. */
export interface Desk {
  readonly tenant: string;
  readonly id: string;
  readonly url: string;
  readonly installedAt: string;
  readonly lists: DeskLists;
  readonly ledger: Ledger;
  /** Mails that all desks of one tenant together take in; what is more is held. The operator's, not the customer's, to set. */
  readonly tenantMails: readonly RateWindow[];
  /** All at most some minutes old. Agents by their addresses, lower case. */
  settings(): Promise<DeskSettings>;
  texts(): Promise<DeskTexts>;
  agentAddresses(): Promise<readonly string[]>;
  /** Addresses nothing automatic is sent to: people who are restricted or objected. */
  quietAddresses(): Promise<readonly string[]>;
  /** By the keyed hash of its address; null when the desk no longer names it. */
  mailboxByHash(hash: string): Promise<Mailbox | null>;
  mailboxByAddress(address: string): Promise<Mailbox | null>;
  hashMailbox(address: string): string;
  hashAddress(address: string): string;
  /** Signature of the mark in outgoing mail, under this tenant's part of the secret. */
  signMarker(ticketKey: string): string;
}

export type StandingOrder = { id: string; expiresAt: string };
/** Notifications of new mail. Creating one makes Graph call us back at once (handshake). */
export interface MailSubscriptions {
  create(mailbox: string, clientState: string, expiresAt: string): Promise<StandingOrder>;
  /** Renews and reauthorises; `gone` when it was forgotten on the other side. */
  renew(id: string, expiresAt: string): Promise<{ expiresAt: string } | 'gone'>;
  remove(id: string): Promise<void>;
}

/** Notifications of changes in the Messages list. `denied` when the site grant is less than `manage`. */
export interface ListSubscriptions {
  create(clientState: string, expiresAt: string): Promise<StandingOrder | 'denied'>;
  renew(id: string, clientState: string, expiresAt: string): Promise<{ expiresAt: string } | 'gone'>;
}
