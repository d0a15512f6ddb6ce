import * as React from 'react';
import type { Keep } from '../keep/keep';

const SAVE_AFTER_MS = 1_000;

/** Keeps a text that is being typed on this device under `name`: a second after the last change, and when the screen is left. `end`: it is saved or thrown away. */
export function useKeptText<T>(keep: Keep, name: string) {
  const timer = React.useRef<ReturnType<typeof setTimeout> | null>(null);
  const read = React.useRef<(() => T) | null>(null);
  const stop = React.useCallback((): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const store = React.useCallback((): void => {
    stop();
    if (read.current) keep.write(name, read.current());
  }, [keep, name, stop]);
  const touch = React.useCallback(
    (typed: () => T): void => {
      stop();
      read.current = typed;
      timer.current = setTimeout(store, SAVE_AFTER_MS);
    },
    [stop, store],
  );
  const end = React.useCallback((): void => {
    stop();
    keep.drop(name);
  }, [keep, name, stop]);
  // Before the editor is gone, which has the text.
  React.useLayoutEffect(
    () => () => {
      if (timer.current) store();
    },
    [store],
  );
  return { touch, end };
}
