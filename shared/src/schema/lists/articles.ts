import type { ListDefinition } from '../column.ts';

/** Who may be told: `Everybody` may reach requesters, `Agents` stays on the desk. */
export const ARTICLE_AUDIENCES = ['Everybody', 'Agents'] as const;
export type ArticleAudience = (typeof ARTICLE_AUDIENCES)[number];
/** Only what is `Published` is offered while answering. */
export const ARTICLE_STATES = ['Draft', 'Published', 'Retired'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

export const ARTICLES_LIST = {
  url: 'ListDeskArticles',
  title: 'ListDesk Articles',
  description: 'Knowledge of the desk. Title is the question or the problem.',
  versions: 50,
  attachments: false,
  columns: [
    { name: 'ArticleKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'ArticleLanguage', title: 'Language', type: 'Text', data: 'none' },
    { name: 'Category', title: 'Category', type: 'Text', data: 'none', indexed: true },
    { name: 'Audience', title: 'Audience', type: 'Choice', data: 'none', choices: ARTICLE_AUDIENCES, default: 'Everybody' },
    { name: 'ArticleState', title: 'State', type: 'Choice', data: 'none', choices: ARTICLE_STATES, default: 'Draft', indexed: true },
    { name: 'ArticleBody', title: 'Text', type: 'Note', data: 'content' },
    { name: 'ArticlePage', title: 'Page for requesters', type: 'Note', data: 'none' },
  ],
} as const satisfies ListDefinition;
