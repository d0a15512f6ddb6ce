import type { ListDefinition } from '../column.ts';

export const MACROS_LIST = {
  url: 'ListDeskMacros',
  title: 'ListDesk Macros',
  german: 'ListDesk Makros',
  description: 'Several steps on a ticket in one click. Title is the name.',
  versions: 50,
  attachments: false,
  columns: [
    { name: 'MacroKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'MacroSteps', title: 'Steps', german: 'Schritte', type: 'Note', data: 'none' },
    { name: 'MacroDescription', title: 'Description', german: 'Beschreibung', type: 'Text', data: 'none' },
  ],
} as const satisfies ListDefinition;
