import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** Writing a ticket needs what writing an answer needs, words and all. */
export const NewTicket = lazyWithWords(
  () => import(/* webpackChunkName: 'new-ticket' */ './NewTicket').then((part) => part.NewTicket),
  {
    en: () => import(/* webpackChunkName: 'composer-en' */ '../composer/words/en'),
    de: () => import(/* webpackChunkName: 'composer-de' */ '../composer/words/de'),
  },
  'told',
);
