import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** With the names of filters, which stand with the tools of the view. */
export const Filtered = lazyWithWords(() => import(/* webpackChunkName: 'desk-states' */ './Filtered').then((part) => part.Filtered), {
  en: () => import(/* webpackChunkName: 'view-tools-en' */ '../viewTools/words/en'),
  de: () => import(/* webpackChunkName: 'view-tools-de' */ '../viewTools/words/de'),
});
