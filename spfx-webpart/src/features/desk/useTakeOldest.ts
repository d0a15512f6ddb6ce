import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { belongs } from '../../app/desk/views';
import { useDesk } from './DeskContext';

/** Opens the ticket that has waited longest for somebody and gives it to the person at the desk. */
export function useTakeOldest(open: (id: number) => void): () => void {
  const { say } = useWords();
  const { desk } = useDesk();
  return React.useCallback(() => {
    const take = async (): Promise<void> => {
      await desk.loadAll('unassigned');
      const { tickets, me } = desk.store.get();
      const waiting = Array.from(tickets.values()).filter((ticket) => belongs(ticket, 'unassigned', null)).sort((a, b) => a.id - b.id);
      const oldest = waiting[0];
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
