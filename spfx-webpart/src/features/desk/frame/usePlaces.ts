import type { DeskState, NamedView, ViewName } from '../../../app/desk/state';
import { useDeskState } from '../DeskContext';

const NO_VIEWS: readonly NamedView[] = [];

export type Places = {
  view: ViewName;
  /** Key of the saved view that is open. */
  viewKey: string | null;
  /** Own and shared views in their order; none until they were read. */
  saved: readonly NamedView[];
  counts: DeskState['counts'];
};

/** The views one can go to, how much waits in each, and the one that is open. */
export const usePlaces = (): Places => ({
  view: useDeskState((one) => one.view),
  viewKey: useDeskState((one) => one.viewKey),
  saved: useDeskState((one) => one.saved) ?? NO_VIEWS,
  counts: useDeskState((one) => one.counts),
});
