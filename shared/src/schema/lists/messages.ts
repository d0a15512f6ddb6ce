import { DELIVERY_STATES, MESSAGE_KINDS } from '../../tickets/index.ts';
import type { ListDefinition } from '../column.ts';

export const MESSAGES_LIST = {
  url: 'ListDeskMessages',
  title: 'ListDesk Messages',
  german: 'ListDesk Nachrichten',
  description: 'Mails, replies, private notes and system entries. Title is the subject.',
  versions: 0,
  attachments: true,
  columns: [
    { name: 'MessageKey', title: 'Message key', german: 'Nachrichtenschlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'TicketKey', title: 'Ticket key', german: 'Ticketschlüssel', type: 'Text', data: 'none', required: true, indexed: true },
    { name: 'MessageKind', title: 'Kind', german: 'Art der Nachricht', type: 'Choice', data: 'none', choices: MESSAGE_KINDS },
    { name: 'FromName', title: 'From', german: 'Von', type: 'Text', data: 'identity' },
    { name: 'FromEmail', title: 'From address', german: 'Absenderadresse', type: 'Text', data: 'identity', indexed: true },
    { name: 'Recipients', title: 'To and Cc', german: 'An und Kopie', type: 'Note', data: 'identity' },
    { name: 'BodyHtml', title: 'Body', german: 'Inhalt', type: 'Note', data: 'content' },
    { name: 'VisibleText', title: 'Text', german: 'Text', type: 'Note', data: 'content' },
    { name: 'FullText', title: 'Text with quotes', german: 'Text mit Zitaten', type: 'Note', data: 'content' },
    { name: 'LongParts', title: 'Kept as files', german: 'Als Datei abgelegt', type: 'Text', data: 'none' },
    { name: 'SentAt', title: 'Sent', german: 'Gesendet', type: 'DateTime', data: 'trace', indexed: true },
    { name: 'SendAfter', title: 'Send after', german: 'Senden ab', type: 'DateTime', data: 'none' },
    { name: 'DeliveryState', title: 'Delivery', german: 'Zustellung', type: 'Choice', data: 'none', choices: DELIVERY_STATES, default: 'None', indexed: true },
    { name: 'DeliveryError', title: 'Delivery error', german: 'Zustellfehler', type: 'Note', data: 'content' },
    { name: 'Files', title: 'Files', german: 'Dateien', type: 'Note', data: 'content' },
    { name: 'Evidence', title: 'Why it is here', german: 'Grund der Zuordnung', type: 'Note', data: 'trace' },
    { name: 'Automatic', title: 'Automatic', german: 'Automatisch', type: 'Text', data: 'none' },
    { name: 'SenderVerified', title: 'Sender verified', german: 'Absender bestätigt', type: 'Boolean', data: 'trace' },
    { name: 'InternetMessageId', title: 'Message-ID', german: 'Message-ID', type: 'Note', data: 'trace' },
    { name: 'InternetIdHash', title: 'Message-ID hash', german: 'Prüfsumme der Message-ID', type: 'Text', data: 'trace', indexed: true },
    { name: 'MailboxMessageId', title: 'Mailbox id', german: 'Kennung im Postfach', type: 'Note', data: 'trace' },
  ],
} as const satisfies ListDefinition;
