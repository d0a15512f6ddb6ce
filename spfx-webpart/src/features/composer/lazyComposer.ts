import { lazyWithWords } from '../../ui/words/lazyWithWords';

const words = { en: () => import(/* webpackChunkName: 'composer-en' */ './words/en'), de: () => import(/* webpackChunkName: 'composer-de' */ './words/de') };
const parts = () => import(/* webpackChunkName: 'composer' */ './parts');

/** What only writers need. */
export const ComposerBox = lazyWithWords(() => parts().then((part) => part.ComposerBox), words, 'told');
export const ColleagueDraft = lazyWithWords(() => parts().then((part) => part.ColleagueDraft), words);
export const DeliveryLine = lazyWithWords(() => parts().then((part) => part.DeliveryLine), words);
