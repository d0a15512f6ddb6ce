import * as React from 'react';
import { makeSay, type Say, type Words } from './say';

export type Language = { say: Say; locale: string; words: Words };

const Context = React.createContext<Language>({ say: (key) => key, locale: 'en-US', words: {} });

/** Gives every part below its words and the locale of dates and numbers. The web part is the only place that loads string files. */
export function WordsProvider(props: { words: Words; locale: string; children: React.ReactNode }) {
  const { words, locale, children } = props;
  const language = React.useMemo(() => ({ say: makeSay(words, locale), locale, words }), [words, locale]);
  return <Context.Provider value={language}>{children}</Context.Provider>;
}

export const useWords = () => React.useContext(Context);
