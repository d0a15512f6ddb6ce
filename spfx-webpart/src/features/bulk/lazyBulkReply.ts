import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** One answer to many tickets, with the editor and its words. */
export const BulkReply = lazyWithWords(
  () => import(/* webpackChunkName: 'bulk-reply' */ './BulkReply').then((part) => part.BulkReply),
  {
    en: () => import(/* webpackChunkName: 'composer-en' */ '../composer/words/en'),
    de: () => import(/* webpackChunkName: 'composer-de' */ '../composer/words/de'),
  },
  'told',
);
