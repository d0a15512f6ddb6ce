import * as React from 'react';
import type { Desk } from '../../app/desk/desk';

/** News come in bursts: the log looks again once after them. */
const REFRESH_AFTER_MS = 1_500;
/** Who reads further down is not thrown back to the first page. */
const MOST_REFRESHED_ROWS = 50;

/** Looks again after something changed on the desk, while no more than the first page of `count` mails is shown. */
export function useLogNews(desk: Pick<Desk, 'onChanged'>, refresh: () => Promise<void>, count: number): void {
  React.useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = desk.onChanged(() => {
      if (timer || count > MOST_REFRESHED_ROWS) return;
      timer = setTimeout(() => {
        timer = null;
        void refresh();
      }, REFRESH_AFTER_MS);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [desk, refresh, count]);
}
