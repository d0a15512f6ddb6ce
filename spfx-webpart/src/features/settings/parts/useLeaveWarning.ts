import * as React from 'react';
import type { Desk } from '../../../app/desk/desk';

/** Leaving the page with something unsaved asks; leaving the screen says that it was kept. */
export function useLeaveWarning(desk: Desk, dirty: boolean, words: string): void {
  const unsaved = React.useRef(false);
  const told = React.useRef(words);
  unsaved.current = dirty;
  told.current = words;
  React.useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      if (unsaved.current) desk.tell(told.current);
    };
  }, [desk]);
}
