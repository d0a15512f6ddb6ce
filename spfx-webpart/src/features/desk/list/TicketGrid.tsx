import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWidth } from '../../../ui/theme/RootFrame';
import { useWords } from '../../../ui/words/WordsContext';
import { isUnread } from '../../../app/desk/views';
import type { Group } from '../../../app/desk/groups';
import type { ColumnName, DeskState, SortName } from '../../../app/desk/state';
import { useDeskState } from '../DeskContext';
import { drawnRows, GROUP_PX, pushedBy, ROW_PX, template } from './gridGeometry';
import { GridHead } from './GridHead';
import { GroupRow } from './GroupRow';
import { usePresent } from '../presence/usePresent';
import { TicketRow } from './TicketRow';
import { useGridScroll } from './useGridScroll';

export { drawnRows, pushedBy } from './gridGeometry';

export type TicketGridProps = {
  rows: readonly Ticket[];
  /** Heads between the rows; empty for a list without groups. */
  groups: readonly Group[];
  /** Columns beside those that always show. */
  columns: readonly ColumnName[];
  /** How many there are altogether, as far as known. */
  total: number;
  title: string;
  currentId: number | null;
  selected: ReadonlySet<number>;
  seen: DeskState['seen'];
  sort: SortName;
  reverse: boolean;
  now: number;
  onGroup(key: string): void;
  onOpen(id: number): void;
  onCurrent(id: number): void;
  onSelect(id: number, range: boolean): void;
  onSelectAll(): void;
  onSort(sort: SortName): void;
  onNearEnd(): void;
  onAtTop(atTop: boolean): void;
};

/** The ticket list: draws only what is seen, keeps one tab stop, and never moves what is being read. */
export function TicketGrid(props: TicketGridProps) {
  const { rows, groups, columns, total, title, currentId, selected, seen, now, onGroup, onOpen, onCurrent, onSelect } = props;
  const { say } = useWords();
  const rowPx = ROW_PX[useWidth()];
  const present = usePresent();
  const own = useDeskState((state) => state.own);
  const currentIndex = rows.findIndex((ticket) => ticket.id === currentId);
  const { onNearEnd, onAtTop } = props;
  const { body, scroll, spare, onScroll } = useGridScroll({ count: rows.length, groups, rowPx, currentId, currentIndex, onNearEnd, onAtTop });
  const groupsPx = groups.length * GROUP_PX;
  const drawn = drawnRows(rows.length, Math.max(0, scroll.top - groupsPx), scroll.height + groupsPx, rowPx, currentIndex, scroll.down, spare);
  const all = rows.length > 0 && rows.every((ticket) => selected.has(ticket.id));
  const some = !all && rows.some((ticket) => selected.has(ticket.id));
  return (
    <div
      role="grid"
      aria-label={spare ? say('grid.name', { view: title, count: total }) : title}
      aria-rowcount={total + 1}
      aria-multiselectable="true"
      className={columns.length ? 'col gridbox extra' : 'col gridbox'}
      style={template(columns)}
      data-zone="list"
    >
      <GridHead
        columns={columns}
        sort={props.sort}
        reverse={props.reverse}
        checked={some ? 'mixed' : all}
        onSort={props.onSort}
        onSelectAll={props.onSelectAll}
      />
      <div className="grid" role="rowgroup" ref={body} onScroll={onScroll} tabIndex={rows.length ? -1 : 0}>
        <div role="presentation" style={{ height: rows.length * rowPx + groupsPx, position: 'relative' }}>
          {groups.map((group, at) => (
            <GroupRow key={group.key} group={group} top={group.at * rowPx + at * GROUP_PX} onToggle={onGroup} />
          ))}
          {drawn.map((index) => {
            const ticket = rows[index];
            return (
              ticket && (
                <TicketRow
                  key={ticket.id}
                  ticket={ticket}
                  index={index}
                  top={index * rowPx + pushedBy(groups, index)}
                  columns={columns}
                  own={own.get(ticket.id)}
                  current={ticket.id === currentId}
                  stop={currentIndex < 0 ? index === 0 : index === currentIndex}
                  selected={selected.has(ticket.id)}
                  unread={isUnread(ticket, seen)}
                  present={present.get(ticket.id)}
                  now={now}
                  onOpen={onOpen}
                  onCurrent={onCurrent}
                  onSelect={onSelect}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
