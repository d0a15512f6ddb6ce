import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** Choosing a person needs what a new ticket needs, and lies beside it. */
export const RequesterDialog = lazyWithWords(() => import(/* webpackChunkName: 'new-ticket' */ './RequesterDialog').then((part) => part.RequesterDialog), {
  en: () => import(/* webpackChunkName: 'composer-en' */ '../composer/words/en'),
  de: () => import(/* webpackChunkName: 'composer-de' */ '../composer/words/de'),
});
