import { lazyWithWords } from '../../ui/words/lazyWithWords';

const words = { en: () => import(/* webpackChunkName: 'macros-en' */ './words/en'), de: () => import(/* webpackChunkName: 'macros-de' */ './words/de') };
/** Macros for one ticket or a selection; shows the list, the preview and, for supervisors, the editor. */
export const MacroButton = lazyWithWords(() => import(/* webpackChunkName: 'macros' */ './MacroButton').then((part) => part.MacroButton), words);
