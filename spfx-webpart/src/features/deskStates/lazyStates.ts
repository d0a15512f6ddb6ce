import { lazyWithWords, type WordFiles } from '../../ui/words/lazyWithWords';

const states = () => import(/* webpackChunkName: 'desk-states' */ '../deskStates');
const words: WordFiles = {
  en: () => import(/* webpackChunkName: 'desk-states-en' */ './words/en'),
  de: () => import(/* webpackChunkName: 'desk-states-de' */ './words/de'),
};

/** Here before the network goes: what stands in the place of the rows. */
export const prefetchStates = (locale: string): void => {
  void Promise.all([states(), words.en(), words[locale.slice(0, 2).toLowerCase()]?.()]).catch(() => undefined);
};

export const EmptyList = lazyWithWords(() => states().then((part) => part.EmptyList), words);
export const NextTry = lazyWithWords(() => states().then((part) => part.NextTry), words);
export const NoDesk = lazyWithWords(() => states().then((part) => part.NoDesk), words, 'told');
