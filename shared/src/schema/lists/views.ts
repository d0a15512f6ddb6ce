import type { ListDefinition } from '../column.ts';

export const VIEWS_LIST = {
  url: 'ListDeskViews',
  title: 'ListDesk Views',
  german: 'ListDesk Ansichten',
  description: 'Saved views of the ticket list, own and shared. Title is the name.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'ViewKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'ViewOwner', title: 'Owner', german: 'Gehört', type: 'Number', data: 'trace', indexed: true },
    { name: 'ViewShared', title: 'Shared', german: 'Geteilt', type: 'Boolean', data: 'none', indexed: true },
    { name: 'ViewPlace', title: 'Place', german: 'Reihenfolge', type: 'Number', data: 'none' },
    { name: 'ViewDefinition', title: 'Definition', german: 'Inhalt', type: 'Note', data: 'identity' },
  ],
} as const satisfies ListDefinition;
