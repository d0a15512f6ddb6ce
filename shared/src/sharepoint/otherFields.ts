import { CANNED_RESPONSES_LIST } from '../schema/lists/configuration.ts';
import { MAIL_LOG_LIST } from '../schema/lists/mailLog.ts';
import { CONTACTS_LIST } from '../schema/lists/people.ts';
import { MAIL_OUTCOMES } from '../intake/index.ts';
import type { MailLogEntry, NewContact } from '../intake/index.ts';
import type { CannedResponse, ContactPatch, ResponseFile, StoredContact } from './contract.ts';
import { selectionOf } from './columns.ts';
import { fieldReader } from './fieldReader.ts';
import { exact, line, note, type Fields } from './fieldWriter.ts';
import { parseFiles } from './filesColumn.ts';
import { hashMessageId } from './messageIdHash.ts';
import { NO_SUBJECT } from './ticketFields.ts';
import type { Row } from './rows.ts';

/** Contacts, mail log and canned responses: small enough to stand together. */
export const CONTACT_SELECTION = selectionOf(CONTACTS_LIST);
export const MAIL_LOG_SELECTION = selectionOf(MAIL_LOG_LIST);
export const CANNED_RESPONSE_SELECTION = selectionOf(CANNED_RESPONSES_LIST);

export function contactOf(row: Row): StoredContact {
  const read = fieldReader('Contacts', row);
  return {
    id: read.id,
    etag: read.etag,
    name: read.text('Title'),
    address: read.key('ContactEmail').toLowerCase(),
    organization: read.textOrNull('Organization'),
    language: read.textOrNull('ContactLanguage'),
    timeZone: read.textOrNull('TimeZone'),
    role: read.textOrNull('ContactRole'),
    undeliverable: read.textOrNull('Undeliverable'),
    restricted: read.boolean('Restricted'),
  };
}

export function newContactFields(contact: NewContact): Fields {
  return {
    ContactEmail: line(contact.address.toLowerCase()),
    Title: line(contact.name) ?? line(contact.address),
    ContactLanguage: exact('ContactLanguage', contact.language),
  };
}

export function contactPatchFields(patch: ContactPatch): Fields {
  const fields: Fields = {};
  if (patch.name !== undefined) fields['Title'] = line(patch.name) ?? NO_SUBJECT;
  if (patch.organization !== undefined) fields['Organization'] = line(patch.organization);
  if (patch.language !== undefined) fields['ContactLanguage'] = exact('ContactLanguage', patch.language);
  if (patch.timeZone !== undefined) fields['TimeZone'] = exact('TimeZone', patch.timeZone);
  if (patch.role !== undefined) fields['ContactRole'] = line(patch.role);
  if (patch.undeliverable !== undefined) fields['Undeliverable'] = line(patch.undeliverable);
  if (patch.restricted !== undefined) fields['Restricted'] = patch.restricted;
  return fields;
}

/** The Message-ID is kept as a hash: enough to find a mail again, nothing to read. */
export async function newMailLogFields(entry: MailLogEntry): Promise<Fields> {
  return {
    LogKey: exact('LogKey', entry.key),
    LoggedAt: entry.at,
    Mailbox: exact('Mailbox', entry.mailbox),
    FromEmail: line(entry.from),
    Title: line(entry.subject) ?? NO_SUBJECT,
    Outcome: entry.outcome,
    Reason: note('Reason', entry.reason),
    TicketKey: exact('TicketKey', entry.ticketKey),
    InternetIdHash: entry.messageId === null ? null : await hashMessageId(entry.messageId),
  };
}

/** `messageId` comes back as null: only its hash was kept. */
export function mailLogEntryOf(row: Row): MailLogEntry {
  const read = fieldReader('MailLog', row);
  return {
    key: read.key('LogKey'),
    at: read.time('LoggedAt'),
    mailbox: read.text('Mailbox'),
    from: read.text('FromEmail'),
    subject: read.text('Title'),
    outcome: read.choice('Outcome', MAIL_OUTCOMES),
    reason: read.lines('Reason'),
    ticketKey: read.textOrNull('TicketKey'),
    messageId: null,
  };
}

export function cannedResponseOf(row: Row): CannedResponse {
  const read = fieldReader('CannedResponses', row);
  return {
    id: read.id,
    etag: read.etag,
    key: read.key('ResponseKey'),
    name: read.text('Title'),
    language: read.textOrNull('ResponseLanguage'),
    category: read.textOrNull('Category'),
    body: read.lines('ResponseBody'),
    html: read.lines('ResponseHtml'),
    ownerId: read.numberOrNull('ResponseOwner'),
    files: read.json('ResponseFiles', [], parseFiles).filter((file): file is ResponseFile => file.storedName !== null),
  };
}
