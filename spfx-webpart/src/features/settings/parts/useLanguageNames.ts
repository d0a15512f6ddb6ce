import * as React from 'react';
import { useWords } from '../../../ui/words/WordsContext';

/** The name of a language in the reader's own; the tag itself where nobody knows a name. */
export function useLanguageNames(): (tag: string) => string {
  const { locale } = useWords();
  return React.useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    };
  }, [locale]);
}
