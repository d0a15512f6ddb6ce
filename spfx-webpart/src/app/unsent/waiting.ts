import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Draft } from '../desk/newMessage';
import { createStore, type Store } from '../store/store';

/** Why an answer no longer leaves by itself; `news`: somebody wrote meanwhile (`by`), `old`: it was written too long ago. */
export type Held = { why: 'news'; by: string } | { why: 'old' | 'gone' } | { why: 'files'; names: string } | { why: 'fault'; fault: ListsFaultLike };

/** An answer that somebody has sent and that waits for the connection. */
export type Waiting = {
  /** Of its message, made before it was sent: however often it is tried, it is one message. */
  key: string;
  ticketId: number;
  ticketKey: string;
  /** When Send was pressed, in ms. */
  at: number;
  /** The newest message its writer had before them: its time in ms, and its number where one was read. */
  seen: { at: number; id: number | null };
  draft: Draft;
  /** Whether it may have arrived: the request left, and no answer came. */
  tried: boolean;
  /** Withdrawn where that could not be asked: if it arrived after all, it is taken back. */
  withdrawn: boolean;
  /** Null: it leaves as soon as there is a connection. */
  held: Held | null;
};

/** The answers that wait on this device. `put` says whether it is kept: where nothing can be kept, nothing may wait. */
export type WaitingStore = { all(): Promise<Waiting[]>; put(waiting: Waiting): Promise<boolean>; drop(key: string): Promise<void> };

const stores = new WeakMap<object, Store<readonly Waiting[]>>();

/** What of a desk waits, as it is shown; oldest first. */
export function waitingOf(desk: object): Store<readonly Waiting[]> {
  const known = stores.get(desk) ?? createStore<readonly Waiting[]>([]);
  stores.set(desk, known);
  return known;
}
