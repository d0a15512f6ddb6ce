import * as React from 'react';

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** For the title of a screen (`tabIndex={-1}`): it takes the focus first, and again when what was `open` beside or over it has gone with the focus in it. */
export function useTitle(open = false): React.RefObject<HTMLHeadingElement> {
  const title = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => title.current?.focus(), []);
  React.useEffect(() => {
    if (!open && isLost()) title.current?.focus();
  }, [open]);
  return title;
}

/** For the heading of a pane (`tabIndex={-1}`): it takes the focus when the pane comes in the place of what had it. */
export function useLostFocus(): React.RefObject<HTMLHeadingElement> {
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => {
    if (isLost()) heading.current?.focus();
  }, []);
  return heading;
}
