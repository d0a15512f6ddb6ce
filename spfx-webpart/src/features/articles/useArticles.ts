import * as React from 'react';
import type { Article, ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';
import type { Editing } from './articleForm';

export type SaveOutcome = { outcome: 'saved' } | { outcome: 'stale' } | { outcome: 'gone' } | { outcome: 'failed'; fault: ListsFaultLike };

/** The knowledge of the desk: read, saved with the fence of its version, deleted with a way back. */
export function useArticles(desk: Desk) {
  const { lists } = desk.port;
  const [articles, setArticles] = React.useState<readonly Article[] | null>(null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const alive = React.useRef(true);
  React.useEffect(() => { alive.current = true; return () => { alive.current = false; }; }, []);

  const load = React.useCallback(async (): Promise<readonly Article[] | null> => {
    setFault(null);
    try {
      const found = await lists.articles();
      if (alive.current) setArticles(found);
      return found;
    } catch (error) {
      if (alive.current) setFault(faultOf(error));
      return null;
    }
  }, [lists]);
  React.useEffect(() => void load(), [load]);

  /** With `over`, on top of what somebody else saved meanwhile. */
  const save = async ({ id, etag, key, text: typed }: Editing, over: boolean): Promise<SaveOutcome> => {
    const text = { ...typed, title: typed.title.trim(), category: typed.category?.trim() || null, page: typed.page?.trim() || null };
    try {
      if (id === null) await lists.createArticle(key, text);
      else {
        const fence = over ? (await lists.articles()).find((one) => one.id === id)?.etag : etag;
        const answer = fence === undefined ? { outcome: 'gone' as const } : await lists.updateArticle(id, fence, text);
        if (answer.outcome !== 'updated') return { outcome: answer.outcome };
      }
      await load();
      return { outcome: 'saved' };
    } catch (error) {
      return { outcome: 'failed', fault: faultOf(error) };
    }
  };

  /** At once, with undo for ten seconds; later an admin finds it in the recycle bin. */
  const remove = async (id: number, told: string, onFault: (fault: ListsFaultLike) => void): Promise<void> => {
    try {
      const bin = await lists.recycleArticle(id);
      setArticles((old) => old?.filter((one) => one.id !== id) ?? null);
      desk.offerUndo(told, async () => {
        await lists.restore(bin).catch((error: unknown) => onFault(faultOf(error)));
        if (alive.current) await load();
      });
    } catch (error) {
      onFault(faultOf(error));
    }
  };
  return { articles, fault, load, save, remove };
}
