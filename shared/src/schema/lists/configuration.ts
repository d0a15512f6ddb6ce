import type { ListDefinition } from '../column.ts';

export const SETTINGS_LIST = {
  url: 'ListDeskSettings',
  title: 'ListDesk Settings',
  german: 'ListDesk Einstellungen',
  description: 'Settings of the desk, one JSON value a key.',
  versions: 50,
  attachments: false,
  columns: [
    { name: 'SettingKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'SettingValue', title: 'Value', german: 'Wert', type: 'Note', data: 'none' },
  ],
} as const satisfies ListDefinition;

export const CANNED_RESPONSES_LIST = {
  url: 'ListDeskCannedResponses',
  title: 'ListDesk Canned responses',
  german: 'ListDesk Textbausteine',
  description: 'Texts agents insert. Title is the name.',
  versions: 50,
  attachments: false,
  columns: [
    { name: 'ResponseKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'ResponseLanguage', title: 'Language', german: 'Sprache', type: 'Text', data: 'none' },
    { name: 'Category', title: 'Category', german: 'Kategorie', type: 'Text', data: 'none', indexed: true },
    { name: 'ResponseBody', title: 'Text', german: 'Text', type: 'Note', data: 'none' },
  ],
} as const satisfies ListDefinition;
