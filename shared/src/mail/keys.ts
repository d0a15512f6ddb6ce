import type { InboundMail } from './inboundMail.ts';
import { normalizeMessageId } from './ids.ts';

/** What the keys are made of; the hash (SHA-256 as hex in the service) is an argument, so this stays pure. */
export type Hash = (material: string) => string;

const SEPARATOR = '\n';

/** What the mail says, independent of how it was carried: attachments by their bytes, text without white space. */
export const contentMaterial = (mail: InboundMail): string =>
  JSON.stringify([
    mail.from?.address ?? '',
    mail.subject.replace(/\s+/g, ' ').trim(),
    mail.date ?? '',
    oneLine(mail.text),
    oneLine(mail.html),
    mail.attachments.map((file) => file.sha256),
  ]);

/** Each run of white space as one blank; most of them are one already and are left alone. */
const oneLine = (text: string): string => text.replace(/[^\S ]\s*| \s+/g, ' ').trim();

/**
 * The message key: tenant + normalised Message-ID + content, whichever mailbox of the desk it came to; without a Message-ID the content alone. An attacker who
 * reuses an id cannot block the mail it belongs to (osTicket #866). 40 characters of the hash: fits every column.
 */
export const messageKey = (mail: InboundMail, tenant: string, hash: Hash): string =>
  `m${hash([tenant.toLowerCase(), mail.messageId ? normalizeMessageId(mail.messageId) : '', hash(contentMaterial(mail))].join(SEPARATOR)).slice(0, 39)}`;

/** The ticket a message would open: derived, so that two writers of one mail make one ticket. */
export const ticketKey = (message: string, hash: Hash): string => `t${hash(`ticket${SEPARATOR}${message}`).slice(0, 39)}`;

/**
 * The second net: same sender, subject, words and `Date` on one ticket within 30 days, although a relay changed the Message-ID.
 * Null without a `Date`: two honest "Danke!" must stay apart.
 */
export function twinKey(mail: InboundMail, ticket: string, hash: Hash): string | null {
  if (!mail.date) return null;
  const words = (mail.text || mail.html.replace(/<[^>]{0,2000}>/g, ' ')).replace(/&nbsp;|\s+/g, '').toLowerCase();
  return hash([ticket, mail.from?.address ?? '', mail.subject.replace(/\s+/g, '').toLowerCase(), words, mail.date].join(SEPARATOR));
}

/** How a Message-ID is looked up in the ledger: per tenant and mailbox, never the id itself. */
export const ledgerKey = (messageId: string, tenant: string, mailbox: string, hash: Hash): string =>
  hash([tenant.toLowerCase(), mailbox.toLowerCase(), normalizeMessageId(messageId)].join(SEPARATOR));
