import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Store } from '../store/store';
import { faultOf } from './fault';
import type { DeskPort } from './port';
import type { DeskState, ViewLoad, ViewName } from './state';
import { putTickets } from './tickets';
import { listView } from './views';

/** Rows a request. Enough for three screens, small enough to stay under SharePoint's response limits. */
export const PAGE_ROWS = 100;
const MOST_PAGES = 20;

/** Loads the views page by page; a view is asked for once, later changes come with the change token. */
export function viewLoader(port: DeskPort, store: Store<DeskState>) {
  const note = (view: ViewName, load: Partial<ViewLoad>): void =>
    store.set((state) => ({ ...state, loads: { ...state.loads, [view]: { ...state.loads[view], ...load } } }));

  async function page(view: ViewName, cursor: string | null): Promise<void> {
    const me = store.get().me;
    if (view === 'mine' && !me) return;
    note(view, { loading: true, fault: null });
    try {
      const answer = await port.lists.ticketPage(listView(view, me?.id ?? 0), { top: PAGE_ROWS, ...(cursor === null ? {} : { cursor }) });
      store.set((state) => ({ ...state, tickets: putTickets(state.tickets, answer.tickets) }));
      note(view, { loaded: true, loading: false, cursor: answer.cursor, fault: null });
    } catch (error) {
      note(view, { loading: false, fault: faultOf(error) });
    }
  }

  const load = async (view: ViewName): Promise<void> => {
    const state = store.get().loads[view];
    if (!state.loaded && !state.loading) await page(view, null);
  };

  return {
    load,
    /** The next page of the current view; nothing when there is none or one is on its way. */
    async more(): Promise<void> {
      const { view, loads } = store.get();
      const { loading, cursor } = loads[view];
      if (!loading && cursor !== null) await page(view, cursor);
    },
    /** Every page of a view, as far as `MOST_PAGES`. */
    async all(view: ViewName): Promise<void> {
      await load(view);
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const { cursor, fault } = store.get().loads[view];
        if (cursor === null || fault) return;
        await page(view, cursor);
      }
    },
    /** The newest rows of the current view once more, under what is shown. */
    newest: (): Promise<void> => page(store.get().view, null),
    async reload(): Promise<void> {
      const { view } = store.get();
      for (const name of Object.keys(store.get().loads) as ViewName[]) note(name, { loaded: false, cursor: null });
      await page(view, null);
    },
    failed: (fault: ListsFaultLike): void => note(store.get().view, { loading: false, fault }),
  };
}
