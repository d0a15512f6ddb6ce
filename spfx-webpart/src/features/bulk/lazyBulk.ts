import { lazyWithWords, type WordFiles } from '../../ui/words/lazyWithWords';

const bulk = () => import(/* webpackChunkName: 'bulk' */ './index');
const words: WordFiles = { en: () => import(/* webpackChunkName: 'bulk-en' */ './words/en'), de: () => import(/* webpackChunkName: 'bulk-de' */ './words/de') };
/** Acting on many tickets; loaded when somebody first selects or changes several. */
export const BulkBar = lazyWithWords(() => bulk().then((part) => part.BulkBar), words);
export const BulkNews = lazyWithWords(() => bulk().then((part) => part.BulkNews), words);
