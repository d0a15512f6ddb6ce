import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';
import { LOOKED_THROUGH_ROWS } from '../../app/desk/state';
import { useDeskState } from '../desk/DeskContext';
import { columnView, COLUMNS, type Column } from './columns';

const PAGE_ROWS = 50;

/** `cards`: how many of the column the lists have given. */
export type ColumnLoad = { cards: number; loaded: boolean; loading: boolean; cursor: string | null; fault: ListsFaultLike | null };
export type ColumnLoads = Readonly<Record<Column, ColumnLoad>>;

const FIRST: ColumnLoad = { cards: 0, loaded: false, loading: false, cursor: null, fault: null };

const NONE: ColumnLoads = { New: FIRST, Open: FIRST, Pending: FIRST, Solved: FIRST };

/**
 * Loads every column page by page, in large pages where it is looked through; the tickets go to the desk, which keeps them current. Where the desk reads all of it anew,
 * the columns begin again.
 */
export function useColumns(desk: Desk, today: string, lookThrough: boolean) {
  const reloads = useDeskState((state) => state.reloads);
  const [loads, setLoads] = React.useState(NONE);
  const held = React.useRef(loads);
  held.current = loads;
  /** Columns with a page on its way, since they last began; an answer from before that counts for nothing. */
  const busy = React.useRef<Set<Column> | null>(null);

  const page = React.useCallback(
    async (column: Column, cursor: string | null, top = PAGE_ROWS): Promise<void> => {
      const since = busy.current;
      if (!since || since.has(column)) return;
      const note = (part: Partial<ColumnLoad>): void => {
        if (busy.current === since) setLoads((old) => ({ ...old, [column]: { ...old[column], ...part } }));
      };
      since.add(column);
      note({ loading: true, fault: null });
      try {
        const answer = await desk.port.lists.ticketPage(columnView(column, today), { top, ...(cursor === null ? {} : { cursor }) });
        if (busy.current !== since) return;
        desk.put(answer.tickets);
        const before = cursor === null ? 0 : held.current[column].cards;
        note({ cards: before + answer.tickets.length, loaded: true, loading: false, cursor: answer.cursor });
      } catch (error) {
        note({ loading: false, fault: faultOf(error) });
      } finally {
        since.delete(column);
      }
    },
    [desk, today],
  );

  React.useEffect(() => {
    busy.current = new Set();
    setLoads(NONE);
    COLUMNS.forEach((column) => void page(column, null));
    return () => {
      busy.current = null;
    };
  }, [page, reloads]);

  const more = React.useCallback(
    (column: Column): void => {
      const { cursor, fault } = held.current[column];
      if (cursor !== null && !fault) void page(column, cursor, lookThrough ? LOOKED_THROUGH_ROWS : PAGE_ROWS);
    },
    [page, lookThrough],
  );
  const retry = React.useCallback((column: Column): void => void page(column, held.current[column].cursor), [page]);
  return { loads, more, retry };
}
