import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { waitingOf } from '../../app/unsent/waiting';
import { useStore } from '../../app/store/store';
import type { Opened } from '../composer/opened';
import { useDesk } from '../desk/DeskContext';
import { WaitingAnswer } from './WaitingAnswer';

export type WaitingAnswersProps = {
  ticket: Ticket;
  /** Brings one back into the composer. */
  onEdit(kind: Opened['kind'], came: Partial<Opened>): void;
};

/** What somebody has answered here without a connection: it stands where it will stand. */
export function WaitingAnswers({ ticket, onEdit }: WaitingAnswersProps) {
  const { desk } = useDesk();
  const waiting = useStore(waitingOf(desk), (all) => all);
  return (
    <>
      {waiting
        .filter(({ ticketKey, withdrawn }) => ticketKey === ticket.key && !withdrawn)
        .map((one) => (
          <WaitingAnswer key={one.key} waiting={one} onEdit={onEdit} />
        ))}
    </>
  );
}
