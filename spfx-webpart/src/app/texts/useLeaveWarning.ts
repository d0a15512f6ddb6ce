import * as React from 'react';
import type { Desk } from '../desk/desk';

/** Leaving the page with something unsaved asks; leaving the screen says that it was kept. `isDirty` is asked then: keys draw nothing anew. */
export function useLeaveWarning(desk: Desk, isDirty: () => boolean, words: string): void {
  const unsaved = React.useRef(isDirty);
  const told = React.useRef(words);
  unsaved.current = isDirty;
  told.current = words;
  React.useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      if (unsaved.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      if (unsaved.current()) desk.tell(told.current);
    };
  }, [desk]);
}
