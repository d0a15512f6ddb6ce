import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { Avatar, NoAvatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import type { TicketPriority } from '@listdesk/shared/tickets';
import type { BoardColumnProps } from './BoardColumn';
import { Card } from './Card';
import { ColumnHead, ColumnState, Slot, useColumnName, type Drop } from './ColumnParts';
import type { Cards, Column } from './columns';
import type { Lane, LaneBy } from './lanes';
import type { ColumnLoads } from './useColumns';

/** So many cards of a status stand in a lane at first; "more" brings as many again. */
const FIRST_CARDS = 5;
const FURTHER_CARDS = 20;
const MOST_LANES = 40;

export type BoardLanesProps = Pick<
  BoardColumnProps,
  'fields' | 'mayWork' | 'now' | 'currentId' | 'stopId' | 'lifted' | 'onRetry' | 'onList' | 'onCurrent' | 'onOpen' | 'onMove' | 'onLift'
> & {
  by: LaneBy;
  lanes: readonly Lane[];
  columns: readonly Column[];
  cards: Cards;
  loads: ColumnLoads;
  closed: ReadonlySet<string>;
  dropOn(column: Column, lane: string): Drop;
  countOf(column: Column): string;
  onToggle(key: string): void;
  onFold(): void;
};

/** The same columns, cut across by who has a ticket, how urgent it is, or whose it is. Lanes fold; their heads stay in sight with their cards. */
export function BoardLanes(props: BoardLanesProps) {
  const {
    by,
    lanes,
    columns,
    cards,
    loads,
    closed,
    fields,
    mayWork,
    now,
    currentId,
    stopId,
    lifted,
    dropOn,
    countOf,
    onToggle,
    onFold,
    onRetry,
    onList,
    onCurrent,
    onOpen,
    onMove,
    onLift,
  } = props;
  const { say } = useWords();
  const columnName = useColumnName();
  const [limits, setLimits] = React.useState<Readonly<Record<string, number>>>({});
  const [allLanes, setAllLanes] = React.useState(false);
  const laneName = useLaneName(by);
  const mark = (lane: Lane): React.ReactNode =>
    by === 'priority' ? (
      <PriorityMark priority={lane.key as TicketPriority} bare />
    ) : by === 'team' ? (
      <Icon name="users" />
    ) : lane.name === null ? (
      <NoAvatar title={say('nobody')} size="small" />
    ) : (
      <Avatar name={lane.name} size="small" />
    );
  const shown = allLanes ? lanes : lanes.slice(0, MOST_LANES);
  const cell = (lane: Lane, column: Column): React.ReactNode => {
    const own = lane.cards[column];
    const key = `${lane.key} ${column}`;
    const drop = dropOn(column, lane.key);
    // The card with the focus is always drawn.
    const upTo = Math.max(limits[key] ?? FIRST_CARDS, own.findIndex(({ id }) => id === currentId) + 1);
    return (
      <div
        key={column}
        className={['bcell', drop === 'here' && 'drop', drop === 'refused' && 'refused'].filter(Boolean).join(' ')}
        data-column={column}
        data-lane={lane.key}
      >
        {lifted && drop !== 'none' && (
          <Slot
            ticket={lifted}
            column={column}
            drop={drop}
            lane={lane.cards[lifted.status as Column]?.some(({ id }) => id === lifted.id) ? null : laneName(lane)}
          />
        )}
        {own.length > 0 && (
          <div role="list" aria-label={columnName(column)}>
            {own.slice(0, upTo).map((ticket: Ticket, index) => (
              <Card
                key={ticket.id}
                ticket={ticket}
                fields={fields}
                place={index + 1}
                count={own.length}
                current={ticket.id === currentId}
                stop={ticket.id === stopId}
                lifted={lifted?.id === ticket.id}
                mayWork={mayWork}
                now={now}
                onCurrent={onCurrent}
                onOpen={onOpen}
                onMove={onMove}
                onLift={onLift}
              />
            ))}
          </div>
        )}
        {own.length > upTo && (
          <button type="button" className="bmore" onClick={() => setLimits((old) => ({ ...old, [key]: upTo + FURTHER_CARDS }))}>
            {say('board.more', { count: own.length - upTo })}
          </button>
        )}
      </div>
    );
  };
  return (
    <>
      <div className="bheads">
        {columns.map((column) => (
          <div key={column} className="bhead">
            <ColumnHead
              column={column}
              cards={cards[column]}
              count={countOf(column)}
              load={loads[column]}
              now={now}
              onFold={column === 'Solved' ? onFold : undefined}
              onList={onList}
            />
          </div>
        ))}
      </div>
      {columns.some((column) => loads[column].fault || !loads[column].loaded || !lanes.length) && (
        <div className="bcells">
          {columns.map((column) => (
            <div key={column} className="bcell" data-column={column}>
              <ColumnState column={column} empty={cards[column].length === 0} load={loads[column]} onRetry={onRetry} />
            </div>
          ))}
        </div>
      )}
      {shown.map((lane) => {
        const open = !closed.has(lane.key);
        return (
          <section key={lane.key} className="blane" aria-label={say('board.column', { name: laneName(lane), count: say('number', { count: lane.count }) })}>
            <button type="button" className="blanehead" aria-expanded={open} onClick={() => onToggle(lane.key)}>
              <Icon name={open ? 'down' : 'right'} size="s" />
              {mark(lane)}
              <span className="b clip" dir="auto">
                {laneName(lane)}
              </span>
              <span className="cnt">{say('number', { count: lane.count })}</span>
            </button>
            {open && <div className="bcells">{columns.map((column) => cell(lane, column))}</div>}
          </section>
        );
      })}
      {lanes.length > shown.length && (
        <button type="button" className="bmore" onClick={() => setAllLanes(true)}>
          {say('board.moreLanes', { count: lanes.length - shown.length })}
        </button>
      )}
    </>
  );
}

/** What a lane is called: a person, a priority in words, a team, or that there is none. */
export function useLaneName(by: LaneBy | null): (lane: Pick<Lane, 'key' | 'name'>) => string {
  const { say } = useWords();
  return ({ key, name }) => (by === 'priority' ? say(`priority.${key}`) : (name ?? say(by === 'assignee' ? 'nobody' : 'board.noTeam')));
}
