import * as React from 'react';
import { groupRows, type Grouped } from '../../../app/desk/groups';
import { asksForTime, visibleRows } from '../../../app/desk/views';
import { useDeskState } from '../DeskContext';

const NOTHING_SEEN = {};
/** Where no row comes, goes or moves by the clock: thousands are not looked through again each half minute. */
const ANY_TIME = 0;

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
  const asleep = React.useMemo(() => Array.from(tickets.values()).some(({ snoozedUntil }) => snoozedUntil !== null), [tickets]);
  const moment = asleep || group === 'due' || asksForTime(filters) ? now : ANY_TIME;
  const rows = React.useMemo(
    () => visibleRows({ tickets, view, me, filters, sort, reverse, held, found, seen, own, now: moment }),
    [tickets, view, me, filters, sort, reverse, held, found, seen, own, moment],
  );
  return React.useMemo(() => groupRows(rows, group, closed, moment, own), [rows, group, closed, moment, own]);
}
