import type * as React from 'react';

export type PaletteKeyDeeds = {
  /** How many rows there are, and which is current. */
  count: number;
  current: number;
  /** Nothing is typed. */
  empty: boolean;
  move(to: number): void;
  /** Enter, and Tab for the second step. */
  use(): void;
  deeper(): void;
  /** Escape: out of the step, or of the box. */
  leave(): void;
  /** Backspace in the empty box. */
  drop(): void;
  close(): void;
};

/** Does what a key means in the palette, and keeps it from the desk below. */
export function onPaletteKey(event: React.KeyboardEvent, { count, current, empty, move, use, deeper, leave, drop, close }: PaletteKeyDeeds): void {
  event.stopPropagation();
  const deeds: Record<string, () => void> = {
    ArrowDown: () => move(count ? (current + 1) % count : 0),
    ArrowUp: () => move(count ? (current - 1 + count) % count : 0),
    Enter: use,
    Tab: deeper,
    Escape: leave,
  };
  const again = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' ? close : undefined;
  const emptied = event.key === 'Backspace' && empty ? drop : undefined;
  const deed = again ?? emptied ?? deeds[event.key];
  if (!deed || event.nativeEvent.isComposing) return;
  event.preventDefault();
  deed();
}
