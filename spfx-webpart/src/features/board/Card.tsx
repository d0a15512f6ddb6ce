import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { DueMark } from '../../ui/marks/DueMark';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { Avatar, NoAvatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import { dueMark } from '../desk/TicketRow';
import { COLUMNS, mayMove, type Column } from './columns';

export type CardProps = {
  ticket: Ticket;
  place: number;
  count: number;
  top: number;
  current: boolean;
  stop: boolean;
  lifted: boolean;
  now: number;
  onCurrent(id: number): void;
  onOpen(id: number): void;
  onMove(ticket: Ticket, to: Column): void;
  onLift(ticket: Ticket, event: React.PointerEvent<HTMLElement>): void;
};

/** What a card says, in a fixed order: priority, number and due; two lines of subject; tag, requester and assignee. */
export function CardFace({ ticket, now, children }: { ticket: Ticket; now: number; children?: React.ReactNode }) {
  const { say } = useWords();
  return (
    <>
      <div className="row sm"><PriorityMark priority={ticket.priority} bare /><span className="sr">{say(`priority.${ticket.priority}`)}</span><span className="num sub">{ticket.id}</span><span className="end" />{children}<DueMark due={dueMark(ticket)} now={now} /></div>
      <p className="bs" dir="auto">{ticket.subject || say('noSubject')}</p>
      <div className="row sm">
        {ticket.tags[0] && <span className="tag clip cardtag">{ticket.tags[0]}</span>}<span className="sub clip grow" dir="auto">{ticket.requester.name || ticket.requester.address}</span>
        {ticket.assignee ? <Avatar name={ticket.assignee.name} size="small" /> : <NoAvatar title={say('nobody')} size="small" />}
      </div>
    </>
  );
}

/** One ticket of a column. The current one shows its statuses to choose from, for whoever does not drag. */
export const Card = React.memo(function Card({ ticket, place, count, top, current, stop, lifted, now, onCurrent, onOpen, onMove, onLift }: CardProps) {
  const { say } = useWords();
  const name = ticket.requester.name || ticket.requester.address;
  const spoken = [String(ticket.id), ticket.subject || say('noSubject'), say('row.from', { name }), say(`priority.${ticket.priority}`), ticket.assignee ? say('row.assigned', { name: ticket.assignee.name }) : say('nobody')].join(', ');
  const goals = COLUMNS.filter((column) => mayMove(ticket, column));
  return (
    <div
      role="listitem" aria-label={spoken} aria-posinset={place} aria-setsize={count} aria-current={current || undefined} tabIndex={stop ? 0 : -1} data-stop={stop || undefined} data-card={ticket.id}
      className={['bc', current && 'on', lifted && 'lifted'].filter(Boolean).join(' ')} style={{ top }}
      onClick={() => onCurrent(ticket.id)} onFocus={() => onCurrent(ticket.id)} onDoubleClick={() => onOpen(ticket.id)} onPointerDown={(event) => onLift(ticket, event)}
    >
      <CardFace ticket={ticket} now={now}>
        {current && goals.length > 0 && (
          <Picker label={say('board.move', { number: String(ticket.id) })} name={say('board.move', { number: String(ticket.id) })} className="btn ghost sm icon cardmove" chosen={[]} options={goals.map((column) => ({ value: column, label: say(`status.${column}`), mark: <StatusMark status={column} bare /> }))} onChoose={([to]) => to && onMove(ticket, to)}><Icon name="more" /></Picker>
        )}
      </CardFace>
    </div>
  );
});
