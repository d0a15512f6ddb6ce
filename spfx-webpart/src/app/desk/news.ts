import type { Store } from '../store/store';
import type { DeskPort } from './port';
import type { DeskState } from './state';

export const UNDO_MS = 10_000;
const NOTICE_MS = 8_000;
/** An undo that did not work is offered again for this long. */
const AGAIN_MS = 60_000;

/** What the line at the foot of the desk says: the one thing that can be undone, or a sentence that goes by itself. */
export function deskNews({ now }: Pick<DeskPort, 'now'>, store: Store<DeskState>) {
  let serial = 0;
  return {
    /** Answers what offers it once more for its whole time, unless it was used or something newer can be undone. */
    offerUndo(text: string, run: () => Promise<void>, of?: string): () => void {
      serial += 1;
      const id = serial;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const undo = {
        id,
        text,
        of,
        run: () => {
          clearTimeout(timer);
          timer = undefined;
          return run();
        },
      };
      const show = (): void => {
        store.set((state) => ({ ...state, undo: { ...undo, until: now() + UNDO_MS } }));
        clearTimeout(timer);
        timer = setTimeout(() => store.set((state) => (state.undo?.id === id ? { ...state, undo: null } : state)), UNDO_MS);
      };
      store.set((state) => ({ ...state, notice: null }));
      show();
      return () => {
        const shown = store.get().undo;
        if (timer !== undefined && serial === id && (!shown || shown.id === id)) show();
      };
    },
    /** Throws what kept it from being undone; then it is offered again, unless something newer is. */
    async undo(): Promise<void> {
      const { undo } = store.get();
      if (!undo || undo.until < now()) return;
      store.set((state) => ({ ...state, undo: null, notice: null }));
      try {
        await undo.run();
      } catch (error) {
        store.set((state) => (state.undo ? state : { ...state, undo: { ...undo, until: now() + AGAIN_MS } }));
        throw error;
      }
    },
    /** What went wrong stays until it is dismissed. */
    tell(text: string, bad = false): void {
      serial += 1;
      const id = serial;
      store.set((state) => ({ ...state, notice: { id, text, bad } }));
      if (!bad) setTimeout(() => store.set((state) => (state.notice?.id === id ? { ...state, notice: null } : state)), NOTICE_MS);
    },
    dismissNotice: (): void => store.set((state) => ({ ...state, notice: null })),
  };
}
