import type { Desk } from '../../app/desk/desk';
import { freshArticle, MAX_ARTICLE_CHARS, MAX_ARTICLE_TITLE_CHARS, type Editing } from './articleForm';

const waiting = new WeakMap<Desk, Editing>();

/** A draft on its way to the knowledge base: nothing is stored until somebody saves it there. */
export function handOver(desk: Desk, title: string, html: string): void {
  const fresh = freshArticle(desk.port.newKey());
  waiting.set(desk, { ...fresh, text: { ...fresh.text, title: title.slice(0, MAX_ARTICLE_TITLE_CHARS), html: html.slice(0, MAX_ARTICLE_CHARS) } });
}

/** What was handed over, once. */
export function handedOver(desk: Desk): Editing | null {
  const editing = waiting.get(desk) ?? null;
  waiting.delete(desk);
  return editing;
}
