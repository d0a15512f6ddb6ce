import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';

/** Which rows are chosen, and whether a press on one chooses it; what left the view is no longer chosen. */
export function useSelection(rows: readonly Ticket[]) {
  const [choosing, setChoosing] = React.useState(false);
  const [chosen, setChosen] = React.useState<ReadonlySet<number>>(new Set());
  const anchor = React.useRef<number | null>(null);
  const held = React.useRef(rows);
  held.current = rows;
  const selected = React.useMemo(() => {
    const here = new Set(rows.map((ticket) => ticket.id));
    return new Set(Array.from(chosen).filter((id) => here.has(id)));
  }, [chosen, rows]);

  const toggle = React.useCallback((id: number, range: boolean): void => {
    setChosen((old) => {
      const next = new Set(old);
      const ids = held.current.map((ticket) => ticket.id);
      const from = range && anchor.current !== null ? ids.indexOf(anchor.current) : -1;
      const to = ids.indexOf(id);
      if (from >= 0 && to >= 0) ids.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => next.add(one));
      else if (!next.delete(id)) next.add(id);
      return next;
    });
    anchor.current = id;
  }, []);
  const clear = React.useCallback((): void => {
    setChosen(new Set());
    setChoosing(false);
  }, []);
  const choose = React.useCallback((): void => setChoosing(true), []);
  const all = React.useCallback(
    (): void =>
      setChosen((old) => {
        const ids = held.current.map((ticket) => ticket.id);
        return ids.length && ids.every((id) => old.has(id)) ? new Set() : new Set(ids);
      }),
    [],
  );
  return { selected, choosing, choose, toggle, clear, all };
}
