import type { Store } from '../store/store';
import type { BulkFailure, DeskState } from './state';

/** One piece of work on many tickets, as its worker reports it. */
export type BulkWork = {
  /** Somebody stopped it: what has not begun stays undone. */
  stopped(): boolean;
  stop(): void;
  /** One more ticket is done, or was not and why. */
  step(ticketId: number, why: BulkFailure['why'] | null): void;
  fail(ticketId: number, why: BulkFailure['why']): void;
  end(): void;
};

/** Shows the newest work on several tickets: how far it is, what failed. What ended well leaves by itself; the rest stays until it was read. */
export function bulkRuns(store: Store<DeskState>) {
  let serial = 0;
  let stop: () => void = () => undefined;
  return {
    begin(text: string, total: number, onStop: () => void = () => undefined): BulkWork {
      serial += 1;
      const id = serial;
      let stopped = false;
      const put = (change: (run: NonNullable<DeskState['bulk']>) => DeskState['bulk']): void =>
        store.set((state) => (state.bulk?.id === id ? { ...state, bulk: change(state.bulk) } : state));
      const fail = (ticketId: number, why: BulkFailure['why']): void =>
        put((run) => (run.failed.some((one) => one.ticketId === ticketId) ? run : { ...run, failed: [...run.failed, { ticketId, why }] }));
      store.set((state) => ({ ...state, bulk: { id, text, total, done: 0, failed: [], state: 'running' } }));
      const halt = (): void => {
        if (stopped) return;
        stopped = true;
        onStop();
      };
      stop = halt;
      return {
        stopped: () => stopped,
        stop: halt,
        fail,
        step(ticketId, why) {
          if (why) fail(ticketId, why);
          put((run) => ({ ...run, done: run.done + 1 }));
        },
        end: () => put((run) => (run.failed.length || (stopped && run.done < run.total) ? { ...run, state: stopped ? 'stopped' : 'done' } : null)),
      };
    },
    stop: (): void => stop(),
    dismiss: (): void => store.set((state) => ({ ...state, bulk: null })),
  };
}
