import type { ListDefinition } from '../column.ts';

export const VIEWS_LIST = {
  url: 'ListDeskViews',
  title: 'ListDesk Views',
  description: 'Saved views of the ticket list, own and shared. Title is the name.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'ViewKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'ViewOwner', title: 'Owner', type: 'Number', data: 'trace', indexed: true },
    { name: 'ViewShared', title: 'Shared', type: 'Boolean', data: 'none', indexed: true },
    { name: 'ViewPlace', title: 'Place', type: 'Number', data: 'none' },
    { name: 'ViewDefinition', title: 'Definition', type: 'Note', data: 'identity' },
  ],
} as const satisfies ListDefinition;
