import { SCHEMA_VERSION } from '@listdesk/shared/schema';
import { OPEN_STATUSES, type Ticket, type TicketPatch } from '@listdesk/shared/tickets';
import { createStore, type Store } from '../store/store';
import { bulkRuns, type BulkWork } from './bulkRun';
import { deskCounters } from './counters';
import { faultOf } from './fault';
import { takeBack } from './merge';
import { liveRefresh } from './live';
import { deskNews } from './news';
import { deskMemory, type DeskMemory } from '../localIndex/memory';
import type { DeskPort } from './port';
import { deskPresence } from './presence';
import { deskPromises } from './promises';
import { initialState, isView, NO_FILTERS, type DeskState, type Filters, type SortName, type ViewName, type ViewShape } from './state';
import type { SavedViews } from './savedViews';
import { markSeen, seenBefore } from './seen';
import { loadKey } from './views';
import { dropTickets, putTickets } from './tickets';
import { ticketWriter, type Written } from './writes';
import { viewLoader } from './viewLoader';

/** How a change that did not reach SharePoint is told, with no id an undo; the words are the caller's. */
export type Refused = { ids: number[]; outcome: Exclude<Written, 'saved' | 'withdrawn'> };

/**
 * The desk without its screen: state in a store, and the things a person can do. Every change is shown at once, written in order,
 * and taken back when refused.
 */
export function createDesk(port: DeskPort, onRefused: (refused: Refused) => void) {
  const store: Store<DeskState> = createStore({ ...initialState(port.keep.read('view', isView) ?? 'allOpen', port.now()), seen: seenBefore(port) });
  const changedListeners = new Set<(ids: readonly number[]) => void>();
  let listAtTop = true;

  const writer = ticketWriter(port, store);
  const bulk = bulkRuns(store);
  const news = deskNews(port, store);
  /** Whoever reads rows shows them under what of this person still waits. */
  const { lists } = port;
  const reading: DeskPort = {
    ...port,
    lists: {
      ...lists,
      ticketPage: async (view, options) => {
        const page = await lists.ticketPage(view, options);
        return { ...page, tickets: page.tickets.map(writer.seen) };
      },
      ticketsById: async (ids) => (await lists.ticketsById(ids)).map(writer.seen),
    },
  };
  const promises = deskPromises(port);
  const presence = deskPresence(port, store);
  const views = viewLoader(reading, store);
  const counters = deskCounters(port, store, views);
  let memory: DeskMemory | null = null;

  /** Rights were lost: nothing of the desk stays on the screen or on the device. */
  async function deny(): Promise<void> {
    store.set((state) => ({ ...state, phase: 'denied' }));
    await memory?.forget();
  }

  const live = liveRefresh(reading, store, {
    atTop: () => listAtTop,
    reload: async () => {
      await memory?.resync();
      await views.reload();
    },
    readAgain: () => views.newest(),
    denied: () => void deny(),
    changed: (ids) => {
      const { tickets } = store.get();
      memory?.index.remove(ids.filter((id) => !tickets.has(id)));
      memory?.index.follow();
      changedListeners.forEach((listener) => listener(ids));
    },
    onPassed: () => writer.hurry(),
    countAgain: counters.again,
    presence,
  });

  memory = port.device ? deskMemory({ port, device: port.device, store, isActive: live.isActive, token: live.caughtUp }) : null;

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
      live.start(seenUpTo);
      void memory?.begin(me);
      await saved()
        .then((views_) => views_.load())
        .catch(() => undefined);
      await openWanted();
      await counters.again();
      writer.resume((write, outcome) => {
        if (outcome !== 'saved' && outcome !== 'withdrawn') onRefused({ ids: [write.ticketId], outcome });
      });
    } catch (error) {
      const fault = faultOf(error);
      if (!store.get().me)
        await port.lists.currentUser().then(
          (me) => store.set((state) => ({ ...state, me })),
          () => undefined,
        );
      if (fault.code === 'lists.missing') store.set((state) => ({ ...state, phase: 'firstRun' }));
      else if (fault.code === 'lists.denied') await deny();
      else views.failed(fault);
    }
  }

  /** Saved views come with their own part, after the first rows. */
  let savedPart: Promise<SavedViews> | null = null;
  function saved(): Promise<SavedViews> {
    savedPart ??= import(/* webpackChunkName: 'saved-views' */ './savedViews').then((part) => part.savedViews(port, store));
    savedPart.catch(() => {
      savedPart = null;
    });
    return savedPart;
  }

  const plain = (base: ViewName): ViewShape => ({ base, filters: NO_FILTERS, sort: 'updated', reverse: false, group: null, columns: [] });
  const open = (shape: ViewShape, viewKey: string | null): void => {
    store.set((state) => ({
      ...state,
      view: shape.base,
      filters: shape.filters,
      sort: shape.sort,
      reverse: shape.reverse,
      group: shape.group,
      columns: shape.columns,
      viewKey,
      held: new Set(),
    }));
    void views.load(shape.base);
  };
  let wantedKey: string | null = null;
  /** A link named a saved view before the views were read. */
  async function openWanted(): Promise<void> {
    const named = store.get().saved?.find((view) => view.key === wantedKey);
    wantedKey = null;
    if (named) open(named.shape, named.key);
  }

  const seen = (ids: readonly number[]): void => {
    markSeen(port, store, ids);
    void counters.seen().catch(() => undefined);
  };

  /** Shows and writes one patch a ticket. Answers when SharePoint has answered for all; what was refused is told, or stands in `work`. */
  async function write(changes: readonly { ticket: Ticket; patch: TicketPatch }[], work?: Pick<BulkWork, 'stopped' | 'step'>): Promise<void> {
    const each = (index: number, outcome: Written): void => {
      const ticketId = changes[index]?.ticket.id;
      if (ticketId !== undefined && outcome !== 'withdrawn')
        work?.step(ticketId, outcome === 'gone' ? 'gone' : typeof outcome === 'object' ? outcome.refused : null);
    };
    const outcomes = await writer.write(
      changes.map(({ ticket, patch }) => ({ ticketId: ticket.id, base: ticket, patch })),
      work && { stopped: work.stopped, each },
    );
    const refused = new Map<string, Refused>();
    outcomes.forEach((outcome, index) => {
      const change = changes[index];
      if (!change || outcome === 'saved' || outcome === 'conflict' || outcome === 'withdrawn') return;
      const { ticket } = change;
      if (outcome === 'gone') store.set((state) => ({ ...state, tickets: dropTickets(state.tickets, [ticket.id]) }));
      if (work) return;
      const reason = JSON.stringify(outcome);
      const told = refused.get(reason);
      if (told) told.ids.push(ticket.id);
      else refused.set(reason, { ids: [ticket.id], outcome });
    });
    refused.forEach(onRefused);
    await counters.again().catch(() => undefined);
  }

  /** The status's own times go with it. */
  const completed = (patch: TicketPatch, ticket: Ticket): TicketPatch => {
    if (patch.status === undefined || patch.status === ticket.status) return patch;
    const at = new Date(port.now()).toISOString();
    const open = (OPEN_STATUSES as readonly string[]).includes(patch.status);
    if (open) return { ...patch, solvedAt: null, closedAt: null };
    return patch.status === 'Solved' ? { ...patch, solvedAt: at } : { ...patch, closedAt: at, solvedAt: ticket.solvedAt ?? at };
  };

  function change(ids: readonly number[], patch: TicketPatch, told: string): Promise<void> {
    // What is seen now, not after waiting: somebody's change in between must be asked about.
    const tickets = ids.map((id) => store.get().tickets.get(id)).filter((ticket): ticket is Ticket => ticket !== undefined);
    return tickets.length
      ? changeEach(
          tickets.map((ticket) => ({ ticket, patch })),
          told,
        ).then(() => undefined)
      : Promise.resolve();
  }

  const ends = (status: TicketPatch['status']): boolean => status === 'Solved' || status === 'Closed';

  const beginWork = (told: string, total: number): BulkWork => bulk.begin(told, total, () => writer.hurry());

  /**
   * A change for each ticket, with one undo for all; `alsoBack` takes back what else belongs to it. `work` is shown by whoever brings it, who also
   * ends it and then offers the undo once more with what is answered. Undone while it is still under way, it stops first.
   */
  async function changeEach(
    wanted: readonly { ticket: Ticket; patch: TicketPatch }[],
    told: string,
    alsoBack: () => Promise<void> = () => Promise.resolve(),
    given?: BulkWork,
  ): Promise<() => void> {
    const work = given ?? (wanted.length > 1 ? beginWork(told, wanted.length) : undefined);
    if (wanted.some(({ patch }) => promises.mustWait(patch))) await promises.load();
    const changes = wanted.map(({ ticket, patch }) => ({ ticket, patch: promises.with(ticket, completed(patch, ticket)) }));
    let written: Promise<void> = Promise.resolve();
    const again = news.offerUndo(told, async () => {
      work?.stop();
      if (work) await written;
      await alsoBack();
      const now = store.get().tickets;
      await write(
        changes.flatMap(({ ticket, patch: done }) => {
          const shown = now.get(ticket.id);
          const patch = shown ? takeBack(done, ticket, shown) : {};
          return shown && Object.keys(patch).length ? [{ ticket: shown, patch }] : [];
        }),
      );
    });
    written = write(
      changes,
      work &&
        (given
          ? {
              stopped: work.stopped,
              step: (id, why) => {
                if (why) work.fail(id, why);
              },
            }
          : work),
    );
    const ended = changes.filter(({ ticket, patch }) => ends(patch.status) && !ends(ticket.status));
    const status = ended[0]?.patch.status;
    if (status) store.set((state) => ({ ...state, ended: { ids: ended.map(({ ticket }) => ticket.id), status } }));
    await written;
    if (work && !given) {
      work.end();
      again();
    }
    return again;
  }

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
    loadAll: views.all,
    retry: () => (store.get().me ? views.reload() : start()),
    /** A view of the desk as it is without anybody's filters. */
    showPlain: (view: ViewName): void => open(plain(view), null),
    /** A view of the desk. Leaving a saved view leaves its filters, order and columns behind. */
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
    saved,
    countAgain: (): Promise<void> => counters.again().catch(() => undefined),
    setShape: (shape: Partial<Pick<DeskState, 'group' | 'columns'>>): void => store.set((state) => ({ ...state, ...shape })),
    /** Asked for once more, an order turns round. */
    setSort: (sort: SortName): void => store.set((state) => ({ ...state, sort, reverse: state.sort === sort && !state.reverse })),
    setFilters(filters: Partial<Filters>): void {
      store.set((state) => ({ ...state, filters: { ...state.filters, ...filters } }));
      if (store.get().me) void views.load(store.get().view);
    },
    listAtTop(atTop: boolean): void {
      listAtTop = atTop;
    },
    showHeld: (): void => store.set((state) => ({ ...state, held: new Set() })),
    markSeen: seen,
    change,
    changeEach,
    /** Work on several tickets that is shown while it lasts and can be stopped. */
    beginWork,
    stopWork: bulk.stop,
    dismissWork: bulk.dismiss,
    write,
    /** Off the screen at once: deleted here. */
    drop: (ids: readonly number[]): void => store.set((state) => ({ ...state, tickets: dropTickets(state.tickets, ids) })),
    offerUndo: news.offerUndo,
    undo: () => news.undo().catch((error: unknown) => onRefused({ ids: [], outcome: { refused: faultOf(error) } })),
    tell: news.tell,
    dismissNotice: news.dismissNotice,
    put: (tickets: readonly Ticket[]): void => store.set((state) => ({ ...state, tickets: putTickets(state.tickets, tickets.map(writer.seen)) })),
    decide(keepMine: boolean): Promise<void> {
      const conflict = writer.decided();
      return conflict && keepMine ? write([{ ticket: conflict.ticket, patch: conflict.patch }]) : Promise.resolve();
    },
    onChanged(listener: (ids: readonly number[]) => void): () => void {
      changedListeners.add(listener);
      return () => void changedListeners.delete(listener);
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;
