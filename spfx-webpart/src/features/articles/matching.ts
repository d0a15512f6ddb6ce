import type { Ticket } from '@listdesk/shared/tickets';
import type { Article } from '@listdesk/shared/sharepoint';
import { wordsOf } from './articleForm';

const MOST_OFFERED = 3;
/** Shorter words say nothing of a subject in any of the languages. */
const LEAST_CHARS = 4;
const IN_TITLE = 3;
const IN_TEXT = 1;
const SAME_CATEGORY = 2;
const OWN_LANGUAGE = 1;
/** A word of the title, or several of the text. */
const ENOUGH = 3;
/** A word that stands in more than half of many articles tells none of them from the others. */
const COMMON_FROM_ARTICLES = 8;

const texts = new WeakMap<Article, { title: Set<string>; text: Set<string> }>();
const cut = (text: string): Set<string> =>
  new Set(
    text
      .toLocaleLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= LEAST_CHARS),
  );
function wordsIn(article: Article): { title: Set<string>; text: Set<string> } {
  const held = texts.get(article) ?? { title: cut(article.title), text: cut(wordsOf(article.html)) };
  texts.set(article, held);
  return held;
}

/** Published articles that speak of what a ticket is about, the likeliest first: words of subject, tags and first line in their titles and texts, the same category. */
export function matchingArticles(articles: readonly Article[], ticket: Pick<Ticket, 'subject' | 'tags' | 'category' | 'preview' | 'language'>): Article[] {
  const published = articles.filter(({ state }) => state === 'Published');
  const category = ticket.category?.toLocaleLowerCase() ?? '';
  const language = (ticket.language ?? '').slice(0, 2).toLowerCase();
  const asked = Array.from(cut([ticket.subject, ...ticket.tags, ticket.preview].join(' '))).filter((word) => {
    const having = published.filter((article) => wordsIn(article).title.has(word) || wordsIn(article).text.has(word)).length;
    return published.length < COMMON_FROM_ARTICLES || having * 2 <= published.length;
  });
  return published
    .map((article) => {
      const { title, text } = wordsIn(article);
      const said = asked.reduce((sum, word) => sum + (title.has(word) ? IN_TITLE : text.has(word) ? IN_TEXT : 0), 0);
      const about = said + (category && article.category?.toLocaleLowerCase() === category ? SAME_CATEGORY : 0);
      return { article, about, rank: about + (language && article.language?.slice(0, 2).toLowerCase() === language ? OWN_LANGUAGE : 0) };
    })
    .filter(({ about }) => about >= ENOUGH)
    .sort((a, b) => b.rank - a.rank || a.article.title.localeCompare(b.article.title) || a.article.id - b.article.id)
    .slice(0, MOST_OFFERED)
    .map(({ article }) => article);
}
