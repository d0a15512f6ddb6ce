import * as React from 'react';

/**
 * While a modal box is open, keys typed with nothing focused (a click on plain text takes the focus away) are meant for the box, never
 * for the page behind it: Escape closes it.
 */
export function useModalKeys(onClose: () => void): void {
  const close = React.useRef(onClose);
  close.current = onClose;
  React.useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey) return;
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close.current();
    };
    document.addEventListener('keydown', down, true);
    return () => document.removeEventListener('keydown', down, true);
  }, []);
}
