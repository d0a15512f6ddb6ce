import type { ListDefinition } from '../column.ts';

/** What a person may ask for (GDPR Art. 15 to 21), and `hold`: nothing of theirs may be erased for now. */
export const PRIVACY_KINDS = ['find', 'export', 'correct', 'erase', 'restrict', 'object', 'hold'] as const;
export type PrivacyKind = (typeof PRIVACY_KINDS)[number];
export const PRIVACY_STATES = ['Running', 'Done', 'Refused'] as const;

export const PRIVACY_LOG_LIST = {
  url: 'ListDeskPrivacyLog',
  title: 'ListDesk Privacy log',
  german: 'ListDesk Datenschutzprotokoll',
  description: 'Requests of persons about their data: counts and hashes, no content. Title is the kind of request.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'RequestKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'PrivacyKind', title: 'Kind', german: 'Anliegen', type: 'Choice', data: 'none', choices: PRIVACY_KINDS },
    { name: 'RequestState', title: 'State', german: 'Stand', type: 'Choice', data: 'none', choices: PRIVACY_STATES, indexed: true },
    { name: 'PersonHash', title: 'Hash of the person', german: 'Prüfsumme der Person', type: 'Text', data: 'trace', indexed: true },
    { name: 'Actor', title: 'By', german: 'Durch', type: 'Text', data: 'identity' },
    { name: 'StartedAt', title: 'Started', german: 'Begonnen', type: 'DateTime', data: 'trace', indexed: true },
    { name: 'FinishedAt', title: 'Finished', german: 'Abgeschlossen', type: 'DateTime', data: 'trace' },
    { name: 'Receipt', title: 'Receipt', german: 'Beleg', type: 'Note', data: 'none' },
    { name: 'Work', title: 'Work in progress', german: 'In Arbeit', type: 'Note', data: 'identity' },
  ],
} as const satisfies ListDefinition;
