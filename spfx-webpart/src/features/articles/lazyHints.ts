import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** Comes with what puts articles into an answer. */
export const ArticleHints = lazyWithWords(() => import(/* webpackChunkName: 'article-picker' */ './picker').then((part) => part.ArticleHints), {
  en: () => import(/* webpackChunkName: 'articles-en' */ './words/en'),
  de: () => import(/* webpackChunkName: 'articles-de' */ './words/de'),
});
