import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** Canned responses load when somebody first asks for them. */
export const ResponsePicker = lazyWithWords(
  () => import(/* webpackChunkName: 'canned' */ '../responses/picker').then((part) => part.ResponsePicker),
  {
    en: () => import(/* webpackChunkName: 'responses-en' */ '../responses/words/en'),
    de: () => import(/* webpackChunkName: 'responses-de' */ '../responses/words/de'),
  },
  'told',
);

/** So do knowledge articles. */
export const ArticlePicker = lazyWithWords(
  () => import(/* webpackChunkName: 'article-picker' */ '../articles/picker').then((part) => part.ArticlePicker),
  {
    en: () => import(/* webpackChunkName: 'articles-en' */ '../articles/words/en'),
    de: () => import(/* webpackChunkName: 'articles-de' */ '../articles/words/de'),
  },
  'told',
);
