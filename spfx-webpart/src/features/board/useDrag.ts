import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { COLUMNS, type Column } from './columns';

/** Less than this is a click. */
const DRAG_AFTER_PX = 5;

/** Where a card would fall: a column, and the lane of it where there are lanes. */
export type Place = { column: Column; lane: string | null };
export type Drag = { ticket: Ticket; over: Place | null; width: number };

const placeAt = (x: number, y: number): Place | null => {
  const data = document.elementFromPoint?.(x, y)?.closest<HTMLElement>('[data-column]')?.dataset;
  const column = COLUMNS.find((one) => one === data?.column);
  return column ? { column, lane: data?.lane ?? null } : null;
};
const same = (a: Place | null, b: Place | null): boolean => a?.column === b?.column && a?.lane === b?.lane;

/**
 * Carries a card by mouse or pen. The ghost follows without drawing the board again; only a change of column or lane does. Escape puts
 * the card back. Touch scrolls instead: there the card's menu moves it.
 */
export function useDrag(onDrop: (ticket: Ticket, to: Place) => void) {
  const [drag, setDrag] = React.useState<Drag | null>(null);
  const ghost = React.useRef<HTMLDivElement>(null);
  const drop = React.useRef(onDrop);
  drop.current = onDrop;
  const end = React.useRef<(() => void) | null>(null);
  React.useEffect(() => () => end.current?.(), []);

  const lift = React.useCallback((ticket: Ticket, event: React.PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || event.pointerType === 'touch' || (event.target as HTMLElement).closest('button')) return;
    const card = event.currentTarget.getBoundingClientRect();
    const from = { x: event.clientX, y: event.clientY };
    let carried = false;
    let over: Place | null = null;
    const place = (x: number, y: number): void => {
      const box = ghost.current?.offsetParent?.getBoundingClientRect();
      if (ghost.current && box)
        ghost.current.style.transform = `translate(${x - box.left - (from.x - card.left)}px, ${y - box.top - (from.y - card.top)}px) rotate(1.5deg)`;
    };
    const move = (at: PointerEvent): void => {
      if (!carried && Math.hypot(at.clientX - from.x, at.clientY - from.y) < DRAG_AFTER_PX) return;
      at.preventDefault();
      const now = placeAt(at.clientX, at.clientY);
      if (!carried || !same(now, over)) setDrag({ ticket, over: now, width: card.width });
      carried = true;
      over = now;
      place(at.clientX, at.clientY);
      requestAnimationFrame(() => place(at.clientX, at.clientY));
    };
    const stop = (): void => {
      window.removeEventListener('pointermove', move);
      // eslint-disable-next-line @typescript-eslint/no-use-before-define -- runs only after all four exist
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', stop);
      // eslint-disable-next-line @typescript-eslint/no-use-before-define -- runs only after all four exist
      window.removeEventListener('keydown', key, true);
      end.current = null;
      if (carried) setDrag(null);
    };
    const up = (): void => {
      const to = over;
      const was = carried;
      stop();
      if (was && to) drop.current(ticket, to);
    };
    const key = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape' || !carried) return;
      pressed.preventDefault();
      pressed.stopPropagation();
      stop();
    };
    end.current?.();
    end.current = stop;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', key, true);
  }, []);
  return { drag, ghost, lift };
}
