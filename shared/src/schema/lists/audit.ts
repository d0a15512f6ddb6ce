import type { ListDefinition } from '../column.ts';

export const AUDIT_LOG_LIST = {
  url: 'ListDeskAuditLog',
  title: 'ListDesk Audit log',
  description: 'Who did what when: only ever added to, each entry carries the hash of the one before. Title is the action.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'EntryKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'LoggedAt', title: 'Time', type: 'DateTime', data: 'trace', indexed: true },
    { name: 'Actor', title: 'By', type: 'Text', data: 'identity', indexed: true },
    { name: 'AuditAction', title: 'Action', type: 'Text', data: 'none', indexed: true },
    { name: 'AuditSubject', title: 'Of', type: 'Text', data: 'none', indexed: true },
    { name: 'Details', title: 'Details', type: 'Note', data: 'none' },
    { name: 'PreviousHash', title: 'Hash before', type: 'Text', data: 'none' },
    { name: 'EntryHash', title: 'Hash', type: 'Text', data: 'none' },
  ],
} as const satisfies ListDefinition;
