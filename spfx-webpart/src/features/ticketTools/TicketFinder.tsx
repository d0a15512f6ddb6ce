import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { useFindTickets } from './useFindTickets';

export type Suggested = { ticket: Ticket; why: string };

/** `none`: said while nothing is typed and nothing suggested. */
type FinderProps = { label: string; exclude: number; suggested: readonly Suggested[]; none?: string; chosen: number | null; onChoose(ticket: Ticket): void };

/** A field for a number or words with the tickets found below it: arrows, Enter, or a click. Before anything is typed it shows suggestions. */
export function TicketFinder({ label, exclude, suggested, none, chosen, onChoose }: FinderProps) {
  const { say } = useWords();
  const [text, setText] = React.useState('');
  const [active, setActive] = React.useState(0);
  const id = React.useRef(`ld-find-${Math.random().toString(36).slice(2, 8)}`).current;
  const found = useFindTickets(text, exclude);
  const rows: Suggested[] = text.trim()
    ? found.tickets.map((ticket) => ({ ticket, why: ticket.requester.name || ticket.requester.address }))
    : suggested.slice();
  const keys = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive(Math.min(rows.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else if (event.key === 'Enter' && rows[active]) onChoose(rows[active].ticket);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const state = !text.trim()
    ? null
    : found.state === 'asking'
      ? 'finder.asking'
      : found.state === 'failed'
        ? 'finder.failed'
        : rows.length
          ? null
          : 'finder.nothing';
  return (
    <div className="finder">
      <div className="field">
        <Icon name="search" />
        <input
          data-first
          value={text}
          placeholder={say('finder.hint')}
          role="combobox"
          aria-label={label}
          aria-expanded={rows.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={rows[active] ? `${id}-${active}` : undefined}
          onKeyDown={keys}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
        />
      </div>
      <div id={id} role="listbox" aria-label={label} className="optlist finderlist">
        {rows.map(({ ticket, why }, index) => (
          <div
            key={ticket.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={ticket.id === chosen}
            className={index === active || ticket.id === chosen ? 'opt on' : 'opt'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setActive(index);
              onChoose(ticket);
            }}
          >
            <StatusMark status={ticket.status} bare />
            <span className="num sub">{ticket.id}</span>
            <span className="grow clip" dir="auto">
              {ticket.subject || say('noSubject')}
            </span>
            <span className="sub sm clip">{why}</span>
            {ticket.id === chosen && <Icon name="check" size="s" />}
          </div>
        ))}
      </div>
      <p className="sub sm finderstate" role="status">
        {state ? say(state) : !text.trim() && !rows.length && chosen === null ? (none ?? '') : ''}
      </p>
    </div>
  );
}
