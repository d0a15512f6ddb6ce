import type { Store } from '../store/store';
import { isRecord } from '../keep/keep';
import { arrangementOf, type Arrangement } from './arrangement';
import type { DeskPort } from './port';
import type { SavedViews } from './savedViews';
import { NO_FILTERS, type DeskState, type Filters, type SortName, type ViewName, type ViewShape } from './state';
import type { viewLoader } from './viewLoader';

/** How this person arranges the desk's own views. Filters are not kept: hidden tickets of the day before would be missed. */
export const arranged = ({ keep }: Pick<DeskPort, 'keep'>): Arrangement => arrangementOf(keep.read('list', isRecord));

/** Which view the desk shows and in what shape; saved views come with their own part, after the first rows. */
export function shownView(port: DeskPort, store: Store<DeskState>, views: Pick<ReturnType<typeof viewLoader>, 'load'>) {
  let savedPart: Promise<SavedViews> | null = null;
  let wantedKey: string | null = null;
  const plain = (base: ViewName): ViewShape => ({ base, filters: NO_FILTERS, ...arranged(port) });
  const arrange = (shape: Partial<Arrangement>): void => {
    store.set((state) => ({ ...state, ...shape }));
    const { viewKey, sort, reverse, group, columns } = store.get();
    if (viewKey === null) port.keep.write('list', { sort, reverse, group, columns });
  };

  const open = ({ base, filters, sort, reverse, group, columns }: ViewShape, viewKey: string | null): void => {
    store.set((state) => ({ ...state, view: base, filters, sort, reverse, group, columns, viewKey, held: new Set() }));
    void views.load(base);
  };
  return {
    saved(): Promise<SavedViews> {
      savedPart ??= import(/* webpackChunkName: 'saved-views' */ './savedViews').then((part) => part.savedViews(port, store));
      savedPart.catch(() => {
        savedPart = null;
      });
      return savedPart;
    },
    /** A view of the desk as it is without anybody's filters. */
    showPlain: (view: ViewName): void => open(plain(view), null),
    /** A view of the desk. Leaving a saved view leaves its filters, order and columns behind for one's own. */
    setView(view: ViewName): void {
      port.keep.write('view', view);
      const { viewKey, filters, sort, reverse, group, columns } = store.get();
      if (viewKey !== null) open(plain(view), null);
      else open({ base: view, filters: { ...filters, statuses: [] }, sort, reverse, group, columns: [...columns] }, null);
    },
    /** A saved view by its key; one that is not read yet opens as soon as it is. */
    openSaved(key: string): void {
      const named = store.get().saved?.find((view) => view.key === key);
      if (named) open(named.shape, key);
      else wantedKey = key;
    },
    /** A link named a saved view before the views were read. */
    async openWanted(): Promise<void> {
      const named = store.get().saved?.find((view) => view.key === wantedKey);
      wantedKey = null;
      if (named) open(named.shape, named.key);
    },
    setShape: (shape: Partial<Pick<Arrangement, 'group' | 'columns'>>): void => arrange(shape),
    /** Asked for once more, an order turns round. */
    setSort(sort: SortName): void {
      const state = store.get();
      arrange({ sort, reverse: state.sort === sort && !state.reverse });
    },
    setFilters(filters: Partial<Filters>): void {
      store.set((state) => ({ ...state, filters: { ...state.filters, ...filters } }));
      if (store.get().me) void views.load(store.get().view);
    },
  };
}
