import { LINK_KINDS } from '../../tickets/index.ts';
import type { ListDefinition } from '../column.ts';

export const LINKS_LIST = {
  url: 'ListDeskLinks',
  title: 'ListDesk Links',
  description: 'Which tickets belong together: parent and child, related, duplicate. Title says it in numbers.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'LinkKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'LinkKind', title: 'Kind of link', type: 'Choice', data: 'none', choices: LINK_KINDS },
    { name: 'FromKey', title: 'From key', type: 'Text', data: 'none', required: true, indexed: true },
    { name: 'FromNumber', title: 'From ticket', type: 'Number', data: 'none' },
    { name: 'ToKey', title: 'To key', type: 'Text', data: 'none', required: true, indexed: true },
    { name: 'ToNumber', title: 'To ticket', type: 'Number', data: 'none' },
  ],
} as const satisfies ListDefinition;
