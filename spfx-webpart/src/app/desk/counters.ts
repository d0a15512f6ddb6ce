import { OPEN_STATUSES } from '@listdesk/shared/tickets';
import type { Store } from '../store/store';
import type { DeskPort } from './port';
import type { DeskState } from './state';
import type { viewLoader } from './viewLoader';
import { whereOf } from './views';

/** How many tickets stand in each view. */
export function deskCounters({ lists, now }: DeskPort, store: Store<DeskState>, views: Pick<ReturnType<typeof viewLoader>, 'whole'>) {
  /** Saved views whose filters only this device can count; `counted` are those of the lists. */
  async function onDevice(counted: readonly (number | string | null)[]): Promise<void> {
    const { saved } = store.get();
    if (!saved?.length) return;
    const { countViews } = await import(/* webpackChunkName: 'saved-views' */ './savedViews');
    const inAll = await countViews(store, lists, ({ base, filters }) => views.whole({ view: base, filters }), counted, now());
    store.set((state) => (state.counts && state.saved === saved ? { ...state, counts: { ...state.counts, views: inAll } } : state));
  }
  return {
    /** Open tickets, and those of the saved views, from one answer. */
    async again(): Promise<void> {
      const { me, saved } = store.get();
      if (!me) return;
      const wheres = (saved ?? []).map(
        ({ shape }) =>
          whereOf(shape.base, shape.filters, me.id) ?? {
            statuses: shape.base === 'solved' ? ['Solved' as const] : OPEN_STATUSES,
            ...(shape.base === 'mine' ? { assignees: [me.id] } : shape.base === 'unassigned' ? { assignees: [0] } : {}),
          },
      );
      const counts = await lists.counts(me.id, wheres);
      store.set((state) => ({
        ...state,
        counts: { ...counts, ...(counts.views ? { views: counts.views.map((one, index) => one ?? state.counts?.views?.[index] ?? null) } : {}) },
      }));
      await onDevice(counts.views ?? []);
    },
    /** What was read here changes what is unread, and nothing that the lists count. */
    async seen(): Promise<void> {
      const { saved, counts } = store.get();
      if (counts && saved?.some(({ shape }) => shape.filters.unread)) await onDevice(counts.views ?? []);
    },
  };
}
