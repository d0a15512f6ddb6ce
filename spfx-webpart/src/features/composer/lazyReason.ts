import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** Asked for where a message was not sent, with the words of the composer. */
export const NotSentReason = lazyWithWords(() => import(/* webpackChunkName: 'not-sent' */ './NotSentReason').then((part) => part.NotSentReason), {
  en: () => import(/* webpackChunkName: 'composer-en' */ './words/en'),
  de: () => import(/* webpackChunkName: 'composer-de' */ './words/de'),
});
