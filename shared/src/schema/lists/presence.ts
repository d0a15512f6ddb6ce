import { NOTICE_WISHES } from '../../tickets/index.ts';
import type { ListDefinition } from '../column.ts';

export const PRESENCE_LIST = {
  url: 'ListDeskPresence',
  title: 'ListDesk Presence',
  description: 'Which ticket an agent looks at now, one item an agent, written over, and which mails they want. Title is the name.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'PresenceKey', title: 'Key', type: 'Text', data: 'trace', required: true, unique: true },
    { name: 'PresenceTicket', title: 'Ticket', type: 'Number', data: 'trace' },
    { name: 'PresenceTyping', title: 'Writing', type: 'Boolean', data: 'trace' },
    { name: 'NoticeMail', title: 'Mail to this agent', type: 'Choice', data: 'none', choices: NOTICE_WISHES },
  ],
} as const satisfies ListDefinition;
