import { NOTICE_WISHES } from '../../tickets/index.ts';
import type { ListDefinition } from '../column.ts';

export const PRESENCE_LIST = {
  url: 'ListDeskPresence',
  title: 'ListDesk Presence',
  german: 'ListDesk Anwesenheit',
  description: 'Which ticket an agent looks at now, one item an agent, written over, and which mails they want. Title is the name.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'PresenceKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'trace', required: true, unique: true },
    { name: 'PresenceTicket', title: 'Ticket', german: 'Ticket', type: 'Number', data: 'trace' },
    { name: 'PresenceTyping', title: 'Writing', german: 'Schreibt', type: 'Boolean', data: 'trace' },
    { name: 'NoticeMail', title: 'Mail to this agent', german: 'Mail an diese Person', type: 'Choice', data: 'none', choices: NOTICE_WISHES },
  ],
} as const satisfies ListDefinition;
