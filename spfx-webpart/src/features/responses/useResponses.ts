import * as React from 'react';
import type { CannedResponse, ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';
import type { Editing } from './responseForm';

export type SaveOutcome = { outcome: 'saved'; id: number } | { outcome: 'stale' } | { outcome: 'gone' } | { outcome: 'failed'; fault: ListsFaultLike };

/** The canned responses of the desk: read, saved with the fence of their version, deleted with a way back. */
export function useResponses(desk: Desk) {
  const { lists } = desk.port;
  const [responses, setResponses] = React.useState<readonly CannedResponse[] | null>(null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const alive = React.useRef(true);
  React.useEffect(() => { alive.current = true; return () => { alive.current = false; }; }, []);

  const load = React.useCallback(async (): Promise<readonly CannedResponse[] | null> => {
    setFault(null);
    try {
      const found = await lists.cannedResponses();
      if (alive.current) setResponses(found);
      return found;
    } catch (error) {
      if (alive.current) setFault(faultOf(error));
      return null;
    }
  }, [lists]);
  React.useEffect(() => void load(), [load]);

  /** With `over`, on top of what somebody else saved meanwhile. */
  const save = async (editing: Editing, over: boolean): Promise<SaveOutcome> => {
    const text = { ...editing.text, name: editing.text.name.trim(), category: editing.text.category?.trim() || null };
    try {
      if (editing.id === null) {
        const made = await lists.createCannedResponse(editing.key, text);
        const found = await load();
        const id = made.outcome === 'created' ? made.item.id : found?.find(({ key }) => key === editing.key)?.id;
        return id === undefined ? { outcome: 'gone' } : { outcome: 'saved', id };
      }
      const etag = over ? (await lists.cannedResponses()).find(({ id }) => id === editing.id)?.etag : editing.etag;
      const answer = etag === undefined ? { outcome: 'gone' as const } : await lists.updateCannedResponse(editing.id, etag, text);
      if (answer.outcome !== 'updated') return { outcome: answer.outcome };
      await load();
      return { outcome: 'saved', id: editing.id };
    } catch (error) {
      return { outcome: 'failed', fault: faultOf(error) };
    }
  };

  /** At once, with undo for ten seconds; later an admin finds it in the recycle bin. */
  const remove = async (id: number, told: string, onFault: (fault: ListsFaultLike) => void): Promise<void> => {
    try {
      const bin = await lists.recycleCannedResponse(id);
      setResponses((old) => old?.filter((one) => one.id !== id) ?? null);
      desk.offerUndo(told, async () => {
        try {
          await lists.restore(bin);
        } catch (error) {
          onFault(faultOf(error));
        }
        if (alive.current) await load();
      });
    } catch (error) {
      onFault(faultOf(error));
    }
  };
  return { responses, fault, load, save, remove };
}
