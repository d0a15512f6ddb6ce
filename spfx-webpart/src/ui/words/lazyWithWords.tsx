import * as React from 'react';
import { QuietPart } from '../controls/Boundary';
import type { Words } from './say';
import { useWords, WordsProvider, type MoreWords } from './WordsContext';

/** The words a part brings itself: English always, others where the part is mostly read in them. Every further language comes in one file for all parts (`MoreWords`). */
export type WordFiles = { en(): Promise<{ default: Words }>; readonly [language: string]: () => Promise<{ default: Words }> };

const quiet = <P extends object>(Part: React.ComponentType<P>): React.ComponentType<P> =>
  function LazyPart(props: P) {
    return (
      <QuietPart>
        <Part {...props} />
      </QuietPart>
    );
  };

type Missing = 'hidden' | 'told';

/**
 * A part that is asked for when it is first shown. What failed to load (no network, an update of the site) is asked for again at the next drawing. Until then
 * nothing stands in its place and the rest of the page works on; with `told` the boundary above it says so.
 */
function lazily<P extends object>(load: (language: string, more: MoreWords) => Promise<React.ComponentType<P>>, missing: Missing): React.ComponentType<P> {
  const made = new Map<string, React.ComponentType<P>>();
  const make = (language: string, more: MoreWords): React.ComponentType<P> =>
    React.lazy(() =>
      load(language, more).then(
        (part) => ({ default: part }),
        (error: unknown) => {
          made.delete(language);
          throw error;
        },
      ),
    ) as unknown as React.ComponentType<P>;
  function Loaded(props: P) {
    const { locale, more } = useWords();
    const language = locale.slice(0, 2).toLowerCase();
    const Part = made.get(language) ?? make(language, more);
    made.set(language, Part);
    return <Part {...props} />;
  }
  return missing === 'told' ? Loaded : quiet(Loaded);
}

/** A part without words of its own. */
export const lazyPart = <P extends object>(load: () => Promise<React.ComponentType<P>>, missing: Missing = 'hidden'): React.ComponentType<P> =>
  lazily(load, missing);

/** A part and its words in the language of the page, both asked for at once. */
export const lazyWithWords = <P extends object>(
  load: () => Promise<React.ComponentType<P>>,
  files: WordFiles,
  missing: Missing = 'hidden',
): React.ComponentType<P> =>
  lazily(async (language, more) => {
    const own = files[language];
    const [Part, english, translated] = await Promise.all([load(), files.en(), own ? own().then((file) => file.default) : more(language)]);
    // A sentence that is not translated yet is said in English, not as its key.
    const said = { ...english.default, ...translated };
    return function Worded(props: P) {
      const { words, locale } = useWords();
      const all = React.useMemo(() => ({ ...words, ...said }), [words]);
      return (
        <WordsProvider words={all} locale={locale}>
          <Part {...props} />
        </WordsProvider>
      );
    };
  }, missing);
