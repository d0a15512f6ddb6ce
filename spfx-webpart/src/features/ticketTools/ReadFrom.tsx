import * as React from 'react';

/** Pictures and frames of mail have their height by then. */
const SETTLED_MS = 3_000;
const ROOM_PX = 8;
const HANDS = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;

/**
 * Whoever opens a ticket reads on where something new begins: a long newest message is shown from its first line, not from its end. It leaves them alone
 * as soon as they move the conversation themselves, and once everything has its height: what comes later never moves what is being read.
 */
export function ReadFrom() {
  const here = React.useRef<HTMLSpanElement>(null);
  React.useEffect(() => {
    const log = here.current?.closest<HTMLElement>('[role="log"]');
    const content = here.current?.parentElement;
    if (!log || !content || typeof ResizeObserver === 'undefined') return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let moved = false;
    let observer: ResizeObserver | null = null;
    const stop = (): void => {
      clearTimeout(timer);
      observer?.disconnect();
      HANDS.forEach((hand) => log.removeEventListener(hand, stop));
    };
    observer = new ResizeObserver(() => {
      const messages = content.querySelectorAll('article');
      const from = content.querySelector('.newline') ?? messages[messages.length - 1];
      if (!from) return;
      timer ??= setTimeout(stop, SETTLED_MS);
      const over = from.getBoundingClientRect().top - log.getBoundingClientRect().top - ROOM_PX;
      if (over >= 0 && !moved) return;
      moved = true;
      log.scrollTop += over;
    });
    observer.observe(content);
    HANDS.forEach((hand) => log.addEventListener(hand, stop, { passive: true }));
    return stop;
  }, []);
  return <span ref={here} hidden />;
}
