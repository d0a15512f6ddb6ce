import { lazyWithWords, type WordFiles } from '../../ui/words/lazyWithWords';

const unsent = () => import(/* webpackChunkName: 'waiting' */ '.');
const words: WordFiles = {
  en: () => import(/* webpackChunkName: 'waiting-en' */ './words/en'),
  de: () => import(/* webpackChunkName: 'waiting-de' */ './words/de'),
};
export const UnsentNews = lazyWithWords(() => unsent().then((part) => part.UnsentNews), words);
export const WaitingAnswers = lazyWithWords(() => unsent().then((part) => part.WaitingAnswers), words);
