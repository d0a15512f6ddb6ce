import { SCHEMA_VERSION } from '@listdesk/shared/schema';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { createStore, type Store } from '../store/store';
import { bulkRuns } from './bulkRun';
import { deskChanges, type Refused } from './changes';
import { deskCounters } from './counters';
import { faultOf, passes } from './fault';
import { liveRefresh } from './live';
import { deskNews } from './news';
import { deskMemory, type DeskMemory } from '../localIndex/memory';
import type { DeskPort } from './port';
import { deskPresence } from './presence';
import { deskPromises } from './promises';
import { initialState, isView, type DeskState, type Filters } from './state';
import { markSeen, seenBefore } from './seen';
import { arranged, shownView } from './shownView';
import { loadKey } from './views';
import { dropTickets, putTickets } from './tickets';
import { ticketWriter } from './writes';
import { viewLoader } from './viewLoader';

export type { Refused } from './changes';

/** Whoever reads rows shows them under what of this person still waits. */
function readThrough(port: DeskPort, seen: (ticket: Ticket) => Ticket): DeskPort {
  const { lists } = port;
  return {
    ...port,
    lists: {
      ...lists,
      ticketPage: async (view, options) => {
        const page = await lists.ticketPage(view, options);
        return { ...page, tickets: page.tickets.map(seen) };
      },
      ticketsById: async (ids) => (await lists.ticketsById(ids)).map(seen),
    },
  };
}

/**
 * The desk without its screen: state in a store, and the things a person can do. Every change is shown at once, written in order,
 * and taken back when refused.
 */
export function createDesk(port: DeskPort, onRefused: (refused: Refused) => void) {
  const store: Store<DeskState> = createStore({
    ...initialState(port.keep.read('view', isView) ?? 'allOpen', port.now()),
    ...arranged(port),
    seen: seenBefore(port),
  });
  const changedListeners = new Set<(ids: readonly number[]) => void>();
  let listAtTop = true;
  let memory: DeskMemory | null = null;

  /** Whoever shows or searches these tickets looks again. */
  const changed = (ids: readonly number[]): void => {
    const { tickets } = store.get();
    memory?.index.remove(ids.filter((id) => !tickets.has(id)));
    memory?.index.follow();
    changedListeners.forEach((listener) => listener(ids));
  };
  const promises = deskPromises(port);
  const writer = ticketWriter(port, store, promises, (id) => changed([id]));
  const bulk = bulkRuns(store);
  const news = deskNews(port, store);
  const reading = readThrough(port, writer.seen);
  const presence = deskPresence(port, store);
  const views = viewLoader(reading, store);
  const counters = deskCounters(port, store, views);
  const shown = shownView(port, store, views);
  const changes = deskChanges(port, store, { writer, news, promises, bulk, counters, onRefused });
  /** Rights were lost: nothing of the desk stays on the screen or on the device. */
  async function deny(): Promise<void> {
    store.set((state) => ({ ...state, phase: 'denied' }));
    port.keep.forget();
    await memory?.forget();
  }

  /** What was looked for when the saved views did not come. */
  let missed: Filters | null = null;
  const live = liveRefresh(reading, store, {
    atTop: () => listAtTop,
    reload: async () => {
      await memory?.resync();
      await views.reload();
    },
    readAgain: () => views.newest(),
    denied: () => void deny(),
    changed,
    onRound: (passed) => {
      if (passed) writer.hurry();
      if (missed) void rail();
    },
    countAgain: counters.again,
    presence,
  });

  memory = port.device ? deskMemory({ port, device: port.device, store, isActive: live.isActive, token: live.caughtUp }) : null;

  /** Saved views, the one a link named, and the figures: nothing waits for them, and views that did not come are asked for with a later round. */
  async function rail(): Promise<void> {
    const before = missed ?? store.get().filters;
    missed = null;
    try {
      await (await shown.saved()).load();
      // Whoever chose another view or filters meanwhile stays there.
      if (store.get().filters === before) await shown.openWanted();
    } catch (error) {
      if (passes(faultOf(error))) missed = before;
    }
    await counters.again().catch(() => undefined);
  }

  /** What kept the last start. */
  let stumbled: ListsFaultLike | null = null;
  async function start(): Promise<void> {
    const first = views.load(store.get().view);
    const seenUpTo = await (memory?.recall() ?? null);
    try {
      // One request until the first row; who asks, settings and counters follow it. "Mine" needs to know who that is.
      if (store.get().loads[loadKey(store.get())]?.loading) await first;
      else await views.load(store.get().view);
      // A desk whose groups hide their members still works: then one can give tickets to oneself alone, and the check-up names it.
      const who = port.lists.currentUser().then((me) => {
        store.set((state) => ({ ...state, me }));
        return me;
      });
      if (store.get().view === 'mine') await who.then(() => views.load('mine'));
      const [me, settings, others] = await Promise.all([who, port.lists.settings(), port.lists.agents().catch(() => [])]);
      const all = others.some((agent) => agent.id === me.id) ? others : [...others, { id: me.id, name: me.name, address: me.address }];
      const agents = [...all].sort((a, b) => a.name.localeCompare(b.name));
      store.set((state) => ({ ...state, me, settings, agents, phase: settings.schemaVersion > 0 ? 'ready' : 'firstRun' }));
      if (settings.schemaVersion === 0) return;
      // A package that is newer than the lists: they are used as they are until an admin upgrades them in set-up.
      if (settings.schemaVersion < SCHEMA_VERSION) await port.lists.adaptToOlder();
      void promises.load();
      await first;
      await views.load(store.get().view);
      if (stumbled) views.passed(stumbled);
      live.start(seenUpTo);
      void memory?.begin(me);
      writer.resume((write, outcome) => {
        if (outcome !== 'saved' && outcome !== 'withdrawn') onRefused({ ids: [write.ticketId], outcome });
      });
      await rail();
    } catch (error) {
      const fault = faultOf(error);
      if (!store.get().me)
        await port.lists.currentUser().then(
          (me) => store.set((state) => ({ ...state, me })),
          () => undefined,
        );
      if (fault.code === 'lists.missing') store.set((state) => ({ ...state, phase: 'firstRun' }));
      else if (fault.code === 'lists.denied') await deny();
      else {
        stumbled = fault;
        views.failed(fault);
      }
    }
  }

  const seen = (ids: readonly number[]): void => {
    markSeen(port, store, ids);
    void counters.seen().catch(() => undefined);
  };

  return {
    store,
    port,
    start,
    /** Search over all tickets on this device; null where nothing may be kept. */
    index: memory?.index ?? null,
    promises,
    presence,
    remember: () => memory?.remember() ?? Promise.resolve(),
    stop(): void {
      void memory?.remember();
      memory?.stop();
      live.stop();
      writer.stop();
    },
    refresh: live.now,
    loadMore: views.more,
    loadWhole: views.whole,
    /** What failed at the start begins once more. */
    retry: () => (store.get().phase === 'ready' ? views.reload() : start()),
    showPlain: shown.showPlain,
    setView: shown.setView,
    openSaved: shown.openSaved,
    saved: shown.saved,
    setShape: shown.setShape,
    setSort: shown.setSort,
    setFilters: shown.setFilters,
    countAgain: (): Promise<void> => counters.again().catch(() => undefined),
    listAtTop(atTop: boolean): void {
      listAtTop = atTop;
    },
    showHeld: (): void => store.set((state) => ({ ...state, held: new Set() })),
    markSeen: seen,
    change: changes.change,
    changeEach: changes.changeEach,
    beginWork: changes.beginWork,
    stopWork: bulk.stop,
    dismissWork: bulk.dismiss,
    write: changes.write,
    /** Off the screen at once: deleted here. */
    drop: (ids: readonly number[]): void => store.set((state) => ({ ...state, tickets: dropTickets(state.tickets, ids) })),
    offerUndo: news.offerUndo,
    undo: () => news.undo().catch((error: unknown) => onRefused({ ids: [], outcome: { refused: faultOf(error) } })),
    tell: news.tell,
    dismissNotice: news.dismissNotice,
    put: (tickets: readonly Ticket[]): void => store.set((state) => ({ ...state, tickets: putTickets(state.tickets, tickets.map(writer.seen)) })),
    onChanged(listener: (ids: readonly number[]) => void): () => void {
      changedListeners.add(listener);
      return () => void changedListeners.delete(listener);
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;
