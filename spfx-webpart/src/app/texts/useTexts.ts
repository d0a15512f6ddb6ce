import * as React from 'react';
import type { Created, ListsFaultLike, Updated } from '@listdesk/shared/sharepoint';
import type { Desk } from '../desk/desk';
import { faultOf } from '../desk/fault';

export type SaveOutcome = { outcome: 'saved'; id: number } | { outcome: 'stale' } | { outcome: 'gone' } | { outcome: 'failed'; fault: ListsFaultLike };

/** A text that the desk keeps in a list of its own: canned responses, articles. */
type Stored = { id: number; etag: string; key: string };
/** Where such texts are kept; the same object at every call. */
export type TextPlace<T extends Stored, Text> = {
  all(): Promise<T[]>;
  create(key: string, text: Text): Promise<Created<{ id: number; etag: string }>>;
  update(id: number, etag: string, text: Text): Promise<Updated>;
  /** To the recycle bin; answers what to restore. */
  recycle(id: number): Promise<string>;
};

/** The texts of a place: read, saved with the fence of their version, deleted with a way back. */
export function useTexts<T extends Stored, Text>(desk: Desk, place: TextPlace<T, Text>) {
  const [texts, setTexts] = React.useState<readonly T[] | null>(null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const load = React.useCallback(async (): Promise<readonly T[] | null> => {
    setFault(null);
    try {
      const found = await place.all();
      if (alive.current) setTexts(found);
      return found;
    } catch (error) {
      if (alive.current) setFault(faultOf(error));
      return null;
    }
  }, [place]);
  React.useEffect(() => void load(), [load]);

  const put = async (id: number, etag: string, text: Text): Promise<SaveOutcome> => {
    const answer = await place.update(id, etag, text);
    if (answer.outcome !== 'updated') return { outcome: answer.outcome };
    await load();
    return { outcome: 'saved', id };
  };
  /** With `over`, on top of what somebody else saved meanwhile. `id` is null for a new one. */
  const save = async ({ id, etag, key }: { id: number | null; etag: string; key: string }, text: Text, over: boolean): Promise<SaveOutcome> => {
    try {
      if (id === null) {
        const made = await place.create(key, text);
        if (made.outcome === 'created') {
          await load();
          return { outcome: 'saved', id: made.item.id };
        }
        // An earlier try reached the list though its answer did not arrive: what was typed since goes on top of it.
        const earlier = (await place.all()).find((one) => one.key === key);
        return earlier ? await put(earlier.id, earlier.etag, text) : { outcome: 'gone' };
      }
      const fence = over ? (await place.all()).find((one) => one.id === id)?.etag : etag;
      return fence === undefined ? { outcome: 'gone' } : await put(id, fence, text);
    } catch (error) {
      return { outcome: 'failed', fault: faultOf(error) };
    }
  };

  /** At once, with undo for ten seconds; later an admin finds it in the recycle bin. */
  const remove = async (id: number, told: string, onFault: (fault: ListsFaultLike) => void): Promise<void> => {
    try {
      const bin = await place.recycle(id);
      setTexts((old) => old?.filter((one) => one.id !== id) ?? null);
      desk.offerUndo(told, async () => {
        await desk.port.lists.restore(bin).catch((error: unknown) => onFault(faultOf(error)));
        if (alive.current) await load();
      });
    } catch (error) {
      onFault(faultOf(error));
    }
  };
  return { texts, fault, load, save, remove };
}
