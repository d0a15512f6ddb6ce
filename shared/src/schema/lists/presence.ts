import type { ListDefinition } from '../column.ts';

export const PRESENCE_LIST = {
  url: 'ListDeskPresence',
  title: 'ListDesk Presence',
  german: 'ListDesk Anwesenheit',
  description: 'Which ticket an agent looks at now, one item an agent, written over. Title is the name.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'PresenceKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'trace', required: true, unique: true },
    { name: 'PresenceTicket', title: 'Ticket', german: 'Ticket', type: 'Number', data: 'trace' },
    { name: 'PresenceTyping', title: 'Writing', german: 'Schreibt', type: 'Boolean', data: 'trace' },
  ],
} as const satisfies ListDefinition;
