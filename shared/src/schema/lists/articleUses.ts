import type { ListDefinition } from '../column.ts';

/** An item says that an article was put into an answer of a ticket: the first time, whoever does it again. When and by whom are SharePoint's own columns. */
export const ARTICLE_USES_LIST = {
  url: 'ListDeskArticleUses',
  title: 'ListDesk Article uses',
  description: 'Which articles were put into answers of which tickets, for the report of the knowledge base. Title says it in numbers.',
  versions: 0,
  attachments: false,
  columns: [
    { name: 'UseKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'UsedArticle', title: 'Article key', type: 'Text', data: 'none', required: true },
    { name: 'UsedInTicket', title: 'Ticket', type: 'Number', data: 'none' },
  ],
} as const satisfies ListDefinition;
