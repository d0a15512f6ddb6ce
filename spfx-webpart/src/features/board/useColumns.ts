import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';
import { LOOKED_THROUGH_ROWS } from '../../app/desk/state';
import { columnView, COLUMNS, type Column } from './columns';

const PAGE_ROWS = 50;

/** `cards`: how many of the column the lists have given. */
export type ColumnLoad = { cards: number; loaded: boolean; loading: boolean; cursor: string | null; fault: ListsFaultLike | null };
export type ColumnLoads = Readonly<Record<Column, ColumnLoad>>;

const FIRST: ColumnLoad = { cards: 0, loaded: false, loading: false, cursor: null, fault: null };

/** Loads every column page by page, in large pages where it is looked through; the tickets go to the desk, which keeps them current. */
export function useColumns(desk: Desk, today: string, lookThrough: boolean) {
  const [loads, setLoads] = React.useState<ColumnLoads>({ New: FIRST, Open: FIRST, Pending: FIRST, Solved: FIRST });
  const held = React.useRef(loads);
  held.current = loads;
  const busy = React.useRef(new Set<Column>());
  const alive = React.useRef(true);
  const note = React.useCallback((column: Column, part: Partial<ColumnLoad>): void => {
    if (alive.current) setLoads((old) => ({ ...old, [column]: { ...old[column], ...part } }));
  }, []);

  const page = React.useCallback(
    async (column: Column, cursor: string | null, top = PAGE_ROWS): Promise<void> => {
      if (busy.current.has(column)) return;
      busy.current.add(column);
      note(column, { loading: true, fault: null });
      try {
        const answer = await desk.port.lists.ticketPage(columnView(column, today), { top, ...(cursor === null ? {} : { cursor }) });
        desk.put(answer.tickets);
        const before = cursor === null ? 0 : held.current[column].cards;
        note(column, { cards: before + answer.tickets.length, loaded: true, loading: false, cursor: answer.cursor });
      } catch (error) {
        note(column, { loading: false, fault: faultOf(error) });
      } finally {
        busy.current.delete(column);
      }
    },
    [desk, today, note],
  );

  React.useEffect(() => {
    alive.current = true;
    COLUMNS.forEach((column) => void page(column, null));
    return () => {
      alive.current = false;
    };
  }, [page]);

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
