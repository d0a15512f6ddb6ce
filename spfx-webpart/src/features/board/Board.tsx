import * as React from 'react';
import './board.global.scss';
import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
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
import { BoardLanes, useLaneName } from './BoardLanes';
import { CardFace } from './Card';
import { areFields, FACE_FIELDS, isLineOwn, type CardField } from './cardFields';
import type { Drop } from './ColumnParts';
import { cardsOf, COLUMNS, mayMove, midnight, placeIn, scopeOf, type Column } from './columns';
import { isLaneBy, laneKey, lanePatch, lanesOf, type LaneBy } from './lanes';
import { useColumns } from './useColumns';
import { useDrag, type Place } from './useDrag';
import { useTotals } from './useTotals';

/** So many further cards of a column are looked through for a filter, an order or lanes that the lists cannot give. */
const MOST_CARDS_LOOKED_THROUGH = 1_000;
const isFold = (value: unknown): value is 'open' | 'folded' => value === 'open' || value === 'folded';
const isLanes = (value: unknown): value is LaneBy | 'none' => value === 'none' || isLaneBy(value);

/** Tickets by status. A card moves at once, by mouse, key or menu; it can be undone, and comes back if SharePoint refuses. */
export function Board({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { keep } = desk.port;
  const width = useWidth();
  const tickets = useDeskState((state) => state.tickets);
  const filters = useDeskState((state) => state.filters);
  const sort = useDeskState((state) => state.sort);
  const reverse = useDeskState((state) => state.reverse);
  const own = useDeskState((state) => state.own);
  const view = useDeskState((state) => scopeOf(state.view));
  const myId = useDeskState((state) => state.me?.id ?? 0);
  const now = useNow(desk.port.now, 30_000);
  const today = midnight(now);
  const mayWork = useMayWork();
  const { loads, more, retry } = useColumns(desk, today);
  const [wantedLanes, setLanes] = React.useState<LaneBy | 'none'>(() => keep.read('boardLanes', isLanes) ?? 'none');
  const [fields, setFields] = React.useState<readonly CardField[]>(() => keep.read('boardFields', areFields) ?? FACE_FIELDS);
  const [fold, setFold] = React.useState<'open' | 'folded'>(() => keep.read('boardSolved', isFold) ?? 'folded');
  const [closed, setClosed] = React.useState<ReadonlySet<string>>(new Set());
  // One column at a time has no room for lanes beside it.
  const by = wantedLanes === 'none' || width === 'phone' || width === 'narrow' ? null : wantedLanes;
  const scope = React.useMemo(() => ({ view, myId, now }), [view, myId, now]);
  const cards = React.useMemo(() => cardsOf(tickets, filters, { sort, reverse }, today, own, scope), [tickets, filters, sort, reverse, today, own, scope]);
  const lanes = React.useMemo(() => lanesOf(cards, by), [cards, by]);
  const laneName = useLaneName(by);
  const [currentId, setCurrent] = React.useState<number | null>(null);
  const board = React.useRef<HTMLDivElement>(null);
  const title = useTitle();
  /** The card that gets the focus as soon as it stands in that column. */
  const focusAfter = React.useRef<{ id: number; column: Column } | null>(null);
  // What the cards show of the customer's own is read with what the filters need.
  React.useEffect(() => {
    desk.store.set((state) => ({ ...state, cardFields: fields.filter(isLineOwn) }));
    return () => desk.store.set((state) => ({ ...state, cardFields: [] }));
  }, [desk, fields]);

  const wholeNeeded = isFiltered(filters) || sort !== 'updated' || reverse || by !== null || view !== 'allOpen';
  React.useEffect(() => {
    if (!wholeNeeded) return;
    for (const column of COLUMNS)
      if (loads[column].cursor !== null && !loads[column].loading && !loads[column].fault && tickets.size < MOST_CARDS_LOOKED_THROUGH * COLUMNS.length)
        more(column);
  }, [wholeNeeded, loads, tickets.size, more]);
  React.useEffect(() => {
    if (focusAfter.current === null) return;
    const card = board.current?.querySelector<HTMLElement>(`[data-column="${focusAfter.current.column}"] [data-card="${focusAfter.current.id}"]`);
    if (!card) return;
    focusAfter.current = null;
    card.focus({ preventScroll: true });
    card.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  });

  const shown: readonly Column[] = fold === 'open' ? COLUMNS : COLUMNS.filter((column) => column !== 'Solved');
  const shownLanes = by === null ? lanes : lanes.filter((lane) => shown.some((column) => lane.cards[column].length > 0));
  const reached = shownLanes.filter(({ key }) => !closed.has(key));
  const stands = (id: number | null): boolean => reached.some((lane) => shown.some((column) => lane.cards[column].some((card) => card.id === id)));
  const stopId = stands(currentId)
    ? currentId
    : (reached.flatMap((lane) => shown.map((column) => lane.cards[column][0]?.id)).find((id) => id !== undefined) ?? null);

  const move = React.useCallback(
    (ticket: Ticket, to: Place): void => {
      const fresh = desk.store.get().tickets.get(ticket.id);
      if (!mayWork) return desk.tell(say('fault.lists.denied'), true);
      if (!fresh) return;
      const number = String(ticket.id);
      const restatus = fresh.status !== to.column;
      const relane = by !== null && to.lane !== null && to.lane !== laneKey(fresh, by);
      if (!restatus && !relane) return;
      if (restatus && !mayMove(fresh, to.column)) return desk.tell(say('board.neverNew', { number }), true);
      const patch: TicketPatch = { ...(restatus ? { status: to.column } : {}), ...(relane && by && to.lane !== null ? lanePatch(by, to.lane) : {}) };
      const state = desk.store.get();
      const before = cardsOf(state.tickets, state.filters, state, today, state.own, scope);
      const from = COLUMNS.find((column) => column === fresh.status);
      if (to.column === 'Solved' && fold === 'folded' && from) {
        // It leaves the sight: the next card takes its place, else the one before.
        const at = before[from].findIndex(({ id }) => id === ticket.id);
        const next = before[from][at + 1] ?? before[from][at - 1];
        setCurrent(next?.id ?? null);
        focusAfter.current = next ? { id: next.id, column: from } : null;
        if (!next) title.current?.focus();
      } else {
        setCurrent(ticket.id);
        focusAfter.current = { id: ticket.id, column: to.column };
      }
      const lane = relane ? laneName(lanesOf(before, by).find(({ key }) => key === to.lane) ?? { key: to.lane ?? '', name: null }) : '';
      const moved = restatus ? say('board.moved', { number, status: say(`status.${to.column}`), ...placeIn(before[to.column], fresh, to.column, state) }) : '';
      void desk.change([ticket.id], patch, restatus && relane ? `${moved}, ${lane}` : restatus ? moved : say('board.movedLane', { number, lane }));
    },
    [desk, say, today, fold, mayWork, by, laneName, scope],
  );
  const { drag, ghost, lift } = useDrag(move);
  const moveTo = React.useCallback((ticket: Ticket, column: Column): void => move(ticket, { column, lane: null }), [move]);

  const keys = boardKeys({
    lanes: reached,
    shown,
    tickets,
    onOpen: onTicket,
    onMove: move,
    onGo: (id, column) => {
      setCurrent(id);
      focusAfter.current = { id, column };
    },
    onEdge: (ticket, side) =>
      desk.tell(say(side === 'back' ? 'board.neverNew' : side === 'lane' ? 'board.edgeLane' : 'board.edge', { number: String(ticket.id) }), true),
  });
  const keepFold = (next: 'open' | 'folded'): void => {
    keep.write('boardSolved', next);
    setFold(next);
  };
  const keepLanes = (next: LaneBy | null): void => {
    keep.write('boardLanes', next ?? 'none');
    setLanes(next ?? 'none');
    setClosed(new Set());
  };
  const keepFields = (next: CardField[]): void => {
    keep.write('boardFields', next);
    setFields(next);
  };
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
        <FilterBar />
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
              lanes={shownLanes}
              columns={shown}
              cards={cards}
              loads={loads}
              closed={closed}
              dropOn={dropOn}
              countOf={countOf}
              onFold={() => keepFold('folded')}
              onToggle={(key) =>
                setClosed((old) => {
                  const next = new Set(old);
                  if (!next.delete(key)) next.add(key);
                  return next;
                })
              }
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
