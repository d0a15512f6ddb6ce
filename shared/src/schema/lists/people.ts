import type { ListDefinition } from '../column.ts';

export const CONTACTS_LIST = {
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
    { name: 'Restricted', title: 'Restricted', type: 'Boolean', data: 'trace', indexed: true },
    { name: 'Objected', title: 'Objected', type: 'Boolean', data: 'trace', indexed: true },
  ],
} as const satisfies ListDefinition;
