import * as React from 'react';
import type { LogRow } from './logRows';

/** The mail whose pane is open, and the way back to its line; the title has the focus first. */
export function useOpenLine(rows: readonly LogRow[]) {
  const [current, setCurrent] = React.useState<string | null>(null);
  const title = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => title.current?.focus(), []);
  const found = rows.find((row) => row.row === 'mail' && row.key === current);
  const close = (): void => {
    const row = document.activeElement?.closest('.toolgrid')?.querySelector<HTMLElement>('[role="grid"] [data-stop]');
    setCurrent(null);
    (row ?? title.current)?.focus();
  };
  return { title, current, setCurrent, open: found?.row === 'mail' ? found : null, close };
}
