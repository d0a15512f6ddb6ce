import { lazyWithWords } from '../../ui/words/lazyWithWords';

export const NoticeBar = lazyWithWords(() => import(/* webpackChunkName: 'notice' */ '.').then((part) => part.NoticeBar), {
  en: () => import(/* webpackChunkName: 'notice-en' */ './words/en'),
  de: () => import(/* webpackChunkName: 'notice-de' */ './words/de'),
});
