import { CHANNELS, DELIVERY_STATES, MESSAGE_KINDS, TICKET_PRIORITIES, TICKET_STATUSES } from '../tickets/index.ts';
import { MAIL_OUTCOMES } from '../intake/index.ts';
import type { ListDefinition } from './column.ts';

/** What a person may ask for (GDPR Art. 15 to 21), and `hold`: nothing of theirs may be erased for now. */
export const PRIVACY_KINDS = ['find', 'export', 'correct', 'erase', 'restrict', 'object', 'hold'] as const;
export type PrivacyKind = (typeof PRIVACY_KINDS)[number];
export const PRIVACY_STATES = ['Running', 'Done', 'Refused'] as const;

/**
 * Every list of a desk. SharePoint's own columns (ID, Title, Created, Modified, Author, Editor, Attachments) are always there;
 * `Title` holds the subject or name of the thing. At most 20 indexes a list (`reference: SharePoint limits`).
 */
export const LISTS = {
  Tickets: {
    url: 'ListDeskTickets',
    title: 'ListDesk Tickets',
    description: 'Tickets of the help desk. Title is the subject; the item number is the ticket number.',
    versions: 500,
    attachments: false,
    columns: [
      { name: 'TicketKey', title: 'Ticket key', type: 'Text', data: 'none', required: true, unique: true },
      { name: 'TicketStatus', title: 'Status', type: 'Choice', data: 'none', choices: TICKET_STATUSES, default: 'New', indexed: true },
      { name: 'TicketPriority', title: 'Priority', type: 'Choice', data: 'none', choices: TICKET_PRIORITIES, default: 'Normal', indexed: true },
      { name: 'Category', title: 'Category', type: 'Text', data: 'none', indexed: true },
      { name: 'TicketType', title: 'Type', type: 'Text', data: 'none' },
      { name: 'RequesterName', title: 'Requester', type: 'Text', data: 'identity' },
      { name: 'RequesterEmail', title: 'Requester address', type: 'Text', data: 'identity', indexed: true },
      { name: 'Assignee', title: 'Assignee', type: 'Person', data: 'trace', indexed: true },
      { name: 'Team', title: 'Team', type: 'Text', data: 'none', indexed: true },
      { name: 'CcAddresses', title: 'Cc', type: 'Note', data: 'identity' },
      { name: 'Tags', title: 'Tags', type: 'Note', data: 'content' },
      { name: 'Channel', title: 'Channel', type: 'Choice', data: 'none', choices: CHANNELS },
      { name: 'Mailbox', title: 'Mailbox', type: 'Text', data: 'none' },
      { name: 'LastMessageAt', title: 'Last message', type: 'DateTime', data: 'trace', indexed: true },
      { name: 'LastMessageFrom', title: 'Last message from', type: 'Choice', data: 'none', choices: ['Requester', 'Agent', 'System'] },
      { name: 'Preview', title: 'Preview', type: 'Text', data: 'content' },
      { name: 'FirstResponseDue', title: 'First answer due', type: 'DateTime', data: 'none', indexed: true },
      { name: 'ResolutionDue', title: 'Solve by', type: 'DateTime', data: 'none', indexed: true },
      { name: 'FirstRespondedAt', title: 'First answered', type: 'DateTime', data: 'trace' },
      { name: 'SolvedAt', title: 'Solved', type: 'DateTime', data: 'trace' },
      { name: 'ClosedAt', title: 'Closed', type: 'DateTime', data: 'trace' },
      { name: 'MergedInto', title: 'Merged into', type: 'Text', data: 'none' },
      { name: 'Rating', title: 'Rating', type: 'Number', data: 'content' },
      { name: 'TicketLanguage', title: 'Language', type: 'Text', data: 'none' },
    ],
  },
  Messages: {
    url: 'ListDeskMessages',
    title: 'ListDesk Messages',
    description: 'Mails, replies, private notes and system entries. Title is the subject.',
    versions: 0,
    attachments: true,
    columns: [
      { name: 'MessageKey', title: 'Message key', type: 'Text', data: 'none', required: true, unique: true },
      { name: 'TicketKey', title: 'Ticket key', type: 'Text', data: 'none', required: true, indexed: true },
      { name: 'MessageKind', title: 'Kind', type: 'Choice', data: 'none', choices: MESSAGE_KINDS },
      { name: 'FromName', title: 'From', type: 'Text', data: 'identity' },
      { name: 'FromEmail', title: 'From address', type: 'Text', data: 'identity', indexed: true },
      { name: 'Recipients', title: 'To and Cc', type: 'Note', data: 'identity' },
      { name: 'BodyHtml', title: 'Body', type: 'Note', data: 'content' },
      { name: 'VisibleText', title: 'Text', type: 'Note', data: 'content' },
      { name: 'FullText', title: 'Text with quotes', type: 'Note', data: 'content' },
      { name: 'LongParts', title: 'Kept as files', type: 'Text', data: 'none' },
      { name: 'SentAt', title: 'Sent', type: 'DateTime', data: 'trace', indexed: true },
      { name: 'SendAfter', title: 'Send after', type: 'DateTime', data: 'none' },
      { name: 'DeliveryState', title: 'Delivery', type: 'Choice', data: 'none', choices: DELIVERY_STATES, default: 'None', indexed: true },
      { name: 'DeliveryError', title: 'Delivery error', type: 'Note', data: 'content' },
      { name: 'Files', title: 'Files', type: 'Note', data: 'content' },
      { name: 'Evidence', title: 'Why it is here', type: 'Note', data: 'trace' },
      { name: 'Automatic', title: 'Automatic', type: 'Text', data: 'none' },
      { name: 'SenderVerified', title: 'Sender verified', type: 'Boolean', data: 'trace' },
      { name: 'InternetMessageId', title: 'Message-ID', type: 'Note', data: 'trace' },
      { name: 'InternetIdHash', title: 'Message-ID hash', type: 'Text', data: 'trace', indexed: true },
      { name: 'MailboxMessageId', title: 'Mailbox id', type: 'Note', data: 'trace' },
    ],
  },
  Contacts: {
    url: 'ListDeskContacts',
    title: 'ListDesk Contacts',
    description: 'People who write to the desk. Title is the name.',
    versions: 50,
    attachments: false,
    columns: [
      { name: 'ContactEmail', title: 'Address', type: 'Text', data: 'identity', required: true, unique: true },
      { name: 'Organization', title: 'Organisation', type: 'Text', data: 'identity', indexed: true },
      { name: 'ContactLanguage', title: 'Language', type: 'Text', data: 'identity' },
      { name: 'TimeZone', title: 'Time zone', type: 'Text', data: 'identity' },
      { name: 'ContactRole', title: 'Role', type: 'Text', data: 'identity' },
      { name: 'Undeliverable', title: 'Undeliverable', type: 'Text', data: 'trace' },
      { name: 'Restricted', title: 'Restricted', type: 'Boolean', data: 'trace' },
      { name: 'Objected', title: 'Objected', type: 'Boolean', data: 'trace' },
    ],
  },
  Settings: {
    url: 'ListDeskSettings',
    title: 'ListDesk Settings',
    description: 'Settings of the desk, one JSON value a key.',
    versions: 50,
    attachments: false,
    columns: [
      { name: 'SettingKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
      { name: 'SettingValue', title: 'Value', type: 'Note', data: 'none' },
    ],
  },
  CannedResponses: {
    url: 'ListDeskCannedResponses',
    title: 'ListDesk Canned responses',
    description: 'Texts agents insert. Title is the name.',
    versions: 50,
    attachments: false,
    columns: [
      { name: 'ResponseKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
      { name: 'ResponseLanguage', title: 'Language', type: 'Text', data: 'none' },
      { name: 'Category', title: 'Category', type: 'Text', data: 'none', indexed: true },
      { name: 'ResponseBody', title: 'Text', type: 'Note', data: 'none' },
    ],
  },
  MailLog: {
    url: 'ListDeskMailLog',
    title: 'ListDesk Mail log',
    description: 'One line for each mail: what happened and why. Title is the subject.',
    versions: 0,
    attachments: false,
    columns: [
      { name: 'LogKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
      { name: 'LoggedAt', title: 'Time', type: 'DateTime', data: 'trace', indexed: true },
      { name: 'Mailbox', title: 'Mailbox', type: 'Text', data: 'none' },
      { name: 'FromEmail', title: 'From address', type: 'Text', data: 'identity', indexed: true },
      { name: 'Outcome', title: 'Outcome', type: 'Choice', data: 'none', choices: MAIL_OUTCOMES, indexed: true },
      { name: 'Reason', title: 'Reason', type: 'Note', data: 'none' },
      { name: 'TicketKey', title: 'Ticket key', type: 'Text', data: 'none', indexed: true },
      { name: 'InternetIdHash', title: 'Message-ID hash', type: 'Text', data: 'trace' },
    ],
  },
  AuditLog: {
    url: 'ListDeskAuditLog',
    title: 'ListDesk Audit log',
    description: 'Who did what when: only ever added to, each entry carries the hash of the one before. Title is the action.',
    versions: 0,
    attachments: false,
    columns: [
      { name: 'EntryKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
      { name: 'LoggedAt', title: 'Time', type: 'DateTime', data: 'trace', indexed: true },
      { name: 'Actor', title: 'By', type: 'Text', data: 'identity', indexed: true },
      { name: 'AuditAction', title: 'Action', type: 'Text', data: 'none', indexed: true },
      { name: 'AuditSubject', title: 'Of', type: 'Text', data: 'none', indexed: true },
      { name: 'Details', title: 'Details', type: 'Note', data: 'none' },
      { name: 'PreviousHash', title: 'Hash before', type: 'Text', data: 'none' },
      { name: 'EntryHash', title: 'Hash', type: 'Text', data: 'none' },
    ],
  },
  PrivacyLog: {
    url: 'ListDeskPrivacyLog',
    title: 'ListDesk Privacy log',
    description: 'Requests of persons about their data: counts and hashes, no content. Title is the kind of request.',
    versions: 0,
    attachments: false,
    columns: [
      { name: 'RequestKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
      { name: 'PrivacyKind', title: 'Kind', type: 'Choice', data: 'none', choices: PRIVACY_KINDS },
      { name: 'RequestState', title: 'State', type: 'Choice', data: 'none', choices: PRIVACY_STATES, indexed: true },
      { name: 'PersonHash', title: 'Hash of the person', type: 'Text', data: 'trace', indexed: true },
      { name: 'Actor', title: 'By', type: 'Text', data: 'identity' },
      { name: 'StartedAt', title: 'Started', type: 'DateTime', data: 'trace', indexed: true },
      { name: 'FinishedAt', title: 'Finished', type: 'DateTime', data: 'trace' },
      { name: 'Receipt', title: 'Receipt', type: 'Note', data: 'none' },
      { name: 'Work', title: 'Work in progress', type: 'Note', data: 'identity' },
    ],
  },
} as const satisfies Record<string, ListDefinition>;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];

/** Roles are SharePoint groups of the desk's site. Requesters are in none of them. */
export const ROLES = ['Admin', 'Supervisor', 'Agent', 'ReadOnly'] as const;
export type Role = (typeof ROLES)[number];
export const ROLE_GROUPS: Record<Role, string> = {
  Admin: 'ListDesk Admins',
  Supervisor: 'ListDesk Supervisors',
  Agent: 'ListDesk Agents',
  ReadOnly: 'ListDesk Readers',
};

/** Raised with every change of `LISTS`; the desk stores what it was provisioned with and upgrades forward. */
export const SCHEMA_VERSION = 2;
