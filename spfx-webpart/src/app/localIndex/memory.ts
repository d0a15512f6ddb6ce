import type { Ticket } from '@listdesk/shared/tickets';
import type { Store } from '../store/store';
import type { DeskPort } from '../desk/port';
import type { DeskState, Me } from '../desk/state';
import { belongs } from '../desk/views';
import type { Device, Warm } from './device';
import { createTicketIndex } from './ticketIndex';

export const MOST_WARM_ROWS = 500;
export const REMEMBER_EVERY_MS = 20_000;
/** Soon after the start, and again until something could be remembered: a short visit on a slow machine is remembered too. */
const FIRST_REMEMBER_MS = 2_000;

export type MemoryOptions = {
  port: DeskPort;
  device: Device;
  store: Store<DeskState>;
  isActive(): boolean;
  /** Up to where all changes have been read; null before the first. */
  token(): string | null;
};

const rightsOf = ({ id, isSiteAdmin, roles, groups }: Me): string => JSON.stringify([id, isSiteAdmin, roles, groups]);

/** The newest open tickets: what is shown first, whatever view is open. */
export function rowsToKeep(state: DeskState): Ticket[] {
  const open = Array.from(state.tickets.values()).filter((ticket) => belongs(ticket, 'allOpen', null) || belongs(ticket, state.view, state.me?.id ?? null));
  return open.sort((a, b) => (a.lastMessageAt < b.lastMessageAt ? 1 : -1)).slice(0, MOST_WARM_ROWS);
}

/** What this person saw last on this device, and the search over all tickets: shown before any request, caught up by change token. */
export function deskMemory({ port, device, store, isActive, token }: MemoryOptions) {
  const index = createTicketIndex({ port, device, store, isActive });
  let warm: Warm | null = null;
  let written = '';
  let writing: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setInterval> | null = null;
  let soon: ReturnType<typeof setTimeout> | null = null;
  let forgotten = false;

  function show(seen: Warm): void {
    store.set((state) => ({
      ...state,
      me: state.me ?? seen.me,
      agents: state.agents.length ? state.agents : seen.agents,
      settings: state.settings ?? seen.settings,
      counts: state.counts ?? seen.counts,
      // What came from SharePoint meanwhile is newer.
      tickets: new Map([...seen.tickets.map((ticket) => [ticket.id, ticket] as const), ...Array.from(state.tickets)]),
      live: { state: 'asOf', asOf: seen.at, nextTryAt: null },
    }));
  }

  async function write(): Promise<void> {
    const state = store.get();
    const upTo = token();
    const { me, settings } = state;
    // While the index is read back its pieces have only some of their rows, and would be kept without the others.
    if (forgotten || !index.ready() || state.phase !== 'ready' || !me || !settings || upTo === null || state.waiting > 0) return;
    const mark = `${upTo} ${state.tickets.size} ${JSON.stringify(state.counts)} ${index.progress.get().held}`;
    if (mark === written) return;
    written = mark;
    const seen: Warm = { at: state.live.asOf, token: upTo, me, agents: state.agents, settings, counts: state.counts, tickets: rowsToKeep(state) };
    // The rows of the index first: the token says that they are whole up to it.
    await index.followSlowly();
    await index.flush();
    if (!forgotten) await device.writeWarm(seen);
  }
  const remember = (): Promise<void> => (writing = writing.then(write, write));
  function rememberSoon(): void {
    soon = setTimeout(
      () =>
        void remember().finally(() => {
          if (soon && written === '') rememberSoon();
        }),
      FIRST_REMEMBER_MS,
    );
  }
  const left = (): void => {
    if (document.visibilityState === 'hidden') void remember();
  };

  return {
    index,
    /** Shows what was seen last and answers the change token to go on from. */
    async recall(): Promise<string | null> {
      warm = await device.readWarm();
      if (warm) show(warm);
      return warm?.token ?? null;
    },
    /** Called once it is known who asks and what they may do. */
    async begin(me: Me): Promise<void> {
      const whole = warm !== null && rightsOf(warm.me) === rightsOf(me);
      if (warm && !whole) {
        // What was kept was for other rights: only what was read since stays.
        const kept = new Set(warm.tickets);
        store.set((state) => ({ ...state, tickets: new Map(Array.from(state.tickets).filter(([, ticket]) => !kept.has(ticket))) }));
      }
      if (warm && warm.me.id !== me.id) await device.dropAll();
      rememberSoon();
      timer = setInterval(() => void remember(), REMEMBER_EVERY_MS);
      document.addEventListener('visibilitychange', left);
      await index.start(whole);
    },
    remember,
    /** The token was too old: what is held may be anything. */
    async resync(): Promise<void> {
      store.set((state) => ({ ...state, tickets: new Map() }));
      await index.drop();
    },
    /** Rights were lost: nothing stays, neither on the device nor on the screen. */
    async forget(): Promise<void> {
      forgotten = true;
      store.set((state) => ({ ...state, tickets: new Map(), counts: null }));
      await index.drop();
      await device.dropAll();
    },
    stop(): void {
      index.stop();
      if (timer) clearInterval(timer);
      if (soon) clearTimeout(soon);
      soon = null;
      document.removeEventListener('visibilitychange', left);
    },
  };
}
export type DeskMemory = ReturnType<typeof deskMemory>;
