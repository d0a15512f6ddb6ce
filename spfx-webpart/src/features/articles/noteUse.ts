import type { Ticket } from '@listdesk/shared/tickets';
import type { Article, DeskLists } from '@listdesk/shared/sharepoint';

/** For the report of the knowledge base. Nobody waits for it; a ticket that is not made yet has no number, and a confidential one is in no report. */
export function noteUse(lists: Pick<DeskLists, 'noteArticleUse'>, { key }: Article, ticket: Ticket): void {
  if (ticket.id > 0 && !ticket.circle) void lists.noteArticleUse(key, ticket).catch(() => undefined);
}
