import * as React from 'react';
import { makeSay, type Say, type Words } from './say';

/** Loads the words of all parts that come later, in a language that has no files of its own at each part; null for a language without. */
export type MoreWords = (language: string) => Promise<Words> | null;
export type Language = { say: Say; locale: string; words: Words; more: MoreWords };

const NONE: MoreWords = () => null;

const Context = React.createContext<Language>({ say: (key) => key, locale: 'en-US', words: {}, more: NONE });

/** Gives every part below its words and the locale of dates and numbers. The web part is the only place that loads string files. */
export function WordsProvider(props: { words: Words; locale: string; more?: MoreWords; children: React.ReactNode }) {
  const { words, locale, children } = props;
  const outer = React.useContext(Context).more;
  const more = props.more ?? outer;
  const language = React.useMemo(() => ({ say: makeSay(words, locale), locale, words, more }), [words, locale, more]);
  return <Context.Provider value={language}>{children}</Context.Provider>;
}

export const useWords = () => React.useContext(Context);
