import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from './DeskContext';
import { soon } from './lazyParts';

/** Opens the ticket that has waited longest for somebody and gives it to the person at the desk. */
export function useTakeOldest(open: (id: number) => void): () => void {
  const { say } = useWords();
  const { desk } = useDesk();
  return React.useCallback(
    () =>
      void soon().then(
        (part) => part.takeOldest(desk, say, open),
        () => desk.tell(say('fault.lists.offline'), true),
      ),
    [desk, say, open],
  );
}
