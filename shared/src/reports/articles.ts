import { endOf, startOf, within, type Period, type TicketFacts } from './facts.ts';
import { BEST_RATING } from './service.ts';
import { byCategory } from './shares.ts';

/** An article without its text. */
export type ArticleHead = { key: string; title: string; language: string | null; category: string | null; agentsOnly: boolean; published: boolean };
/** That an article was put into an answer of a ticket; `at` in ms, the first time. */
export type ArticleUse = { article: string; ticket: number; at: number };

/** `tickets` are those it was put into in the period, newest use first; of them so many have ended, so many were rated and so many with the best rating. */
export type ArticleShare = { article: ArticleHead; tickets: number[]; before: number; ended: number; rated: number; good: number };

/**
 * What the knowledge base did in a period, most used first. A published article that nobody used is there too; any other only when it was used.
 * Uses in tickets that are not among the facts (of another team, of people in no figure, gone) are not counted, nor are those of deleted articles.
 */
export function articleShares(articles: readonly ArticleHead[], uses: readonly ArticleUse[], facts: readonly TicketFacts[], period: Period): ArticleShare[] {
  const [from, to] = [startOf(period), endOf(period)];
  const known = new Map(facts.map((ticket) => [ticket.id, ticket]));
  const of = new Map<string, ArticleUse[]>();
  for (const use of uses) {
    if (!known.has(use.ticket)) continue;
    const others = of.get(use.article);
    if (others) others.push(use);
    else of.set(use.article, [use]);
  }
  return articles
    .map((article): ArticleShare => {
      const mine = of.get(article.key) ?? [];
      const now = mine.filter(({ at }) => within(at, from, to)).sort((a, b) => b.at - a.at);
      const tickets = now.map(({ ticket }) => known.get(ticket)!);
      return {
        article,
        tickets: tickets.map(({ id }) => id),
        before: mine.filter(({ at }) => within(at, 2 * from - to, from)).length,
        ended: tickets.filter(({ ended }) => ended !== null).length,
        rated: tickets.filter(({ rating }) => rating !== null).length,
        good: tickets.filter(({ rating }) => rating === BEST_RATING).length,
      };
    })
    .filter(({ article, tickets }) => article.published || tickets.length > 0)
    .sort((a, b) => b.tickets.length - a.tickets.length || b.before - a.before || a.article.title.localeCompare(b.article.title));
}

/** What is asked and what is written about it. */
export type CategoryKnowledge = { category: string | null; came: number; articles: number; tickets: number };

/** Categories that tickets came in, most asked first, with how many published articles there are and how many of those tickets got one. */
export function knowledgeByCategory(
  articles: readonly ArticleHead[],
  uses: readonly ArticleUse[],
  facts: readonly TicketFacts[],
  period: Period,
  now: number,
): CategoryKnowledge[] {
  const helped = new Set(uses.map(({ ticket }) => ticket));
  const came = (category: string | null): TicketFacts[] =>
    facts.filter((ticket) => ticket.category === category && within(ticket.created, startOf(period), endOf(period)));
  return byCategory(facts, period, now)
    .filter((share) => share.came > 0)
    .sort((a, b) => b.came - a.came)
    .map((share) => ({
      category: share.of,
      came: share.came,
      articles: articles.filter(({ published, category }) => published && category === share.of).length,
      tickets: came(share.of).filter(({ id }) => helped.has(id)).length,
    }));
}
