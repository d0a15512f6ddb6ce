import * as React from 'react';
import { linkedTo, type Linked, type Ticket } from '@listdesk/shared/tickets';
import { useStore } from '../../app/store/store';
import { useDesk } from '../desk/DeskContext';
import { linkStore, readLinks, type LinksOf } from './links';

/** Links of the open ticket; read when it is opened. */
export function useLinks(ticket: Ticket): { linked: Linked[]; state: LinksOf | null } {
  const { desk } = useDesk();
  const state = useStore(linkStore(desk), (all) => all.get(ticket.key) ?? null);
  React.useEffect(() => {
    void readLinks(desk, ticket.key);
  }, [desk, ticket.key]);
  const linked = React.useMemo(() => linkedTo(ticket.key, state?.links ?? []), [ticket.key, state]);
  return { linked, state };
}
