import * as React from 'react';
import { NOT_LOADED, type ViewLoad } from '../../../app/desk/state';
import { loadKey } from '../../../app/desk/views';
import { useDeskState } from '../DeskContext';
import { prefetchParts } from '../lazyParts';
import { useRest } from '../useRest';

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
