import type { Message } from '@listdesk/shared/tickets';

export const SHOWN_PARTS = ['all', 'mail', 'notes'] as const;
/** What of a conversation is shown: everything, what the requester sees of it, or what only agents do. */
export type ShownPart = (typeof SHOWN_PARTS)[number];

export const isShown = ({ kind }: Message, part: ShownPart): boolean =>
  part === 'all' || (part === 'notes' ? kind === 'Note' : kind === 'Mail' || kind === 'Reply');
