import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { belongs } from '../../app/desk/views';
import { useDesk } from './DeskContext';

/** Of so many the oldest is taken; some may be merged or put off. */
const SOME = 20;

/** Opens the ticket that has waited longest for somebody and gives it to the person at the desk. 1 request. */
export function useTakeOldest(open: (id: number) => void): () => void {
  const { say } = useWords();
  const { desk } = useDesk();
  return React.useCallback(() => {
    const take = async (): Promise<void> => {
      const waits = ({ id }: Pick<Ticket, 'id'>): Ticket[] =>
        [desk.store.get().tickets.get(id)].filter((ticket): ticket is Ticket => ticket !== undefined && belongs(ticket, 'unassigned', null));
      const some = await desk.port.lists.oldestUnassigned(SOME).catch(() => []);
      desk.put(some);
      let [oldest] = some.flatMap(waits);
      if (!oldest) {
        // Offline, too many, or all of those merged or put off: what the view knows.
        await desk.loadAll('unassigned');
        [oldest] = Array.from(desk.store.get().tickets.values())
          .flatMap(waits)
          .sort((a, b) => a.id - b.id);
      }
      const { me } = desk.store.get();
      if (!oldest || !me) {
        desk.tell(say('oldest.none'));
        return;
      }
      void desk.change([oldest.id], { assigneeId: me.id }, say('undo.oneAssigned', { number: String(oldest.id), name: me.name }));
      open(oldest.id);
    };
    void take();
  }, [desk, say, open]);
}
