import type { ListDefinition } from '../column.ts';

export const CONTACTS_LIST = {
  url: 'ListDeskContacts',
  title: 'ListDesk Contacts',
  german: 'ListDesk Kontakte',
  description: 'People who write to the desk. Title is the name.',
  versions: 50,
  attachments: false,
  columns: [
    { name: 'ContactEmail', title: 'Address', german: 'Adresse', type: 'Text', data: 'identity', required: true, unique: true },
    { name: 'Organization', title: 'Organisation', german: 'Organisation', type: 'Text', data: 'identity', indexed: true },
    { name: 'ContactLanguage', title: 'Language', german: 'Sprache', type: 'Text', data: 'identity' },
    { name: 'TimeZone', title: 'Time zone', german: 'Zeitzone', type: 'Text', data: 'identity' },
    { name: 'ContactRole', title: 'Role', german: 'Rolle', type: 'Text', data: 'identity' },
    { name: 'Undeliverable', title: 'Undeliverable', german: 'Nicht zustellbar', type: 'Text', data: 'trace' },
    { name: 'Restricted', title: 'Restricted', german: 'Eingeschränkt', type: 'Boolean', data: 'trace', indexed: true },
    { name: 'Objected', title: 'Objected', german: 'Widerspruch', type: 'Boolean', data: 'trace', indexed: true },
  ],
} as const satisfies ListDefinition;
