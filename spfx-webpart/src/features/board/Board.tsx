import * as React from 'react';
import './board.global.scss';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useNow } from '../../ui/words/useNow';
import { roleOf } from '../../app/desk/may';
import { isOwn, SORTS, type SortName } from '../../app/desk/state';
import { isFiltered } from '../../app/desk/views';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { FilterBar } from '../desk/FilterBar';
import { BoardColumn } from './BoardColumn';
import { CardFace } from './Card';
import { cardsOf, COLUMNS, mayMove, midnight, nextColumn, placeIn, type Column } from './columns';
import { useColumns } from './useColumns';
import { useDrag } from './useDrag';

/** So many further cards of a column are looked through for a filter or an order that the lists cannot give. */
const MOST_CARDS_LOOKED_THROUGH = 1_000;
const isFold = (value: unknown): value is 'open' | 'folded' => value === 'open' || value === 'folded';

/** Tickets by status. A card moves at once, by mouse, key or menu; it can be undone, and comes back if SharePoint refuses. */
export function Board({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { keep } = desk.port;
  const tickets = useDeskState((state) => state.tickets);
  const filters = useDeskState((state) => state.filters);
  const sort = useDeskState((state) => state.sort);
  const titles = useDeskState((state) => state.ownTitles);
  const own = useDeskState((state) => state.own);
  const now = useNow(desk.port.now, 30_000);
  const today = midnight(now);
  const mayWork = useDeskState((state) => roleOf(state.me)) !== 'reader';
  const { loads, more, retry } = useColumns(desk, today);
  const cards = React.useMemo(() => cardsOf(tickets, filters, sort, today, own), [tickets, filters, sort, today, own]);
  const [currentId, setCurrent] = React.useState<number | null>(null);
  const [fold, setFold] = React.useState<'open' | 'folded'>(() => keep.read('boardSolved', isFold) ?? 'folded');
  const board = React.useRef<HTMLDivElement>(null);
  const title = React.useRef<HTMLHeadingElement>(null);
  /** The card that gets the focus as soon as it stands in that column. */
  const focusAfter = React.useRef<{ id: number; column: Column } | null>(null);
  React.useEffect(() => title.current?.focus(), []);

  const wholeNeeded = isFiltered(filters) || sort !== 'updated';
  React.useEffect(() => {
    if (!wholeNeeded) return;
    for (const column of COLUMNS) if (loads[column].cursor !== null && !loads[column].loading && !loads[column].fault && tickets.size < MOST_CARDS_LOOKED_THROUGH * COLUMNS.length) more(column);
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
  const stopId = shown.some((column) => cards[column].some(({ id }) => id === currentId)) ? currentId : shown.map((column) => cards[column][0]?.id).find((id) => id !== undefined) ?? null;

  const move = React.useCallback((ticket: Ticket, to: Column): void => {
    const fresh = desk.store.get().tickets.get(ticket.id);
    if (!mayWork) return desk.tell(say('fault.lists.denied'), true);
    if (!fresh || fresh.status === to) return;
    if (!mayMove(fresh, to)) {
      desk.tell(say('board.neverNew', { number: String(ticket.id) }), true);
      return;
    }
    const state = desk.store.get();
    const before = cardsOf(state.tickets, state.filters, state.sort, today, state.own);
    const { place, count } = placeIn(before[to], fresh, to, state.sort);
    const from = COLUMNS.find((column) => column === fresh.status);
    if (to === 'Solved' && fold === 'folded' && from) {
      // It leaves the sight: the next card takes its place, else the one before.
      const at = before[from].findIndex(({ id }) => id === ticket.id);
      const next = before[from][at + 1] ?? before[from][at - 1];
      setCurrent(next?.id ?? null);
      focusAfter.current = next ? { id: next.id, column: from } : null;
      if (!next) title.current?.focus();
    } else {
      setCurrent(ticket.id);
      focusAfter.current = { id: ticket.id, column: to };
    }
    void desk.change([ticket.id], { status: to }, say('board.moved', { number: String(ticket.id), status: say(`status.${to}`), place, count }));
  }, [desk, say, today, fold, mayWork]);
  const { drag, ghost, lift } = useDrag(move);

  const goTo = (column: Column | undefined, index: number): void => {
    const list = column ? cards[column] : [];
    const card = list[Math.max(0, Math.min(list.length - 1, index))];
    if (!card || !column) return;
    setCurrent(card.id);
    focusAfter.current = { id: card.id, column };
  };
  const keys = (event: React.KeyboardEvent): void => {
    const on = event.target as HTMLElement;
    if (!on.matches('[data-card]') || event.altKey) return;
    const id = Number(on.dataset.card);
    const column = shown.find((one) => cards[one].some((card) => card.id === id));
    const ticket = tickets.get(id);
    if (!column || !ticket) return;
    const index = cards[column].findIndex((card) => card.id === id);
    const forward = getComputedStyle(on).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const aside = event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? (event.key === forward ? 1 : -1) : 0;
    if (event.ctrlKey || event.metaKey) {
      if (!aside) return;
      const to = nextColumn(ticket, aside);
      if (to) move(ticket, to);
      else desk.tell(say(aside < 0 && ticket.status === 'Open' ? 'board.neverNew' : 'board.edge', { number: String(id) }), true);
    } else if (aside) {
      const places = shown.filter((one) => cards[one].length > 0);
      goTo(places[places.indexOf(column) + aside], index);
    } else if (event.key === 'ArrowDown' || event.key === 'j') goTo(column, index + 1);
    else if (event.key === 'ArrowUp' || event.key === 'k') goTo(column, index - 1);
    else if (event.key === 'Home') goTo(column, 0);
    else if (event.key === 'End') goTo(column, cards[column].length - 1);
    else if (event.key === 'Enter') onTicket(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const setFolded = (next: 'open' | 'folded'): void => {
    keep.write('boardSolved', next);
    setFold(next);
  };
  const dropOn = (column: Column): 'none' | 'here' | 'refused' => (!drag || drag.over !== column || drag.ticket.status === column ? 'none' : mayMove(drag.ticket, column) ? 'here' : 'refused');
  const total = cards.New.length + cards.Open.length + cards.Pending.length;
  const partial = COLUMNS.some((column) => column !== 'Solved' && loads[column].cursor !== null);
  return (
    <section className="pane board" aria-label={say('board.title')}>
      <div className="viewhead" data-zone="view">
        <h1 ref={title} tabIndex={-1}>{head ?? say('board.title')}</h1><span className="cnt">{say('board.count', { count: total }) + (partial ? '+' : '')}</span>
        <span className="end" />
        <Picker label={say('sort.name')} className="btn ghost sm" options={SORTS.map((name) => ({ value: name as SortName, label: say(`sort.${name}`) }))} chosen={[sort]} onChoose={([one]) => one && desk.setSort(one)}><Icon name="sort" /><span className="hide-narrow">{isOwn(sort) ? titles[sort.slice(4)] ?? '' : say(`sort.${sort}`)}</span></Picker>
        <span className="sub sm hide-narrow boardhint"><kbd>Ctrl</kbd> <kbd>→</kbd> {say('board.hint')}</span>
      </div>
      <FilterBar />
      <div className={drag ? 'bcols dragging' : 'bcols'} ref={board} onKeyDown={keys} data-fold={fold}>
        {shown.map((column) => (
          <BoardColumn
            key={column} column={column} cards={cards[column]} load={loads[column]} currentId={currentId} stopId={stopId} lifted={drag?.ticket ?? null} drop={dropOn(column)} now={now}
            onFold={column === 'Solved' ? () => setFolded('folded') : undefined} onMore={more} onRetry={retry} onCurrent={setCurrent} onOpen={onTicket} onMove={move} onLift={lift}
          />
        ))}
        {fold === 'folded' && (
          <section className={dropOn('Solved') === 'here' ? 'bdone drop' : 'bdone'} aria-label={say('board.solvedToday')} data-column="Solved">
            <button type="button" aria-expanded={false} onClick={() => setFolded('open')}><Icon name="right" /><span className="vtx">{say('board.solvedToday')}</span><span className="cnt">{loads.Solved.loaded ? say('number', { count: cards.Solved.length }) + (loads.Solved.cursor !== null ? '+' : '') : ''}</span></button>
          </section>
        )}
        {drag && <div ref={ghost} className="ghost-card" style={{ width: drag.width }} aria-hidden="true"><div className="bc"><CardFace ticket={drag.ticket} now={now} /></div></div>}
      </div>
    </section>
  );
}
