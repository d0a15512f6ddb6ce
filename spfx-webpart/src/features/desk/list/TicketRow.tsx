import * as React from 'react';
import type { Presence } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../../ui/icons/Icon';
import { Coin, NoAvatar } from '../../../ui/people/Coin';
import { STATUS_LOOKS } from '../../../ui/marks/StatusMark';
import { PRIORITY_PICTURES } from '../../../ui/marks/PriorityMark';
import { DueMark, spokenDue, type Due } from '../../../ui/marks/DueMark';
import { useWords } from '../../../ui/words/WordsContext';
import { absolute, shortAgo } from '../../../ui/words/times';
import { dueOf } from '../../../app/desk/views';
import { isOwn, type ColumnName, type OwnValues } from '../../../app/desk/state';

/** Place of the first column somebody chose, behind the requester. */
export const FIRST_CHOSEN = 7;

export type TicketRowProps = {
  ticket: Ticket;
  index: number;
  columns: readonly ColumnName[];
  own: OwnValues | undefined;
  top: number;
  current: boolean;
  /** The one row of the grid that Tab reaches. */
  stop: boolean;
  selected: boolean;
  unread: boolean;
  /** Colleagues who look at it now. */
  present: readonly Presence[] | undefined;
  now: number;
  onOpen(id: number): void;
  onCurrent(id: number): void;
  onSelect(id: number, range: boolean): void;
};

export function dueMark(ticket: Ticket): Due {
  if (ticket.status === 'Solved' || ticket.status === 'Closed') return { kind: 'done' };
  const at = dueOf(ticket);
  if (at) return { kind: 'at', at, from: ticket.createdAt };
  return ticket.status === 'Pending' && ticket.resolutionDue ? { kind: 'paused' } : { kind: 'none' };
}

/**
 * One ticket: a line of 32 px, or two or three lines where the container is small (the stylesheet decides). Rows come and go with every
 * step of scrolling, so they have few elements, and words for the ear are names of cells.
 */
export const TicketRow = React.memo(function TicketRow(props: TicketRowProps) {
  const { ticket, index, columns, own, top, current, stop, selected, unread, present, now, onOpen, onCurrent, onSelect } = props;
  const { say, locale } = useWords();
  const name = ticket.requester.name || ticket.requester.address;
  const [priority, status] = [say(`priority.${ticket.priority}`), say(`status.${ticket.status}`)];
  const { look, picture } = STATUS_LOOKS[ticket.status];
  const due = dueMark(ticket);
  const spoken = [
    String(ticket.id),
    ticket.subject,
    say('row.from', { name }),
    status,
    priority,
    unread ? say('row.unread') : '',
    ticket.circle ? say('row.confidential') : '',
    ticket.assignee ? say('row.assigned', { name: ticket.assignee.name }) : say('nobody'),
    ...(present ?? []).map((one) => say(one.typing ? 'presence.rowWriting' : 'presence.row', { name: one.name })),
  ]
    .filter(Boolean)
    .join(', ');
  const box = (event: React.MouseEvent): void => {
    event.stopPropagation();
    onSelect(ticket.id, event.shiftKey);
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={spoken}
      aria-current={current || undefined}
      tabIndex={stop ? 0 : -1}
      data-stop={stop || undefined}
      data-id={ticket.id}
      className={['tr', unread && 'unread', current && 'on', selected && 'sel1'].filter(Boolean).join(' ')}
      style={{ position: 'absolute', insetInline: 0, top }}
      onClick={() => onCurrent(ticket.id)}
      onDoubleClick={() => onOpen(ticket.id)}
    >
      <span className="sel" role="gridcell">
        <span
          className={selected ? 'cb on' : 'cb'}
          role="checkbox"
          aria-checked={selected}
          aria-label={say('row.select', { number: String(ticket.id) })}
          onClick={box}
        >
          {selected && <Icon name="check" />}
        </span>
        {unread && !selected && <span className="dot" />}
      </span>
      <span className="pric" role="gridcell" aria-label={priority} title={priority}>
        {PRIORITY_PICTURES[ticket.priority]}
      </span>
      <span className={`stc ${look}`} role="gridcell" aria-label={status} title={status}>
        {picture}
      </span>
      <span className="id" role="gridcell">
        {ticket.id}
      </span>
      <span className="subj" role="gridcell">
        <span className="tw">
          {ticket.circle && (
            <span className="row" title={say('row.confidential')}>
              <Icon name="lock" size="s" />
            </span>
          )}
          <span className="t clip" dir="auto" title={ticket.subject}>
            {ticket.subject || say('noSubject')}
          </span>
          {present?.slice(0, 2).map((one) => (
            <span
              key={one.agentId}
              className={one.typing ? 'looking typing' : 'looking'}
              title={say(one.typing ? 'presence.rowWriting' : 'presence.row', { name: one.name })}
            >
              <Coin name={one.name} size="small" />
            </span>
          ))}
          {ticket.tags.slice(0, 1).map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </span>
        {ticket.preview && (
          <span className="pv clip" dir="auto">
            {ticket.preview}
          </span>
        )}
      </span>
      <span className="who clip" role="gridcell" dir="auto" title={`${name} ${ticket.requester.address}`}>
        {name}
      </span>
      {columns.map((column, at) => (
        <span key={column} className="xc clip" role="gridcell" dir="auto" style={{ gridColumn: FIRST_CHOSEN + at }}>
          {isOwn(column)
            ? (own?.values[column.slice(4)]?.text ?? '')
            : column === 'created'
              ? shortAgo(ticket.createdAt, now, say)
              : column === 'tags'
                ? ticket.tags.join(', ')
                : (ticket[column] ?? '')}
        </span>
      ))}
      <span className="as" role="gridcell" aria-label={ticket.assignee?.name ?? say('nobody')}>
        {ticket.assignee ? <Coin name={ticket.assignee.name} /> : <NoAvatar title={say('nobody')} />}
      </span>
      <span className="slac" role="gridcell" aria-label={spokenDue(due, now, say)}>
        <DueMark due={due} now={now} bare />
      </span>
      <span
        className="upd"
        role="gridcell"
        onPointerEnter={(event) => {
          event.currentTarget.title = absolute(ticket.lastMessageAt, locale);
        }}
      >
        {shortAgo(ticket.lastMessageAt, now, say)}
      </span>
    </div>
  );
});
