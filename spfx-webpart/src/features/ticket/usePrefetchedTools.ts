import * as React from 'react';
import { idle } from '../../app/localIndex/idle';
import { useWords } from '../../ui/words/WordsContext';
import { prefetchNewTicket } from '../newTicket/lazyNewTicket';
import { prefetchTools } from './lazyTools';

/** Whoever reads beside the list opens a ticket soon, perhaps when the network has gone: its tools are here then, and so is the form of a new one. */
export function usePrefetchedTools(): void {
  const { locale } = useWords();
  React.useEffect(
    () =>
      void idle().then(() => {
        prefetchTools(locale);
        prefetchNewTicket();
      }),
    [locale],
  );
}
