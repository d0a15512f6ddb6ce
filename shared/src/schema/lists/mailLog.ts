import { MAIL_OUTCOMES } from '../../intake/index.ts';
import type { ListDefinition } from '../column.ts';

export const MAIL_LOG_LIST = {
  url: 'ListDeskMailLog',
  title: 'ListDesk Mail log',
  german: 'ListDesk Mailprotokoll',
  description: 'One line for each mail: what happened and why. Title is the subject.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'LogKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'LoggedAt', title: 'Time', german: 'Zeitpunkt', type: 'DateTime', data: 'trace', indexed: true },
    { name: 'Mailbox', title: 'Mailbox', german: 'Postfach', type: 'Text', data: 'none' },
    { name: 'FromEmail', title: 'From address', german: 'Absenderadresse', type: 'Text', data: 'identity', indexed: true },
    { name: 'Outcome', title: 'Outcome', german: 'Ergebnis', type: 'Choice', data: 'none', choices: MAIL_OUTCOMES, indexed: true },
    { name: 'Reason', title: 'Reason', german: 'Grund', type: 'Note', data: 'none' },
    { name: 'TicketKey', title: 'Ticket key', german: 'Ticketschlüssel', type: 'Text', data: 'none', indexed: true },
    { name: 'InternetIdHash', title: 'Message-ID hash', german: 'Prüfsumme der Message-ID', type: 'Text', data: 'trace' },
  ],
} as const satisfies ListDefinition;
