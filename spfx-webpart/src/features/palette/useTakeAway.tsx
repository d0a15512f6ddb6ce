import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { copyTicketLink } from '../../app/link/copyTicketLink';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import type { Entry } from './entries';

/** What one takes along of a single ticket: its address, and paper. */
export function useTakeAway(ticket: Ticket | null, group: string): Entry[] {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  if (!ticket) return [];
  const print = async (withNotes: boolean): Promise<void> => {
    try {
      const { printPage, printTicket } = await import(/* webpackChunkName: 'ticket-tools' */ '../ticketTools/printTicket');
      const messages = conversations.store.get().get(ticket.key)?.messages ?? (await desk.port.lists.conversation(ticket.key));
      printTicket(printPage(ticket, messages, withNotes, say, locale));
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say('palette.notPrinted', { number: String(ticket.id), reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
    }
  };
  return [
    { id: 'print', group, label: say('print.name'), hint: say('print.hint'), mark: <Icon name="file" />, run: () => void print(false) },
    { id: 'printNotes', group, label: say('print.withNotes'), mark: <Icon name="lock" />, run: () => void print(true) },
    { id: 'link', group, label: say('ticket.copyLink'), mark: <Icon name="link" />, run: () => void copyTicketLink(desk, ticket, say('ticket.linkCopied')) },
  ];
}
