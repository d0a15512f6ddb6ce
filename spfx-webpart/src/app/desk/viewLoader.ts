import type { ListsFaultLike, TicketView } from '@listdesk/shared/sharepoint';
import type { Store } from '../store/store';
import { faultOf } from './fault';
import type { DeskPort } from './port';
import { LOOKED_THROUGH_ROWS, NO_FILTERS, NOT_LOADED, type DeskState, type ViewLoad, type ViewName } from './state';
import { putTickets } from './tickets';
import { listView, loadKey, whereOf } from './views';

/** Rows a request. Enough for three screens, small enough to stay under SharePoint's response limits. */
export const PAGE_ROWS = 100;
const MOST_PAGES = 5;

type Asked = Pick<DeskState, 'view' | 'filters'>;

/** Loads the views page by page, filtered by the lists where they can; a question is asked once, later changes come with the change token. */
export function viewLoader(port: DeskPort, store: Store<DeskState>) {
  const noted = (state: DeskState, key: string, load: Partial<ViewLoad>): DeskState => ({
    ...state,
    loads: { ...state.loads, [key]: { ...(state.loads[key] ?? NOT_LOADED), ...load } },
  });
  const note = (key: string, load: Partial<ViewLoad>): void => store.set((state) => noted(state, key, load));
  const keyOf = (asked: Asked): string => loadKey({ ...asked, me: store.get().me });
  const loadOf = (key: string): ViewLoad => store.get().loads[key] ?? NOT_LOADED;

  function question({ view, filters }: Asked, myId: number): TicketView {
    if (view === 'snoozed') return { view, now: new Date(port.now()).toISOString() };
    const where = whereOf(view, filters, myId);
    return where ? { view: 'where', where } : listView(view, myId);
  }

  async function page(asked: Asked, cursor: string | null, top = PAGE_ROWS): Promise<void> {
    const me = store.get().me;
    if (asked.view === 'mine' && !me) return;
    const key = keyOf(asked);
    // Why the last try failed is said until this one is over.
    note(key, { loading: true });
    try {
      const answer = await port.lists.ticketPage(question(asked, me?.id ?? 0), { top, ...(cursor === null ? {} : { cursor }) });
      const ids = answer.tickets.map((ticket) => ticket.id);
      // One change: the rows are drawn once.
      store.set((state) => ({
        ...noted(state, key, { loaded: true, loading: false, cursor: answer.cursor, fault: null }),
        tickets: putTickets(state.tickets, answer.tickets),
        found: Object.keys(asked.filters.custom).length ? { ...state.found, [key]: new Set([...Array.from(state.found[key] ?? []), ...ids]) } : state.found,
      }));
    } catch (error) {
      note(key, { loading: false, fault: faultOf(error) });
    }
  }

  const shown = (): Asked => store.get();
  const whole = (view: ViewName): Asked => (store.get().view === view ? shown() : { view, filters: NO_FILTERS });
  const loadAsked = async (asked: Asked): Promise<void> => {
    const state = loadOf(keyOf(asked));
    if (!state.loaded && !state.loading) await page(asked, null);
  };

  return {
    load: (view: ViewName): Promise<void> => loadAsked(whole(view)),
    /** The next page of what is shown; nothing when there is none or one is on its way. */
    async more(top?: number): Promise<void> {
      const asked = shown();
      const { loading, cursor } = loadOf(keyOf(asked));
      if (!loading && cursor !== null) await page(asked, cursor, top);
    },
    /** A view with its filters, up to `MOST_PAGES` large pages; whether that was all of it. */
    async whole(asked: Asked): Promise<boolean> {
      await loadAsked(asked);
      for (let pages = 1; pages < MOST_PAGES; pages += 1) {
        const { cursor, fault } = loadOf(keyOf(asked));
        if (cursor === null || fault) break;
        await page(asked, cursor, LOOKED_THROUGH_ROWS);
      }
      const { loaded, cursor } = loadOf(keyOf(asked));
      return loaded && cursor === null;
    },
    /** The newest rows once more, under what is shown. */
    newest: (): Promise<void> => page(shown(), null),
    async reload(): Promise<void> {
      const key = keyOf(shown());
      const { fault } = loadOf(key);
      store.set((state) => ({ ...state, loads: { [key]: { ...NOT_LOADED, fault } }, reloads: state.reloads + 1, found: {} }));
      await page(shown(), null);
    },
    failed: (fault: ListsFaultLike): void => note(keyOf(shown()), { loading: false, fault }),
    /** What was told as failed has come after all. */
    passed(fault: ListsFaultLike): void {
      const key = keyOf(shown());
      if (loadOf(key).fault === fault) note(key, { fault: null });
    },
  };
}
