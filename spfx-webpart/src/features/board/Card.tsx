import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { DueMark } from '../../ui/marks/DueMark';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { Avatar, NoAvatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import { isOwn } from '../../app/desk/state';
import { useDeskState } from '../desk/DeskContext';
import { dueMark } from '../desk/list/TicketRow';
import { cardHeight, linesOf, lineText, type CardField } from './cardFields';
import { COLUMNS, mayMove, type Column } from './columns';

export type CardProps = {
  ticket: Ticket;
  fields: readonly CardField[];
  place: number;
  count: number;
  /** Where it stands in a column that draws only what is seen; without it the cards follow each other. */
  top?: number;
  current: boolean;
  stop: boolean;
  lifted: boolean;
  /** Whoever only reads moves no card. */
  mayWork: boolean;
  now: number;
  onCurrent(id: number): void;
  onOpen(id: number): void;
  onMove(ticket: Ticket, to: Column): void;
  onLift(ticket: Ticket, event: React.PointerEvent<HTMLElement>): void;
};

/** What a card says, in a fixed order: priority, number and due; two lines of subject; chosen columns; tag, requester and assignee. */
export function CardFace({ ticket, fields, now, children }: { ticket: Ticket; fields: readonly CardField[]; now: number; children?: React.ReactNode }) {
  const { say, locale } = useWords();
  const own = useDeskState((state) => state.own);
  const titles = useDeskState((state) => state.ownTitles);
  const has = (field: CardField): boolean => fields.includes(field);
  return (
    <>
      <div className="row sm">
        <PriorityMark priority={ticket.priority} bare />
        <span className="sr">{say(`priority.${ticket.priority}`)}</span>
        <span className="num sub">{ticket.id}</span>
        {ticket.circle && <Icon name="lock" size="s" />}
        <span className="end" />
        {children}
        {has('due') && <DueMark due={dueMark(ticket)} now={now} />}
      </div>
      <p className="bs" dir="auto">
        {ticket.subject || say('noSubject')}
      </p>
      {linesOf(fields).map((field) => (
        <div key={field} className="row sm cardline">
          <span className="sub clip">{isOwn(field) ? (titles[field.slice(4)] ?? '') : say(`field.${field}`)}</span>
          <span className="clip grow" dir="auto">
            {lineText(field, ticket, own, now, say, locale) || '–'}
          </span>
        </div>
      ))}
      {(has('tags') || has('requester') || has('assignee')) && (
        <div className="row sm">
          {has('tags') && ticket.tags[0] && <span className="tag clip cardtag">{ticket.tags[0]}</span>}
          <span className="sub clip grow" dir="auto">
            {has('requester') ? ticket.requester.name || ticket.requester.address : ''}
          </span>
          {has('assignee') && (ticket.assignee ? <Avatar name={ticket.assignee.name} size="small" /> : <NoAvatar title={say('nobody')} size="small" />)}
        </div>
      )}
    </>
  );
}

/** One ticket of a column. The current one shows its statuses to choose from, for whoever does not drag. */
export const Card = React.memo(function Card({
  ticket,
  fields,
  place,
  count,
  top,
  current,
  stop,
  lifted,
  mayWork,
  now,
  onCurrent,
  onOpen,
  onMove,
  onLift,
}: CardProps) {
  const { say } = useWords();
  const name = ticket.requester.name || ticket.requester.address;
  const spoken = [
    String(ticket.id),
    ticket.subject || say('noSubject'),
    say('row.from', { name }),
    say(`priority.${ticket.priority}`),
    ...(ticket.circle ? [say('row.confidential')] : []),
    ticket.assignee ? say('row.assigned', { name: ticket.assignee.name }) : say('nobody'),
  ].join(', ');
  const goals = mayWork ? COLUMNS.filter((column) => mayMove(ticket, column)) : [];
  return (
    <div
      role="listitem"
      aria-label={spoken}
      aria-posinset={place}
      aria-setsize={count}
      aria-current={current || undefined}
      tabIndex={stop ? 0 : -1}
      data-stop={stop || undefined}
      data-card={ticket.id}
      className={['bc', top === undefined && 'flow', current && 'on', lifted && 'lifted', mayWork && 'loose'].filter(Boolean).join(' ')}
      style={{ ...(top === undefined ? {} : { top }), height: cardHeight(fields) }}
      onClick={() => onCurrent(ticket.id)}
      onFocus={() => onCurrent(ticket.id)}
      onDoubleClick={() => onOpen(ticket.id)}
      onPointerDown={mayWork ? (event) => onLift(ticket, event) : undefined}
    >
      <CardFace ticket={ticket} fields={fields} now={now}>
        {current && goals.length > 0 && (
          <Picker
            label={say('board.move', { number: String(ticket.id) })}
            name={say('board.move', { number: String(ticket.id) })}
            className="btn ghost sm icon cardmove"
            chosen={[]}
            options={goals.map((column) => ({ value: column, label: say(`status.${column}`), mark: <StatusMark status={column} bare /> }))}
            onChoose={([to]) => to && onMove(ticket, to)}
          >
            <Icon name="more" />
          </Picker>
        )}
      </CardFace>
    </div>
  );
});
