import * as React from 'react';
import { groupRows, type Grouped } from '../../app/desk/groups';
import { visibleRows } from '../../app/desk/views';
import { useDeskState } from './DeskContext';

const NOTHING_SEEN = {};

/** The rows of the view as they stand now, and the groups they stand in; closed groups keep their rows to themselves. */
export function useRows(closed: ReadonlySet<string>, now: number): Grouped {
  const tickets = useDeskState((state) => state.tickets);
  const view = useDeskState((state) => state.view);
  const me = useDeskState((state) => state.me);
  const filters = useDeskState((state) => state.filters);
  const sort = useDeskState((state) => state.sort);
  const reverse = useDeskState((state) => state.reverse);
  const held = useDeskState((state) => state.held);
  const found = useDeskState((state) => state.found);
  const group = useDeskState((state) => state.group);
  const own = useDeskState((state) => state.own);
  const seen = useDeskState((state) => (state.filters.unread ? state.seen : NOTHING_SEEN));
  const rows = React.useMemo(() => visibleRows({ tickets, view, me, filters, sort, reverse, held, found, seen, own, now }), [tickets, view, me, filters, sort, reverse, held, found, seen, own, now]);
  return React.useMemo(() => groupRows(rows, group, closed, now, own), [rows, group, closed, now, own]);
}
