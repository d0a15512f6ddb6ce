import type { ListDefinition } from '../column.ts';

/**
 * What a person may ask for (GDPR Art. 15 to 21); `hold`: nothing of theirs may be erased for now; `consent`: what they agreed to or took back;
 * `retention`: what went because its time was over; `archive`: what moved to the archive lists; `complaint`: anything else they ask of the privacy officer.
 */
export const PRIVACY_KINDS = ['find', 'export', 'correct', 'erase', 'restrict', 'object', 'hold', 'consent', 'retention', 'archive', 'complaint'] as const;
export type PrivacyKind = (typeof PRIVACY_KINDS)[number];
/** `Open`: a person asked and waits for an answer. */
export const PRIVACY_STATES = ['Open', 'Running', 'Done', 'Refused'] as const;

export const PRIVACY_LOG_LIST = {
  url: 'ListDeskPrivacyLog',
  title: 'ListDesk Privacy log',
  description: 'Requests of persons about their data: counts and hashes, no content. Title is the kind of request.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'RequestKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'PrivacyKind', title: 'Kind of request', type: 'Choice', data: 'none', choices: PRIVACY_KINDS },
    { name: 'RequestState', title: 'State', type: 'Choice', data: 'none', choices: PRIVACY_STATES, indexed: true },
    { name: 'PersonHash', title: 'Hash of the person', type: 'Text', data: 'trace', indexed: true },
    { name: 'Actor', title: 'By', type: 'Text', data: 'identity' },
    { name: 'StartedAt', title: 'Started', type: 'DateTime', data: 'trace', indexed: true },
    { name: 'FinishedAt', title: 'Finished', type: 'DateTime', data: 'trace' },
    { name: 'Receipt', title: 'Receipt', type: 'Note', data: 'none' },
    { name: 'DueAt', title: 'Due', type: 'DateTime', data: 'none', indexed: true },
    { name: 'Extension', title: 'Reason of the extension', type: 'Note', data: 'none' },
    { name: 'Requester', title: 'Who asked', type: 'Note', data: 'identity' },
    { name: 'Wish', title: 'What was asked', type: 'Note', data: 'content' },
    { name: 'Verification', title: 'How identity was checked', type: 'Note', data: 'trace' },
    { name: 'Answer', title: 'Answer', type: 'Note', data: 'content' },
    { name: 'Work', title: 'Work in progress', type: 'Note', data: 'identity' },
  ],
} as const satisfies ListDefinition;
