import type { ListDefinition } from '../column.ts';

export const MACROS_LIST = {
  url: 'ListDeskMacros',
  title: 'ListDesk Macros',
  description: 'Several steps on a ticket in one click. Title is the name.',
  versions: 50,
  attachments: false,
  columns: [
    { name: 'MacroKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'MacroSteps', title: 'Steps', type: 'Note', data: 'none' },
    { name: 'MacroDescription', title: 'Description', type: 'Text', data: 'none' },
  ],
} as const satisfies ListDefinition;
