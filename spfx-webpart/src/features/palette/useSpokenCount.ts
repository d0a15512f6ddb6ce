import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';

const SAY_COUNT_AFTER_MS = 300;

/** How many results there are, for those who hear them: said when typing has paused. */
export function useSpokenCount(count: number, text: string): string {
  const { say } = useWords();
  const [spoken, setSpoken] = React.useState('');
  React.useEffect(() => {
    const timer = setTimeout(() => setSpoken(count ? say('palette.count', { count }) : say('palette.nothing')), SAY_COUNT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [count, text, say]);
  return spoken;
}
