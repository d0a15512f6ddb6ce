import * as React from 'react';
import { useTitle } from '../../ui/controls/useFocus';
import type { LogRow } from './logRows';

/** The mail whose pane is open, and the way back to its line; the title has the focus first. */
export function useOpenLine(rows: readonly LogRow[]) {
  const [current, setCurrent] = React.useState<string | null>(null);
  const found = rows.find((row) => row.row === 'mail' && row.key === current);
  const open = found?.row === 'mail' ? found : null;
  const title = useTitle(open !== null);
  const close = (): void => {
    const row = document.activeElement?.closest('.toolgrid')?.querySelector<HTMLElement>('[role="grid"] [data-stop]');
    setCurrent(null);
    row?.focus();
  };
  return { title, current, setCurrent, open, close };
}
