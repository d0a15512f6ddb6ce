import { ARTICLE_AUDIENCES, ARTICLE_STATES } from '@listdesk/shared/schema';
import type { Article, ArticleText } from '@listdesk/shared/sharepoint';

export { ARTICLE_AUDIENCES, ARTICLE_STATES };
export const MAX_ARTICLE_TITLE_CHARS = 255;
export const MAX_ARTICLE_CATEGORY_CHARS = 60;
/** A list column takes so many characters. */
export const MAX_ARTICLE_CHARS = 60_000;
export const MAX_ARTICLE_PAGE_CHARS = 2_000;

/** An article in the editor. `id` null: not stored yet. The key is made with it, so that saving twice is one article. */
export type Editing = { id: number | null; etag: string; key: string; text: ArticleText };
export type ArticleProblems = Partial<Record<'title' | 'category' | 'page' | 'html', 'missing' | 'tooLong' | 'page'>>;

export const textOf = ({ title, language, category, audience, state, html, page }: Article): ArticleText => ({
  title,
  language,
  category,
  audience,
  state,
  html,
  page,
});
export const editingOf = (article: Article): Editing => ({ id: article.id, etag: article.etag, key: article.key, text: textOf(article) });
export const freshArticle = (key: string): Editing => ({
  id: null,
  etag: '',
  key,
  text: { title: '', language: null, category: null, audience: 'Everybody', state: 'Draft', html: '', page: null },
});

export function checkArticle({ title, category, html, page }: ArticleText): ArticleProblems {
  const problems: ArticleProblems = {};
  if (!title.trim()) problems.title = 'missing';
  else if (title.trim().length > MAX_ARTICLE_TITLE_CHARS) problems.title = 'tooLong';
  if ((category ?? '').trim().length > MAX_ARTICLE_CATEGORY_CHARS) problems.category = 'tooLong';
  if ((page ?? '').trim() && !/^https:\/\/[^\s/]+\.[^\s]+$/.test((page ?? '').trim())) problems.page = 'page';
  if (!html.trim()) problems.html = 'missing';
  else if (html.length > MAX_ARTICLE_CHARS) problems.html = 'tooLong';
  return problems;
}

/** The words of an article without its marks. */
export function wordsOf(html: string): string {
  const holder = document.implementation.createHTMLDocument('').body;
  holder.innerHTML = html.replace(/<(\/?(p|div|li|br|pre|blockquote))\b/gi, ' <$1');
  return (holder.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Articles that hold every word of the search; those in the requester's language first, a hit in the title before one in the text. */
export function findArticles(articles: readonly Article[], text: string, language: string | null): Article[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const own = (language ?? '').slice(0, 2).toLowerCase();
  const rank = (one: Article): number => (own && one.language?.slice(0, 2).toLowerCase() === own ? 0 : one.language === null ? 1 : 2);
  const inTitle = (one: Article): number => (words.length && words.every((word) => one.title.toLocaleLowerCase().includes(word)) ? 0 : 1);
  return articles
    .filter((one) => {
      const whole = `${one.title} ${one.category ?? ''} ${wordsOf(one.html)}`.toLocaleLowerCase();
      return words.every((word) => whole.includes(word));
    })
    .sort((a, b) => inTitle(a) - inTitle(b) || rank(a) - rank(b) || a.title.localeCompare(b.title) || a.id - b.id);
}
