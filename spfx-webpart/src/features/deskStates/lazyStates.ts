import { lazyWithWords, type WordFiles } from '../../ui/words/lazyWithWords';

const states = () => import(/* webpackChunkName: 'desk-states' */ '../deskStates');
/** The names of filters stand with the tools of the view. */
const words: WordFiles = {
  en: async () => ({
    default: {
      ...(await import(/* webpackChunkName: 'view-tools-en' */ '../viewTools/words/en')).default,
      ...(await import(/* webpackChunkName: 'desk-states-en' */ './words/en')).default,
    },
  }),
  de: async () => ({
    default: {
      ...(await import(/* webpackChunkName: 'view-tools-de' */ '../viewTools/words/de')).default,
      ...(await import(/* webpackChunkName: 'desk-states-de' */ './words/de')).default,
    },
  }),
};

/** Here before the network goes: what stands in the place of the rows. */
export const prefetchStates = (locale: string): void => {
  void Promise.all([states(), words.en(), words[locale.slice(0, 2).toLowerCase()]?.()]).catch(() => undefined);
};

export const EmptyList = lazyWithWords(() => states().then((part) => part.EmptyList), words);
export const NextTry = lazyWithWords(() => states().then((part) => part.NextTry), words);
export const FirstRun = lazyWithWords(() => states().then((part) => part.FirstRun), words, 'told');
export const NoAccess = lazyWithWords(() => states().then((part) => part.NoAccess), words, 'told');
