import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../DeskContext';
import type { Route } from './useRoute';

export type AddressedTicket = {
  /** The ticket that the address names, where the desk holds it. */
  open: Ticket | null;
  /** Its number while the desk does not hold it. */
  missing: number | null;
  /** Its number when the list does not have it either: it is looked for in the archive. */
  archived: number | null;
};

/** The ticket that the address names; it is read when the desk does not hold it. 1 request then. */
export function useAddressedTicket(id: number | null, go: (next: string, replace?: boolean) => void): AddressedTicket {
  const { say } = useWords();
  const { desk } = useDesk();
  const open = useDeskState((one) => (id === null ? null : (one.tickets.get(id) ?? null)));
  const [away, setAway] = React.useState<number | null>(null);
  const missing = open ? null : id;
  React.useEffect(() => {
    if (missing === null) return;
    desk.port.lists.ticket({ id: missing }).then(
      (ticket) => {
        if (ticket) desk.put([ticket]);
        else setAway(missing);
      },
      () => {
        desk.tell(say('ticket.notRead', { number: String(missing) }), true);
        go(`view=${desk.store.get().view}`, true);
      },
    );
  }, [missing, desk, say, go]);
  return { open, missing, archived: missing === away ? missing : null };
}

/** Opens the view, or the saved view, that the address names. */
export function useAddressedView({ view, saved }: Route): void {
  const { desk } = useDesk();
  React.useEffect(() => {
    if (view && (view !== desk.store.get().view || desk.store.get().viewKey !== null)) desk.setView(view);
  }, [view, desk]);
  React.useEffect(() => {
    if (saved && saved !== desk.store.get().viewKey) desk.openSaved(saved);
  }, [saved, desk]);
}
