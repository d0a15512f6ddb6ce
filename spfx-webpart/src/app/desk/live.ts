import type { Store } from '../store/store';
import { faultOf, passes } from './fault';
import type { DeskPort } from './port';
import type { DeskState } from './state';
import type { deskPresence } from './presence';
import { dropTickets, putTickets } from './tickets';

/** A person who works sees news within 5 s; an idle window asks once in 15 s, a hidden one never. */
export const ACTIVE_POLL_MS = 5_000;
export const IDLE_POLL_MS = 15_000;
export const ACTIVE_FOR_MS = 120_000;
/** An answer that takes longer is told: SharePoint asks for patience by waiting, too. */
export const SLOW_MS = 3_000;
const MOST_IDS_A_READ = 100;

export type LiveOptions = {
  /** The reader is at the top of the list: new rows may come in at once. */
  atTop(): boolean;
  reload(): Promise<void>;
  /** Reads the current view once more; what is shown stays meanwhile. */
  readAgain(): Promise<void>;
  /** SharePoint no longer lets this person read. */
  denied(): void;
  /** Ids that changed, after the tickets were read; those that are gone are no longer held. */
  changed(ids: readonly number[], fresh: readonly number[]): void;
  /** A round went well; `passed`: after one that did not. */
  onRound(passed: boolean): void;
  /** What changed may stand in another view now. */
  countAgain(): Promise<void>;
  presence: Pick<ReturnType<typeof deskPresence>, 'beat' | 'heard'>;
};

/** Follows the change token of the tickets list, and who is at the desk. One request a round, one more when something changed. */
export function liveRefresh(port: DeskPort, store: Store<DeskState>, options: LiveOptions) {
  let token: string | null = null;
  /** All changes up to here have been read. */
  let caughtUp: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastActivity = port.now();
  let stopped = false;
  let asking = false;

  async function read(ids: readonly number[]): Promise<boolean> {
    const before = store.get().tickets;
    let some = false;
    for (let start = 0; start < ids.length; start += MOST_IDS_A_READ) {
      const part = ids.slice(start, start + MOST_IDS_A_READ);
      const found = await port.lists.ticketsById(part);
      // Changed, and no longer to be read: confidential now, or gone since.
      const lost = part.filter((id) => !found.some((ticket) => ticket.id === id));
      if (lost.length) {
        some ||= lost.some((id) => before.has(id));
        store.set((state) => ({ ...state, tickets: dropTickets(state.tickets, lost) }));
        options.changed(lost, []);
      }
      const news = found.filter((ticket) => before.get(ticket.id)?.etag !== ticket.etag);
      if (!news.length) continue; // Our own writes come back here; they are known.
      some = true;
      const fresh = found.filter((ticket) => !before.has(ticket.id)).map((ticket) => ticket.id);
      store.set((state) => ({
        ...state,
        tickets: putTickets(state.tickets, news),
        held: options.atTop() || !fresh.length ? state.held : new Set([...state.held, ...fresh]),
      }));
      options.changed(
        news.map((ticket) => ticket.id),
        fresh,
      );
    }
    return some;
  }

  async function round(): Promise<void> {
    if (asking || stopped) return;
    asking = true;
    let slow = false;
    const late = setTimeout(() => {
      slow = true;
      store.set((state) => (state.live.state === 'live' ? { ...state, live: { ...state.live, state: 'late', nextTryAt: null } } : state));
    }, SLOW_MS);
    let waitMs = port.now() - lastActivity < ACTIVE_FOR_MS ? ACTIVE_POLL_MS : IDLE_POLL_MS;
    let heard = token;
    try {
      if (token === null) {
        token = await port.lists.changeToken('Tickets');
        // The rows are older than the token: a ticket that came in between would be missed until it changes again.
        await options.readAgain();
      } else {
        const beat = options.presence.beat();
        const said = await port.lists.liveRound('Tickets', token, beat);
        const answer = said.changes;
        options.presence.heard(said, beat);
        // Not yet the token: where reading fails, the next round hears of the same again. To read twice changes nothing.
        heard = answer.token;
        let some = false;
        if (answer.outcome === 'resync') await options.reload();
        else {
          const gone = answer.changes.filter((change) => change.type === 'deleted').map((change) => change.id);
          const ids = [...new Set(answer.changes.filter((change) => change.type !== 'deleted').map((change) => change.id))].filter((id) => !gone.includes(id));
          if (gone.length) {
            store.set((state) => ({ ...state, tickets: dropTickets(state.tickets, gone) }));
            options.changed(gone, []);
          }
          some = (ids.length > 0 && (await read(ids))) || gone.length > 0;
        }
        token = heard;
        if (some) await options.countAgain();
      }
      caughtUp = token;
      const passed = store.get().live.state !== 'live';
      // What was slow is told until an answer comes quickly: a bar that comes and goes would move the list each time.
      store.set((state) => ({ ...state, live: { state: slow ? 'late' : 'live', asOf: port.now(), nextTryAt: null } }));
      options.onRound(passed);
    } catch (error) {
      const fault = faultOf(error);
      // What cannot be read however often it is asked for holds up nothing that comes after it.
      if (!passes(fault)) token = heard;
      if (fault.code === 'lists.denied') options.denied();
      waitMs = Math.max(IDLE_POLL_MS, (fault.retryAfterSeconds ?? 0) * 1000);
      store.set((state) => ({
        ...state,
        live: { ...state.live, state: fault.code === 'lists.offline' || navigator.onLine === false ? 'offline' : 'late', nextTryAt: port.now() + waitMs },
      }));
    } finally {
      clearTimeout(late);
      asking = false;
      if (!stopped) timer = setTimeout(tick, waitMs);
    }
  }

  function tick(): void {
    timer = null;
    if (document.visibilityState === 'hidden') return;
    void round();
  }

  const active = (): void => void (lastActivity = port.now());
  const wake = (): void => {
    if (document.visibilityState === 'hidden') return;
    active();
    if (timer) clearTimeout(timer);
    tick();
  };
  const offline = (): void => store.set((state) => ({ ...state, live: { ...state.live, state: 'offline' } }));

  return {
    /** Goes on from `from`, the token up to which what is shown was whole; null: from now on. */
    start(from: string | null = null): void {
      token = from;
      document.addEventListener('visibilitychange', wake);
      window.addEventListener('online', wake);
      window.addEventListener('offline', offline);
      for (const event of ['keydown', 'pointerdown', 'focus']) window.addEventListener(event, active, true);
      void round();
    },
    isActive: () => port.now() - lastActivity < ACTIVE_FOR_MS,
    caughtUp: () => caughtUp,
    /** Asks at once. */
    now: wake,
    stop(): void {
      stopped = true;
      if (timer) clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', offline);
      for (const event of ['keydown', 'pointerdown', 'focus']) window.removeEventListener(event, active, true);
    },
  };
}
export type LiveRefresh = ReturnType<typeof liveRefresh>;
