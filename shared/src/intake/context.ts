import type { InboundMail } from '../mail/index.ts';
import type { ThreadEvidence, TicketStatus } from '../tickets/index.ts';

/** One mail as the reader of raw mail gives it: `cleanHtml` passed the allow-list, `visibleText` is without quotes. */
export type ReadMail = { mail: InboundMail; cleanHtml: string; visibleText: string };

/**
 * A ticket this mail may belong to, as far as the ledger or the lists know it. The caller has followed merges: `ticket` is the
 * survivor. `senderTakesPart`: the mail's From address is the requester or in Cc (the ledger compares keyed hashes).
 */
export type ThreadTicket = {
  id: number;
  key: string;
  etag: string;
  status: TicketStatus;
  closedAt: string | null;
  senderTakesPart: boolean;
  /** The requester, not only somebody in Cc. */
  senderIsRequester?: boolean;
  category?: string | null;
  /** It lies in the archive: nothing is written to it any more. */
  archived?: boolean;
  /** When mail opened it again lately; ISO 8601. */
  reopenedAt?: readonly string[];
};

export type ThreadRule = Extract<ThreadEvidence['rule'], 'sentId' | 'receivedId' | 'marker' | 'conversation' | 'number'>;
/** `matched` is a hash or a number, never an address or an id. In the order found: rules by strength, ids newest first. */
export type ThreadCandidate = {
  rule: ThreadRule;
  matched: string;
  ticket: ThreadTicket;
  /** What is answered was forwarded to somebody outside the ticket: the answer is for agents alone. */
  internal?: boolean;
};

export type SenderRule = { match: 'address' | 'domain' | 'subject'; value: string; action: 'allow' | 'block' | 'quarantine' };

/** An acknowledgement sent to this address before. */
export type PastAcknowledgement = { at: string; subject: string };

/** The part of the desk's settings that decides here; `DeskSettings` fits. */
export type IntakeSettings = {
  acknowledge: boolean;
  /** Whoever is in Cc of a new mail takes part in its ticket. Absent: they do. */
  ccTakesPart?: boolean;
  reopenWithinDays: number;
  reopenDaysOf?: Readonly<Record<string, number>>;
  reopens?: readonly { minutes: number; max: number }[];
  blockedEndings?: readonly string[];
};

export type IntakeContext = {
  /** ISO 8601 UTC. */
  now: string;
  /** When the mailbox received it; null when the way in does not say. */
  receivedAt: string | null;
  /** Address of the mailbox that received it, lower case. */
  mailbox: string;
  /** Every mailbox of this desk, lower case: mail from one of them is ours. */
  ourAddresses: readonly string[];
  settings: IntakeSettings;
  /** Addresses of the desk's agents, lower case. Believed only from verified senders. */
  agentAddresses: readonly string[];
  keys: {
    message: string;
    /** The ticket this mail opens when it belongs to none. */
    ticket: string;
  };
  /** The ledger knows this Message-ID as one we sent. */
  sentByUs: boolean;
  /** This very mail (or its twin with a rewritten id) is stored already. */
  duplicateOf: string | null;
  candidates: readonly ThreadCandidate[];
  /** Tickets by the Message-ID of the mail that bounced; used for bounces only. */
  bounced: ThreadCandidate | null;
  senderRules: readonly SenderRule[];
  /** Why this mail is too much, in words for the log: a limit of the desk was passed. Absent or null when it is not. */
  flood?: string | null;
  /** An agent let it out of quarantine: rules and limits have had their say. */
  released?: boolean;
  /** Why nothing automatic is sent to this sender: restricted, objected, or mail to them comes back. Absent or null: it is. */
  silence?: string | null;
  /** What was sent to this sender lately; from the ledger. */
  acknowledgements: readonly PastAcknowledgement[];
  /** Immutable id of the mail in the mailbox. */
  mailboxMessageId: string | null;
  /** Names for the files at the item, by the rules of the lists. */
  storedNames: (fileNames: readonly string[]) => string[];
};
