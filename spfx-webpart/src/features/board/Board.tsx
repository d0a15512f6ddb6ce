import * as React from 'react';
import './board.global.scss';
import type { Ticket } from '@listdesk/shared/tickets';
import { useTitle } from '../../ui/controls/useFocus';
import { Icon } from '../../ui/icons/Icon';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { useNow } from '../../ui/words/useNow';
import { isFiltered } from '../../app/desk/views';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { FilterBar } from '../desk/list/FilterBar';
import { BoardColumn } from './BoardColumn';
import { BoardHead } from './BoardHead';
import { boardKeys } from './boardKeys';
import { BoardLanes } from './BoardLanes';
import { CardFace } from './Card';
import type { Drop } from './ColumnParts';
import { cardsOf, COLUMNS, mayMove, midnight, OPEN_COLUMNS, scopeOf, type Column } from './columns';
import { laneKey, lanesOf } from './lanes';
import { useBoardChoices } from './useBoardChoices';
import { useCardMoves } from './useCardMoves';
import { useColumns } from './useColumns';
import { useDrag } from './useDrag';
import { useTotals } from './useTotals';

/** So many cards of a column are looked through for a filter, an order or lanes that the lists cannot give; scrolling to its end fetches further ones. */
const MOST_CARDS_LOOKED_THROUGH = 2_500;

const NOTHING_SEEN = {};

/** Tickets by status. A card moves at once, by mouse, key or menu; it can be undone, and comes back if SharePoint refuses. */
export function Board({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const width = useWidth();
  const tickets = useDeskState((state) => state.tickets);
  const filters = useDeskState((state) => state.filters);
  const sort = useDeskState((state) => state.sort);
  const reverse = useDeskState((state) => state.reverse);
  const own = useDeskState((state) => state.own);
  const seen = useDeskState((state) => (state.filters.unread ? state.seen : NOTHING_SEEN));
  const view = useDeskState((state) => scopeOf(state.view));
  const myId = useDeskState((state) => state.me?.id ?? 0);
  const now = useNow(desk.port.now, 30_000);
  const today = midnight(now);
  const mayWork = useMayWork();
  const { lanesBy, fields, fold, closed, keepLanes, keepFields, keepFold, toggleLane } = useBoardChoices(desk);
  // One column at a time has no room for lanes beside it.
  const by = lanesBy === 'none' || width === 'phone' || width === 'narrow' ? null : lanesBy;
  const wholeNeeded = isFiltered(filters) || sort !== 'updated' || reverse || by !== null || view !== 'allOpen';
  const { loads, more, retry } = useColumns(desk, today, wholeNeeded);
  const scope = React.useMemo(() => ({ view, myId, now }), [view, myId, now]);
  const cards = React.useMemo(
    () => cardsOf(tickets, filters, { sort, reverse }, today, { own, seen }, scope),
    [tickets, filters, sort, reverse, today, own, seen, scope],
  );
  const shown = fold === 'open' ? COLUMNS : OPEN_COLUMNS;
  const lanes = React.useMemo(() => lanesOf(cards, by, shown), [cards, by, shown]);
  const board = React.useRef<HTMLDivElement>(null);
  const title = useTitle();
  const { currentId, setCurrent, go, move } = useCardMoves({ by, scope, today, solvedFolded: fold === 'folded', board, title });

  React.useEffect(() => {
    if (!wholeNeeded) return;
    for (const column of COLUMNS) if (loads[column].cards < MOST_CARDS_LOOKED_THROUGH) more(column);
  }, [wholeNeeded, loads, more]);

  const reached = lanes.filter(({ key }) => !closed.has(key));
  const stands = (id: number | null): boolean => reached.some((lane) => shown.some((column) => lane.cards[column].some((card) => card.id === id)));
  const stopId = stands(currentId)
    ? currentId
    : (reached.flatMap((lane) => shown.map((column) => lane.cards[column][0]?.id)).find((id) => id !== undefined) ?? null);

  const { drag, ghost, lift } = useDrag(move);
  const moveTo = React.useCallback((ticket: Ticket, column: Column): void => move(ticket, { column, lane: null }), [move]);

  const keys = boardKeys({
    lanes: reached,
    shown,
    tickets,
    onOpen: onTicket,
    onMove: move,
    onGo: go,
    onEdge: (ticket, side) =>
      desk.tell(say(side === 'back' ? 'board.neverNew' : side === 'lane' ? 'board.edgeLane' : 'board.edge', { number: String(ticket.id) }), true),
  });
  const toList = (): void => {
    const { viewKey, view: now_ } = desk.store.get();
    window.location.hash = `view=${viewKey ?? now_}`;
  };
  const listOf = (column: Column): void => {
    if (column === 'Solved') desk.setView('solved');
    else {
      if (desk.store.get().view !== view) desk.setView(view);
      desk.setFilters({ statuses: [column] });
    }
    toList();
  };
  const dropOn = (column: Column, lane: string | null = null): Drop => {
    if (!drag || drag.over?.column !== column || drag.over.lane !== lane) return 'none';
    if (drag.ticket.status === column) return by !== null && lane !== null && lane !== laneKey(drag.ticket, by) ? 'here' : 'none';
    return mayMove(drag.ticket, column) ? 'here' : 'refused';
  };

  const open = COLUMNS.filter((column) => column !== 'Solved');
  const plain = !isFiltered(filters);
  const totals = useTotals(desk, view, plain && open.some((column) => loads[column].cursor !== null));
  const totalOf = (column: Column): { total: number; more: boolean } => {
    const held = cards[column].length;
    const known = totals[column];
    return loads[column].cursor === null ? { total: held, more: false } : { total: Math.max(held, known ?? 0), more: known === undefined };
  };
  const countOf = (column: Column): string => say('number', { count: totalOf(column).total }) + (totalOf(column).more ? '+' : '');
  const sum = open.reduce((all, column) => all + totalOf(column).total, 0);
  const total = say('board.count', { count: sum }) + (open.some((column) => totalOf(column).more) ? '+' : '');
  const shared = {
    fields,
    mayWork,
    now,
    currentId,
    stopId,
    lifted: drag?.ticket ?? null,
    onRetry: retry,
    onList: listOf,
    onCurrent: setCurrent,
    onOpen: onTicket,
    onMove: moveTo,
    onLift: lift,
  };
  return (
    <section className="pane board" aria-label={say('board.title')}>
      <BoardHead
        head={head}
        titleRef={title}
        count={say('number', { count: sum })}
        by={by}
        fields={fields}
        onLanes={keepLanes}
        onFields={keepFields}
        onList={toList}
      />
      <div className="boardfilters">
        <FilterBar onBoard />
        {mayWork && (
          <span className="sub sm hide-narrow boardhint">
            <kbd>Ctrl</kbd> <kbd>→</kbd> {say('board.hint')}
          </span>
        )}
      </div>
      <div className={drag ? 'bcols dragging' : 'bcols'} ref={board} onKeyDown={keys} data-fold={fold} data-lanes={by ?? undefined}>
        {by === null ? (
          shown.map((column) => (
            <BoardColumn
              key={column}
              {...shared}
              {...totalOf(column)}
              column={column}
              cards={cards[column]}
              load={loads[column]}
              drop={dropOn(column)}
              onFold={column === 'Solved' ? () => keepFold('folded') : undefined}
              onMore={more}
            />
          ))
        ) : (
          <div className="blanes" data-zone="list">
            <BoardLanes
              {...shared}
              by={by}
              lanes={lanes}
              columns={shown}
              cards={cards}
              loads={loads}
              closed={closed}
              dropOn={dropOn}
              countOf={countOf}
              onFold={() => keepFold('folded')}
              onToggle={toggleLane}
            />
          </div>
        )}
        {fold === 'folded' && (
          <section className={dropOn('Solved') === 'here' ? 'bdone drop' : 'bdone'} aria-label={say('board.solvedToday')} data-column="Solved">
            <button type="button" aria-expanded={false} onClick={() => keepFold('open')}>
              <Icon name="right" />
              <span className="vtx">{say('board.solvedToday')}</span>
              <span className="cnt">{loads.Solved.loaded ? countOf('Solved') : ''}</span>
            </button>
          </section>
        )}
        {drag && (
          <div ref={ghost} className="ghost-card" style={{ width: drag.width }} aria-hidden="true">
            <div className="bc">
              <CardFace ticket={drag.ticket} fields={fields} now={now} />
            </div>
          </div>
        )}
      </div>
      <div className="boardfoot sub sm hide-phone">
        <span>{total}</span>
        <span className="end" />
        {mayWork && <span className="hide-narrow clip">{say('board.promise')}</span>}
      </div>
    </section>
  );
}
