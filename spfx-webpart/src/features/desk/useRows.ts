import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { visibleRows } from '../../app/desk/views';
import { useDeskState } from './DeskContext';

/** The rows of the view as they stand now. */
export function useRows(): Ticket[] {
  const tickets = useDeskState((state) => state.tickets);
  const view = useDeskState((state) => state.view);
  const me = useDeskState((state) => state.me);
  const filters = useDeskState((state) => state.filters);
  const sort = useDeskState((state) => state.sort);
  const held = useDeskState((state) => state.held);
  return React.useMemo(() => visibleRows({ tickets, view, me, filters, sort, held }), [tickets, view, me, filters, sort, held]);
}
