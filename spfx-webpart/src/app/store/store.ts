import * as React from 'react';
import { unstable_batchedUpdates as drawnTogether } from 'react-dom';

/** A value that tells its readers when it changes. Changes are made by functions from the old value to the new one. */
export type Store<S> = { get(): S; set(change: (old: S) => S): void; subscribe(reader: () => void): () => void };

export function createStore<S>(initial: S): Store<S> {
  let value = initial;
  const readers = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      const next = change(value);
      if (next === value) return;
      value = next;
      // One drawing a change, however many parts of the page read from it.
      drawnTogether(() => {
        for (const reader of [...readers]) reader();
      });
    },
    subscribe(reader) {
      readers.add(reader);
      return () => void readers.delete(reader);
    },
  };
}

/** Renders again when what `select` answers is another value (`Object.is`). `select` must be steady or cheap. */
export function useStore<S, T>(store: Store<S>, select: (state: S) => T): T {
  const [, again] = React.useReducer((count: number) => count + 1, 0);
  const selected = select(store.get());
  const shown = React.useRef(selected);
  const chooser = React.useRef(select);
  React.useLayoutEffect(() => {
    shown.current = selected;
    chooser.current = select;
  });
  React.useLayoutEffect(() => {
    const check = (): void => {
      if (!Object.is(chooser.current(store.get()), shown.current)) again();
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return selected;
}
