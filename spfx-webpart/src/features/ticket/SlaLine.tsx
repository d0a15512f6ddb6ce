import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { DueMark } from '../../ui/marks/DueMark';
import { useWords } from '../../ui/words/WordsContext';
import { moment } from '../../ui/words/times';

/** First answer and solution, where the desk promised times; nothing otherwise. */
export function SlaLine({ ticket, now }: { ticket: Ticket; now: number }) {
  const { say, locale } = useWords();
  if (!ticket.firstResponseDue && !ticket.resolutionDue) return null;
  const first = ticket.firstRespondedAt
    ? { kind: 'done' as const }
    : ticket.firstResponseDue
      ? { kind: 'at' as const, at: ticket.firstResponseDue, from: ticket.createdAt }
      : null;
  const solved = ticket.status === 'Solved' || ticket.status === 'Closed';
  const solve = !ticket.resolutionDue
    ? null
    : solved
      ? { kind: 'done' as const }
      : ticket.status === 'Pending'
        ? { kind: 'paused' as const }
        : { kind: 'at' as const, at: ticket.resolutionDue, from: ticket.createdAt };
  return (
    <div className="row sm slaline">
      {first && (
        <span className="sub row g4">
          {say('sla.first')} <DueMark due={first} now={now} />
        </span>
      )}
      {solve && ticket.resolutionDue && (
        <span className="sub row g4">
          {say('sla.solveBy', { time: moment(ticket.resolutionDue, now, say, locale) })} <DueMark due={solve} now={now} />
        </span>
      )}
    </div>
  );
}
