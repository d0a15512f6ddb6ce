import { MAIL_OUTCOMES } from '../../intake/index.ts';
import type { ListDefinition } from '../column.ts';

export const MAIL_LOG_LIST = {
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
} as const satisfies ListDefinition;
