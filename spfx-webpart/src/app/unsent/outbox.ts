import type { Conversations } from '../desk/conversations';
import type { Desk } from '../desk/desk';
import { inTurn } from './inTurn';
import { leave, type Left } from './leave';
import type { WaitingStore, Waiting } from './waiting';
import { waitingOf } from './waiting';

/** Whoever presses Send so often without a connection is told; nothing is lost, it stays a draft. */
export const MAX_WAITING = 50;
/** How often it is tried while something waits; sooner when the connection is seen to be back. */
const RETRY_MS = 30_000;

export type Ended = Exclude<Left, { end: 'away' }>;

/**
 * Answers sent without a connection: kept on this device, sent once it is back, in the order they were written and by one window at a time. What the device keeps is the truth;
 * the store of `waitingOf` shows it.
 */
function createOutbox(desk: Desk, conversations: Conversations, device: WaitingStore) {
  const store = waitingOf(desk);
  const turn = inTurn(`listdesk:unsent:${desk.port.siteUrl}`);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let listener: ((waiting: Waiting, ended: Ended) => void) | null = null;

  const denied = (): boolean => desk.store.get().phase === 'denied';
  const read = async (): Promise<readonly Waiting[]> => {
    const all = denied() ? [] : await device.all();
    store.set((shown) => (shown.length || all.length ? all : shown));
    return all;
  };
  const change = async (waiting: Waiting, part: Partial<Waiting>): Promise<void> => {
    await device.put({ ...waiting, ...part });
    await read();
  };

  /** Answers whether there was a connection. */
  async function one(waiting: Waiting, looked: boolean): Promise<boolean> {
    const left = await leave(desk, conversations, waiting, looked, () => (waiting.tried ? Promise.resolve() : device.put({ ...waiting, tried: true })));
    if (left.end === 'away') return false;
    if (left.end === 'held') await change(waiting, { held: left.held, tried: true });
    else {
      await device.drop(waiting.key);
      await read();
    }
    listener?.(waiting, left);
    return true;
  }
  async function all(): Promise<void> {
    for (const waiting of await read()) if ((waiting.held === null || waiting.withdrawn) && (denied() || !(await one(waiting, false)))) break;
    again();
  }
  const flush = (): Promise<void> => turn(all);
  function again(): void {
    if (timer) clearTimeout(timer);
    timer = listener && store.get().some(({ held, withdrawn }) => held === null || withdrawn) ? setTimeout(() => void flush(), RETRY_MS) : null;
  }

  const connected = (): boolean => desk.store.get().me !== null && desk.store.get().live.state === 'live';

  return {
    flush,
    /** Sends what waits now, and whenever the connection comes back, until the answered function is called. `heard` is told when an answer left, stays, or was withdrawn. */
    follow(heard: NonNullable<typeof listener>): () => void {
      listener = heard;
      let before = connected();
      const stopFollowing = desk.store.subscribe(() => {
        if (denied()) store.set((shown) => (shown.length ? [] : shown));
        const now = connected();
        if (now && !before && store.get().length) void flush();
        before = now;
      });
      const online = (): void => void (store.get().length && flush());
      // Another window may have sent, or withdrawn, what still stands here.
      const look = (): void => void (store.get().length && read());
      window.addEventListener('online', online);
      window.addEventListener('focus', look);
      void flush();
      return () => {
        listener = null;
        stopFollowing();
        window.removeEventListener('online', online);
        window.removeEventListener('focus', look);
        if (timer) clearTimeout(timer);
      };
    },
    /** Keeps an answer until there is a connection; false where it cannot be kept. */
    async add(waiting: Waiting): Promise<boolean> {
      const kept = (await device.all()).length < MAX_WAITING && (await device.put(waiting));
      await read();
      again();
      return kept;
    },
    /** Its writer has looked. Answers false without a connection; then it waits on, and leaves by itself. */
    sendNow: ({ key }: Pick<Waiting, 'key'>): Promise<boolean> =>
      turn(async () => {
        const waiting = (await read()).find((each) => each.key === key);
        if (!waiting) return true;
        const gone = await one(waiting, true);
        if (!gone && waiting.held) await change(waiting, { held: null, tried: true, seen: { at: desk.port.now(), id: null }, at: desk.port.now() });
        again();
        return gone;
      }),
    /** Its writer wants it back or away; false where it has left meanwhile. What may have arrived is taken back once that can be asked. */
    async withdraw({ key }: Pick<Waiting, 'key'>): Promise<boolean> {
      const waiting = await turn(async () => {
        const still = (await device.all()).find((each) => each.key === key);
        if (still?.tried) await device.put({ ...still, withdrawn: true, draft: { ...still.draft, html: '', text: '', files: [] } });
        else if (still) await device.drop(key);
        await read();
        return still;
      });
      if (waiting?.tried) void flush();
      return waiting !== undefined;
    },
  };
}
export type Outbox = ReturnType<typeof createOutbox>;

const outboxes = new WeakMap<Desk, Promise<Outbox | null>>();

/** The outbox of a desk, made once; null where nothing may be kept on this device. */
export function outboxOf(desk: Desk, conversations: Conversations): Promise<Outbox | null> {
  const made =
    outboxes.get(desk) ??
    (desk.port.unsent?.() ?? Promise.resolve(null)).then(
      (unsent) => unsent && createOutbox(desk, conversations, unsent.waiting),
      () => {
        outboxes.delete(desk);
        return null;
      },
    );
  outboxes.set(desk, made);
  return made;
}
