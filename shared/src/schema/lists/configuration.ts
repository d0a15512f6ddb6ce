import type { ListDefinition } from '../column.ts';

export const SETTINGS_LIST = {
  url: 'ListDeskSettings',
  title: 'ListDesk Settings',
  description: 'Settings of the desk, one JSON value a key.',
  versions: 50,
  attachments: false,
  columns: [
    { name: 'SettingKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'SettingValue', title: 'Value', type: 'Note', data: 'none' },
  ],
} as const satisfies ListDefinition;

export const CANNED_RESPONSES_LIST = {
  url: 'ListDeskCannedResponses',
  title: 'ListDesk Canned responses',
  description: 'Texts agents insert. Title is the name; files that go along are attached to the item.',
  versions: 50,
  attachments: true,
  columns: [
    { name: 'ResponseKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'ResponseLanguage', title: 'Language', type: 'Text', data: 'none' },
    { name: 'Category', title: 'Category', type: 'Text', data: 'none', indexed: true },
    { name: 'ResponseBody', title: 'Text', type: 'Note', data: 'none' },
    { name: 'ResponseHtml', title: 'Formatted text', type: 'Note', data: 'none' },
    // Empty: for everybody. One's own are left out of what others are shown; it is no permission.
    { name: 'ResponseOwner', title: 'Owner', type: 'Number', data: 'trace', indexed: true },
    { name: 'ResponseFiles', title: 'Files', type: 'Note', data: 'none' },
  ],
} as const satisfies ListDefinition;
