import type { MoreWords } from '../../ui/words/WordsContext';
import type { Words } from '../../ui/words/say';

/** One file a language with the words of all parts: fewer names of files in the first view than a file for each part and language. */
const FILES: Readonly<Record<string, () => Promise<{ default: Words }>>> = {
  fr: () => import(/* webpackChunkName: 'words-fr' */ './languages/fr'),
  nl: () => import(/* webpackChunkName: 'words-nl' */ './languages/nl'),
  es: () => import(/* webpackChunkName: 'words-es' */ './languages/es'),
  pl: () => import(/* webpackChunkName: 'words-pl' */ './languages/pl'),
  it: () => import(/* webpackChunkName: 'words-it' */ './languages/it'),
  pt: () => import(/* webpackChunkName: 'words-pt' */ './languages/pt'),
  sv: () => import(/* webpackChunkName: 'words-sv' */ './languages/sv'),
};

export const moreWords: MoreWords = (language) => FILES[language]?.().then((file) => file.default) ?? null;
