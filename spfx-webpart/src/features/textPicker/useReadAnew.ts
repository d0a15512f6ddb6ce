import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';

export type ReadAnew<T> = {
  /** Null until the first answer. */
  held: readonly T[] | null;
  fault: ListsFaultLike | null;
  again(): void;
};

/** Shows at once what this visit has read before (`known`, by the object that `read` asks) and reads it anew. */
export function useReadAnew<T, From extends object>(
  from: From,
  known: WeakMap<object, readonly T[]>,
  read: (from: From) => Promise<readonly T[]>,
): ReadAnew<T> {
  const [held, setHeld] = React.useState<readonly T[] | null>(() => known.get(from) ?? null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const load = React.useCallback((): (() => void) => {
    let left = false;
    setFault(null);
    read(from).then(
      (found) => {
        known.set(from, found);
        if (!left) setHeld(found);
      },
      (error: unknown) => {
        if (!left) setFault(faultOf(error));
      },
    );
    return () => {
      left = true;
    };
  }, [from, known, read]);
  React.useEffect(load, [load]);
  return { held, fault, again: () => void load() };
}
