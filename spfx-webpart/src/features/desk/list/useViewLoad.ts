import * as React from 'react';
import { NOT_LOADED, type ViewLoad } from '../../../app/desk/state';
import { isFiltered, loadKey } from '../../../app/desk/views';
import { useDesk, useDeskState } from '../DeskContext';
import { prefetchParts } from '../lazyParts';
import { useRest } from '../useRest';

/** So many further rows are looked through for a filter or an order that the lists cannot give. */
const MOST_ROWS_LOOKED_THROUGH = 2_000;

/** How far the view is loaded. */
export const useViewLoad = (): ViewLoad => useDeskState((one) => one.loads[loadKey(one)]) ?? NOT_LOADED;

/** Whether the parts after the first view may come; asks for what is needed soon when the list stands. */
export function useLaterParts(load: ViewLoad, hasRows: boolean): boolean {
  const rest = useRest(load.loaded || load.fault !== null || hasRows);
  React.useEffect(() => {
    if (load.loaded && rest) prefetchParts();
  }, [load.loaded, rest]);
  return rest;
}

/** Loads the next rows; does so by itself where filter or order need every row. */
export function useLoadMore(load: ViewLoad): () => void {
  const { desk } = useDesk();
  const filters = useDeskState((one) => one.filters);
  const otherOrder = useDeskState((one) => one.sort !== 'updated' || one.reverse);
  const held = useDeskState((one) => one.tickets.size);
  const more = React.useCallback((): void => void desk.loadMore(), [desk]);
  const wholeNeeded = isFiltered(filters) || otherOrder;
  React.useEffect(() => {
    if (wholeNeeded && load.cursor !== null && !load.loading && held < MOST_ROWS_LOOKED_THROUGH) more();
  }, [wholeNeeded, load, held, more]);
  return more;
}
