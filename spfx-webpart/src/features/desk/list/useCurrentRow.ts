import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';

export type CurrentRow = {
  currentId: number | null;
  /** Where it stands among the rows; -1 where it does not. */
  index: number;
  /** It has left the rows and is still being answered beside them. */
  held: boolean;
  setCurrent(id: number | null): void;
  /** Moves the focus to a row, or to the list's heading where there is no such row. */
  focusRow(id: number | null): void;
};

function useFocusRow(root: React.RefObject<HTMLElement>): CurrentRow['focusRow'] {
  return React.useCallback(
    (id) => {
      requestAnimationFrame(() =>
        (root.current?.querySelector<HTMLElement>(`.tr[data-id="${id ?? ''}"]`) ?? root.current?.querySelector<HTMLElement>('.listpane .viewhead h1'))?.focus(),
      );
    },
    [root],
  );
}

/** Whether somebody writes an answer beside the list. */
const isWriting = (root: HTMLElement | null): boolean => root?.querySelector('.pane.reading .composer.on') != null;

/** Counts what moved the focus while a row that left is held. */
function useFocusMoves(held: boolean): number {
  const [moves, setMoves] = React.useState(0);
  React.useEffect(() => {
    if (!held) return undefined;
    const moved = (): void => setMoves((old) => old + 1);
    document.addEventListener('focusin', moved);
    return () => document.removeEventListener('focusin', moved);
  }, [held]);
  return moves;
}

/** The row that keys act on, and whose ticket stands in the pane: it stays there while somebody answers it, though it has left the list. Beside a reading pane there always is one; in a `small` container only when somebody chose it. */
export function useCurrentRow(root: React.RefObject<HTMLElement>, rows: readonly Ticket[], small: boolean, view: string): CurrentRow {
  const [chosenId, setCurrent] = React.useState<number | null>(null);
  const place = React.useRef(0);
  const seen = React.useRef(view);
  // With the first rows at once, so that they are laid out beside the pane and not anew when it comes.
  const currentId = chosenId ?? (small ? null : (rows[Math.min(place.current, rows.length - 1)]?.id ?? null));
  const index = rows.findIndex((ticket) => ticket.id === currentId);
  const focusRow = useFocusRow(root);
  // Asked while drawing: a moment later the box would be gone, and with it the focus of whoever writes.
  const held = index < 0 && currentId !== null && !small && seen.current === view && isWriting(root.current);
  const moves = useFocusMoves(held);
  // The row that left gives its place to the next one, else to the one before.
  React.useEffect(() => {
    // Another view begins at its top.
    const left = seen.current !== view;
    if (left) place.current = 0;
    seen.current = view;
    if (index >= 0 && !left) {
      place.current = index;
      setCurrent(currentId);
    } else if (held) return;
    else if (rows.length && !small) {
      const next = rows[Math.min(place.current, rows.length - 1)]?.id ?? null;
      setCurrent(next);
      // The row took the focus with it when it left.
      if (currentId !== null && document.activeElement === document.body) focusRow(next);
    } else if (currentId !== null && !rows.length) setCurrent(null);
  }, [index, rows, small, currentId, focusRow, view, held, moves]);
  return { currentId, index, held, setCurrent, focusRow };
}
