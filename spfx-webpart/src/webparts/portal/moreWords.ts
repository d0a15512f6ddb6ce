import type { MoreWords } from '../../ui/words/WordsContext';
import type { Words } from '../../ui/words/say';

/** The words of the one part of the portal that comes later. */
const FILES: Readonly<Record<string, () => Promise<{ default: Words }>>> = {
  fr: () => import(/* webpackChunkName: 'your-data-fr' */ '../../features/yourData/words/fr'),
  nl: () => import(/* webpackChunkName: 'your-data-nl' */ '../../features/yourData/words/nl'),
  es: () => import(/* webpackChunkName: 'your-data-es' */ '../../features/yourData/words/es'),
  pl: () => import(/* webpackChunkName: 'your-data-pl' */ '../../features/yourData/words/pl'),
  it: () => import(/* webpackChunkName: 'your-data-it' */ '../../features/yourData/words/it'),
  pt: () => import(/* webpackChunkName: 'your-data-pt' */ '../../features/yourData/words/pt'),
  sv: () => import(/* webpackChunkName: 'your-data-sv' */ '../../features/yourData/words/sv'),
};

export const moreWords: MoreWords = (language) => FILES[language]?.().then((file) => file.default) ?? null;
