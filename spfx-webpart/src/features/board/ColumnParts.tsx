import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { dueOf } from '../../app/desk/views';
import type { Column } from './columns';
import type { ColumnLoad } from './useColumns';

export const useColumnName = (): ((column: Column) => string) => {
  const { say } = useWords();
  return (column) => (column === 'Solved' ? say('board.solvedToday') : say(`status.${column}`));
};

/** What would happen if the lifted card were let go here. */
export type Drop = 'none' | 'here' | 'refused';

/** Name of a column, how many stand in it, how many are late. */
export function ColumnHead({
  column,
  cards,
  count,
  load,
  now,
  onFold,
  onList,
}: {
  column: Column;
  cards: readonly Ticket[];
  count: string;
  load: ColumnLoad;
  now: number;
  onFold?: () => void;
  onList(column: Column): void;
}) {
  const { say } = useWords();
  const name = useColumnName()(column);
  const late = cards.filter((ticket) => {
    const due = dueOf(ticket);
    return due !== null && Date.parse(due) < now;
  }).length;
  return (
    <header>
      <span className="row">
        <StatusMark status={column} bare />
        <h2>{name}</h2>
      </span>
      <span className="cnt">{load.loaded ? count : ''}</span>
      {late > 0 && (
        <span className="tag warn">
          <Icon name="clock" size="s" />
          {say('board.late', { count: late })}
        </span>
      )}
      <span className="end" />
      <IconButton icon="list" small label={say('board.asList', { name })} onClick={() => onList(column)} />
      {onFold && <IconButton icon="left" small label={say('board.fold', { name })} onClick={onFold} />}
    </header>
  );
}

/** Why a column shows no cards: it did not load, is on its way, or has none. */
export function ColumnState({ column, empty, load, onRetry }: { column: Column; empty: boolean; load: ColumnLoad; onRetry(column: Column): void }) {
  const { say } = useWords();
  if (load.fault)
    return (
      <div className="bstate" role="alert">
        <p>{say('board.failed')}</p>
        <p className="sub sm">{say(`fault.${load.fault.code}`, { detail: load.fault.message })}</p>
        <Button small onClick={() => onRetry(column)}>
          {say('tryNow')}
        </Button>
      </div>
    );
  if (!load.loaded)
    return (
      <div className="bstate" aria-busy="true" aria-label={say('loading.tickets')} role="status">
        {[70, 45, 60].map((width) => (
          <span key={width} className="bc ghostly" aria-hidden="true">
            <span className="sk" style={{ width: '40%' }} />
            <span className="sk" style={{ width: `${width}%` }} />
          </span>
        ))}
      </div>
    );
  return empty ? <p className="bstate sub">{say(load.cursor === null ? 'board.empty' : 'board.looking')}</p> : null;
}

/** Where the lifted card would fall: what it takes on there, and what that does to its clock. `lane` names the lane it would change to. */
export function Slot({ ticket, column, drop, lane }: { ticket: Ticket; column: Column; drop: Drop; lane?: string | null }) {
  const { say } = useWords();
  const changes = ticket.status !== column;
  return (
    <div className="slot">
      <b className="b">
        {drop === 'refused'
          ? say('board.noDrop')
          : changes
            ? say('board.drop', { status: say(`status.${column}`) })
            : say('board.dropLane', { lane: lane ?? '' })}
      </b>
      {changes && <span className="sub sm">{say(drop === 'here' ? `board.effect.${column}` : 'board.neverNew', { number: String(ticket.id) })}</span>}
      {changes && drop === 'here' && lane && <span className="sub sm">{say('board.dropLane', { lane })}</span>}
    </div>
  );
}
