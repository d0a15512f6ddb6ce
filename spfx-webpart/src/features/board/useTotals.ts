import * as React from 'react';
import type { Desk } from '../../app/desk/desk';
import { useDeskState } from '../desk/DeskContext';
import { columnWhere, type Column, type Scope } from './columns';

const COUNTED = ['New', 'Open', 'Pending'] as const satisfies readonly Column[];
export type Totals = Partial<Record<Column, number>>;

/** How many tickets each open column has in all, where a column is not wholly here: 1 request, and again when the desk counts again. */
export function useTotals(desk: Desk, view: Scope['view'], partial: boolean): Totals {
  const counts = useDeskState((state) => (partial ? state.counts : null));
  const myId = useDeskState((state) => state.me?.id ?? null);
  const [totals, setTotals] = React.useState<Totals>({});
  React.useEffect(() => {
    if (!partial || myId === null || counts === null) {
      setTotals({});
      return undefined;
    }
    let left = false;
    // Without them a column says how many are here, and a plus.
    desk.port.lists
      .counts(
        myId,
        COUNTED.map((column) => columnWhere(column, { view, myId })),
      )
      .then(
        ({ views, atLeast }) => {
          if (!left && views && !atLeast) setTotals(Object.fromEntries(COUNTED.map((column, index) => [column, views[index] ?? undefined])));
        },
        () => undefined,
      );
    return () => {
      left = true;
    };
  }, [desk, view, partial, myId, counts]);
  return totals;
}
