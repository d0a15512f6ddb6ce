import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useDesk, useDeskState } from '../desk/DeskContext';

const MOST_FOUND = 8;
const ASK_AFTER_MS = 400;
const SHORTEST_ASKED = 3;

export type Found = { tickets: Ticket[]; state: 'idle' | 'asking' | 'answered' | 'failed' };

/** Tickets for a number or words: at once from what is held, then from SharePoint. Merged ones and `exclude` are left out. */
export function useFindTickets(text: string, exclude: number): Found {
  const { desk } = useDesk();
  const held = useDeskState((state) => state.tickets);
  const [asked, setAsked] = React.useState<Found>({ tickets: [], state: 'idle' });
  const wanted = text.trim().replace(/^#/, '');
  const number = /^\d{1,9}$/.test(wanted) ? Number(wanted) : null;
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (ticket: Ticket): boolean => ticket.id !== exclude && ticket.mergedInto === null;
  const here = React.useMemo(() => {
    const found: Ticket[] = [];
    if (!words.length) return found;
    held.forEach((ticket) => {
      const all = `${ticket.id} ${ticket.subject} ${ticket.requester.name} ${ticket.requester.address}`.toLocaleLowerCase();
      if (fits(ticket) && (number !== null ? String(ticket.id).startsWith(wanted) : words.every((word) => all.includes(word)))) found.push(ticket);
    });
    return found.sort((a, b) => Number(b.id === number) - Number(a.id === number) || b.id - a.id).slice(0, MOST_FOUND);
  }, [held, wanted, exclude]);
  const enough = here.length >= MOST_FOUND || here.some(({ id }) => id === number);
  React.useEffect(() => {
    setAsked({ tickets: [], state: 'idle' });
    if (enough || (number === null && wanted.length < SHORTEST_ASKED)) return undefined;
    let left = false;
    const timer = setTimeout(() => {
      setAsked({ tickets: [], state: 'asking' });
      const question =
        number !== null
          ? desk.port.lists.ticket({ id: number }).then((ticket) => (ticket ? [ticket] : []))
          : desk.port.lists.searchTickets(wanted).then(({ tickets, inMessages }) => [...tickets, ...inMessages]);
      question.then(
        (tickets) => {
          if (!left) setAsked({ tickets, state: 'answered' });
        },
        () => {
          if (!left) setAsked({ tickets: [], state: 'failed' });
        },
      );
    }, ASK_AFTER_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [desk, wanted, enough]);
  const known = new Set(here.map(({ id }) => id));
  return { tickets: [...here, ...asked.tickets.filter((ticket) => fits(ticket) && !known.has(ticket.id))].slice(0, MOST_FOUND), state: asked.state };
}
