import * as React from 'react';
import type { TicketIndexRow } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { StatusMark } from '../../ui/marks/StatusMark';
import { Avatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import type { Entry } from './entries';
import { requestersFor } from './requesters';
import { showTicketsOf } from './ticketsOf';
import type { PaletteActions } from './actions';
import type { useTicketSearch } from './useTicketSearch';

type Search = ReturnType<typeof useTicketSearch>;
export type FoundEntriesProps = {
  /** What is looked for; empty while nothing is. */
  text: string;
  search: Search;
  actions: PaletteActions;
  /** Null: whoever only reads can do nothing with all that is found. */
  takeAll: ((found: readonly number[]) => Promise<void>) | null;
};

const nameOf = ({ requester }: Pick<Ticket, 'requester'>): string => requester.name || requester.address;

/** A row for a ticket; one that came whole is given to the desk before it opens. */
function useTicketEntry(actions: PaletteActions): (row: TicketIndexRow | Ticket, group: string, hint: string) => Entry {
  const { say } = useWords();
  const { desk } = useDesk();
  return (row, group, hint) => ({
    id: `ticket-${row.id}`,
    group,
    label: row.subject || say('noSubject'),
    number: String(row.id),
    hint,
    mark: <StatusMark status={row.status} bare />,
    run: () => {
      if ('etag' in row) desk.put([row]);
      actions.open(row.id);
    },
  });
}

/** The people among the requesters of all tickets the desk knows. */
function usePeopleEntries(text: string, { hits }: Search, actions: PaletteActions): Entry[] {
  const { say } = useWords();
  const { desk } = useDesk();
  const held = useDeskState((state) => state.tickets);
  const people = React.useMemo(() => (text ? requestersFor(text, [...hits.map(({ row }) => row), ...Array.from(held.values())]) : []), [text, hits, held]);
  return people.map(({ address, name }) => ({
    id: `requester-${address}`,
    group: say('palette.people'),
    label: say('palette.ticketsOf', { name: name || address }),
    hint: name ? address : '',
    mark: <Avatar name={name || address} size="small" />,
    run: () => showTicketsOf(desk, actions, { address }),
  }));
}

/** What a text finds: tickets on the device, then those of SharePoint alone, people, and what can be done with the finding itself. */
export function useFoundEntries({ text, search, actions, takeAll }: FoundEntriesProps) {
  const { say } = useWords();
  const ticketEntry = useTicketEntry(actions);
  const people = usePeopleEntries(text, search, actions);
  const { hits, found, asked, widen } = search;
  const group = say('palette.tickets');
  const tickets = hits.map(({ row }) => ticketEntry(row, group, nameOf(row)));
  const known = new Set(hits.map(({ row }) => row.id));
  const answered: Entry[] =
    asked.state === 'answered'
      ? [
          ...asked.tickets.map((ticket) => ticketEntry(ticket, say('palette.inSharePoint'), nameOf(ticket))),
          ...asked.inMessages.map((ticket) => ticketEntry(ticket, say('palette.inSharePoint'), say('palette.inMessage'))),
          // Only its number: among the tickets it would look like one that can be worked on.
          ...asked.archived.map(({ etag: _etag, ...row }) => ticketEntry(row as unknown as TicketIndexRow, say('palette.inArchive'), nameOf(row))),
        ]
      : [];
  const all: Entry[] =
    takeAll && found.length > 1
      ? [{ id: 'all-found', group, label: say('palette.allFound', { count: found.length }), mark: <Icon name="check" />, take: () => void takeAll(found) }]
      : [];
  const wider: Entry[] = widen ? [{ id: 'wider', group, label: say('palette.wider'), mark: <Icon name="search" />, take: widen }] : [];
  return { tickets, all, wider, inSharePoint: answered.filter((entry) => !known.has(Number(entry.number))), people };
}
