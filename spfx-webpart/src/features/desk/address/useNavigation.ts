import * as React from 'react';
import { NO_FILTERS, type ViewName } from '../../../app/desk/state';
import { isFiltered } from '../../../app/desk/views';
import { useSteady } from '../../../ui/controls/useSteady';
import { useDesk } from '../DeskContext';
import type { AddressedTicket } from './useAddressed';
import type { CurrentRow } from '../list/useCurrentRow';
import { hasLeft, neighboursAt, stepFrom, type Neighbours } from './neighbours';
import type { Route, ToolName } from './useRoute';
import type { TicketList } from '../list/useTicketList';

export type Navigation = {
  showView(view: ViewName): void;
  /** A saved view by its key. */
  showSaved(key: string): void;
  openTool(tool: ToolName): void;
  openPage(id: number): void;
  /** Makes a row the current one; where there is no room for a pane it opens. */
  chooseRow(id: number): void;
  /** To the next or previous row, or from ticket to ticket. */
  move(step: 1 | -1): void;
  toEnd(end: 'first' | 'last'): void;
  /** One thing less at a time: the ticket, then the selection, then the filters. */
  back(): void;
  /** Searches the list, which takes the place of what is open. */
  find(text: string): void;
};

export type NavigationFrom = {
  route: Route;
  go(next: string, replace?: boolean): void;
  address: AddressedTicket;
  list: TicketList;
  current: CurrentRow;
  small: boolean;
};

/** The ways between views, rows and tickets. What is open stands in the address. */
export function useNavigation({ route, go, address, list, current, small }: NavigationFrom): Navigation {
  const { desk } = useDesk();
  const { rows, selected, choosing, clear } = list;
  const { currentId, setCurrent, focusRow } = current;
  const { open } = address;
  const listHash = (): string => `view=${desk.store.get().viewKey ?? desk.store.get().view}`;
  const showView = (view: ViewName): void => {
    clear();
    desk.setView(view);
    go(`view=${view}`, true);
  };
  const showSaved = (key: string): void => {
    clear();
    desk.openSaved(key);
    go(`view=${key}`, true);
  };
  const openTool = (tool: ToolName): void => go(`tool=${tool}`);
  const openPage = (id: number): void => {
    setCurrent(id);
    go(`ticket=${id}`);
  };
  const chooseRow = (id: number): void => {
    setCurrent(id);
    if (small) openPage(id);
  };
  const at = open?.id ?? currentId;
  const beside = React.useRef<Neighbours & { of: number | null }>({ of: null, previous: null, next: null });
  const ids = React.useMemo(() => rows.map(({ id }) => id), [rows]);
  // Remembered while it stands there; what left keeps the neighbours it had.
  React.useEffect(() => {
    const index = at === null ? -1 : ids.indexOf(at);
    if (beside.current.of !== at || !hasLeft(ids, index, beside.current)) beside.current = { of: at, ...neighboursAt(ids, index) };
  }, [at, ids]);
  const move = (step: 1 | -1): void => {
    const next = stepFrom(ids, at === null ? -1 : ids.indexOf(at), beside.current, step);
    if (next === null) return;
    setCurrent(next);
    if (open) go(`ticket=${next}`, true);
    else focusRow(next);
  };
  const toEnd = (end: 'first' | 'last'): void => {
    const row = end === 'first' ? rows[0] : rows[rows.length - 1];
    if (!row) return;
    setCurrent(row.id);
    focusRow(row.id);
  };
  const back = (): void => {
    if (route.tool) return;
    if (open || address.missing !== null) {
      go(listHash());
      focusRow(currentId);
    } else if (choosing || selected.size) clear();
    else if (isFiltered(desk.store.get().filters)) desk.setFilters(NO_FILTERS);
  };
  const find = (text: string): void => {
    if (open || route.tool) go(listHash(), true);
    desk.setFilters({ text });
  };
  return useSteady({ showView, showSaved, openTool, openPage, chooseRow, move, toEnd, back, find });
}
