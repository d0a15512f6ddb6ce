import { lazyWithWords, type WordFiles } from '../../ui/words/lazyWithWords';

const words: WordFiles = {
  en: () => import(/* webpackChunkName: 'circles-en' */ './words/en'),
  de: () => import(/* webpackChunkName: 'circles-de' */ './words/de'),
};
const part = () => import(/* webpackChunkName: 'circles' */ '.');

export const ConfidentialField = lazyWithWords(() => part().then((one) => one.ConfidentialField), words);
export const Circles = lazyWithWords(() => part().then((one) => one.Circles), words);
