/** One mail after parsing: everything the desk may know about it. Pure data; bytes of attachments stay with the parser. */

export type MailAddress = { name: string; address: string };

export type MailAttachment = { fileName: string; contentType: string; size: number; sha256: string; inline: boolean; contentId: string | null };

export type InboundMail = {
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  replyTo: MailAddress[];
  subject: string;
  /** With angle brackets, trimmed; null when the mail has none. */
  messageId: string | null;
  inReplyTo: string | null;
  /** Oldest first, as in the header; at most `MAX_REFERENCES`. */
  references: string[];
  /** ISO 8601 UTC; null when missing or unreadable. */
  date: string | null;
  /** Whole plain text. Made from the HTML when the mail has no text part. */
  text: string;
  /** Raw HTML as received (not cleaned); empty when the mail has none. */
  html: string;
  /** Lower-case header name -> values in order of appearance, unfolded and decoded. Bounded by `MAX_HEADER_COUNT`. */
  headers: ReadonlyMap<string, readonly string[]>;
  attachments: MailAttachment[];
  /** Parsed delivery report when this is one (RFC 3464). */
  deliveryReport: DeliveryReport | null;
  /** Verdict of the trusted hop; null when nobody vouched either way. */
  authentication: SenderAuthentication | null;
  /** Writer and subject of the first message that came with it as a file; null or absent when none did. Not proven. */
  attachedMail?: { from: MailAddress; subject: string } | null;
  /** Message-ID of the first message, or headers of one, that came with it as a file; null or absent when none did. Not proven. */
  attachedId?: string | null;
  /** Plain sentences about what was repaired, left out or not understood. */
  warnings: string[];
};

export type DeliveryReport = {
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'unknown';
  /** RFC 3463 enhanced status, e.g. `5.1.1`; null when absent. */
  status: string | null;
  recipient: string | null;
  diagnostic: string | null;
  /** Message-ID of the mail that bounced, from the attached original or its headers. */
  originalMessageId: string | null;
};

export type SenderAuthentication = {
  dmarc: 'pass' | 'fail' | 'none';
  spf: 'pass' | 'fail' | 'none';
  dkim: 'pass' | 'fail' | 'none';
  /** True when the From domain itself vouched for the mail. */
  aligned: boolean;
};

export const MAX_MAIL_BYTES = 150 * 1024 * 1024;
export const MAX_HEADER_BYTES = 256 * 1024;
export const MAX_HEADER_COUNT = 500;
export const MAX_MIME_PARTS = 500;
export const MAX_MIME_DEPTH = 30;
export const MAX_REFERENCES = 100;
export const MAX_ADDRESSES = 500;
export const MAX_TEXT_CHARS = 1_000_000;
export const MAX_HTML_CHARS = 2_000_000;
export const PARSE_DEADLINE_MS = 20_000;
