import { MAX_TAGS, type Ticket, type TicketPatch } from '@listdesk/shared/tickets';

export const TEXT_FIELDS = ['team', 'category', 'type'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** What many tickets are given at once. A field that is not named stays; null empties it. */
export type WantedFields = Partial<Record<TextField, string | null>> & { addTags: readonly string[]; removeTags: readonly string[] };
export const NOTHING_WANTED: WantedFields = { addTags: [], removeTags: [] };

/** What of it one ticket does not have yet; at most `MAX_TAGS` tags, those it has first. */
export function patchOf(wanted: WantedFields, ticket: Ticket): TicketPatch {
  const patch: TicketPatch = {};
  for (const field of TEXT_FIELDS) {
    const value = wanted[field];
    if (value !== undefined && value !== ticket[field]) patch[field] = value;
  }
  const tags = [...new Set([...ticket.tags, ...wanted.addTags])].filter((tag) => !wanted.removeTags.includes(tag)).slice(0, MAX_TAGS);
  if (tags.join('\n') !== ticket.tags.join('\n')) patch.tags = tags;
  return patch;
}
