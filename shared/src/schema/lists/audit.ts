import type { ListDefinition } from '../column.ts';

export const AUDIT_LOG_LIST = {
  url: 'ListDeskAuditLog',
  title: 'ListDesk Audit log',
  german: 'ListDesk Änderungsprotokoll',
  description: 'Who did what when: only ever added to, each entry carries the hash of the one before. Title is the action.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'EntryKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'LoggedAt', title: 'Time', german: 'Zeitpunkt', type: 'DateTime', data: 'trace', indexed: true },
    { name: 'Actor', title: 'By', german: 'Durch', type: 'Text', data: 'identity', indexed: true },
    { name: 'AuditAction', title: 'Action', german: 'Vorgang', type: 'Text', data: 'none', indexed: true },
    { name: 'AuditSubject', title: 'Of', german: 'Betrifft', type: 'Text', data: 'none', indexed: true },
    { name: 'Details', title: 'Details', german: 'Einzelheiten', type: 'Note', data: 'none' },
    { name: 'PreviousHash', title: 'Hash before', german: 'Prüfsumme davor', type: 'Text', data: 'none' },
    { name: 'EntryHash', title: 'Hash', german: 'Prüfsumme', type: 'Text', data: 'none' },
  ],
} as const satisfies ListDefinition;
