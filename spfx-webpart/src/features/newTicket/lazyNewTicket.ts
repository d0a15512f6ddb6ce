import { lazyWithWords } from '../../ui/words/lazyWithWords';

const form = () => import(/* webpackChunkName: 'new-ticket' */ './NewTicket');

/** Has the form here before the network goes: what is written in it then is kept. */
export const prefetchNewTicket = (): void => void form().catch(() => undefined);

/** Writing a ticket needs what writing an answer needs, words and all. */
export const NewTicket = lazyWithWords(
  () => form().then((part) => part.NewTicket),
  {
    en: () => import(/* webpackChunkName: 'composer-en' */ '../composer/words/en'),
    de: () => import(/* webpackChunkName: 'composer-de' */ '../composer/words/de'),
  },
  'told',
);
