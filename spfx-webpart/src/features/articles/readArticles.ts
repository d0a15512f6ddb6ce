import type { Article } from '@listdesk/shared/sharepoint';
import type { DeskPort } from '../../app/desk/port';

type Asks = Pick<DeskPort, 'lists' | 'now'>;
const SELDOM_MS = 600_000;

/** What this visit has read before, at once. */
export const knownArticles = new WeakMap<object, readonly Article[]>();
const last = new WeakMap<object, { at: number; articles: Promise<readonly Article[]> }>();

/** For whoever looks for an article. 1 request. */
export function readArticlesAnew(port: Asks): Promise<readonly Article[]> {
  const articles = port.lists.articles().then((found) => {
    knownArticles.set(port, found);
    return found;
  });
  last.set(port, { at: port.now(), articles });
  articles.catch(() => last.delete(port));
  return articles;
}

/** For what stands beside each ticket: 1 request in ten minutes, none where somebody has looked for an article meanwhile. */
export function readArticlesSeldom(port: Asks): Promise<readonly Article[]> {
  const held = last.get(port);
  return held && port.now() - held.at < SELDOM_MS ? held.articles : readArticlesAnew(port);
}
