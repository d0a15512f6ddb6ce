import type * as React from 'react';

/** A button that goes away with what it does gives the focus to the view's title, not to nothing. */
export function toTitle({ currentTarget }: React.MouseEvent): void {
  currentTarget.closest('.listpane')?.querySelector('h1')?.focus();
}
