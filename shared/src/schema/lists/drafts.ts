import type { ListDefinition } from '../column.ts';

/** What an unsent text will become. `Forward` hands one message on to somebody outside the ticket. */
export const DRAFT_KINDS = ['Reply', 'Note', 'Forward'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

export const DRAFTS_LIST = {
  url: 'ListDeskDrafts',
  title: 'ListDesk Drafts',
  description: 'Unsent answers, one a ticket and agent, so that colleagues see them. Removed when sent. Title is the kind.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'DraftKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'TicketKey', title: 'Ticket key', type: 'Text', data: 'none', required: true, indexed: true },
    { name: 'DraftKind', title: 'Kind of draft', type: 'Choice', data: 'none', choices: DRAFT_KINDS },
    { name: 'DraftBody', title: 'Text', type: 'Note', data: 'content' },
    { name: 'Recipients', title: 'To and Cc', type: 'Note', data: 'identity' },
  ],
} as const satisfies ListDefinition;
