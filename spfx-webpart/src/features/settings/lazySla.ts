import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** Policies and working hours, with their own words. */
export const Sla = lazyWithWords(
  () => import(/* webpackChunkName: 'sla' */ '../sla').then((part) => part.Sla),
  { en: () => import(/* webpackChunkName: 'sla-en' */ '../sla/words/en'), de: () => import(/* webpackChunkName: 'sla-de' */ '../sla/words/de') },
  'told',
);
