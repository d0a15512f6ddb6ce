import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { dueOf } from '../../app/desk/views';
import { drawnRows } from '../desk/TicketGrid';
import { Card, type CardProps } from './Card';
import type { Column } from './columns';
import type { ColumnLoad } from './useColumns';

/** A card and the gap below it; the stylesheet draws cards of this height. */
export const CARD_PX = 114;
const FIRST_CARDS = 8;
const LOAD_AHEAD_CARDS = 10;

export type BoardColumnProps = Pick<CardProps, 'now' | 'onCurrent' | 'onOpen' | 'onMove' | 'onLift'> & {
  column: Column;
  cards: readonly Ticket[];
  load: ColumnLoad;
  currentId: number | null;
  /** The one card of the board that Tab reaches. */
  stopId: number | null;
  /** The card under the pointer, wherever it came from. */
  lifted: Ticket | null;
  /** What would happen if the lifted card were let go here. */
  drop: 'none' | 'here' | 'refused';
  onFold?: () => void;
  onMore(column: Column): void;
  onRetry(column: Column): void;
};

/** One status: head, cards as far as they are seen, and what a drop would do. */
export function BoardColumn({ column, cards, load, currentId, stopId, lifted, drop, now, onFold, onMore, onRetry, onCurrent, onOpen, onMove, onLift }: BoardColumnProps) {
  const { say } = useWords();
  const body = React.useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = React.useState({ top: 0, height: FIRST_CARDS * CARD_PX });
  const at = cards.findIndex(({ id }) => id === currentId);
  React.useLayoutEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight || FIRST_CARDS * CARD_PX });
    measure();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(element);
    return () => observer?.disconnect();
  }, []);
  React.useLayoutEffect(() => {
    const element = body.current;
    if (!element || at < 0 || !element.clientHeight) return;
    if (at * CARD_PX < element.scrollTop) element.scrollTop = at * CARD_PX;
    else if ((at + 1) * CARD_PX > element.scrollTop + element.clientHeight) element.scrollTop = (at + 1) * CARD_PX - element.clientHeight;
    // Only when the person moves: news above must not scroll the column.
  }, [currentId]);
  const nearEnd = load.cursor !== null && (scroll.top + scroll.height) / CARD_PX > cards.length - LOAD_AHEAD_CARDS;
  React.useEffect(() => { if (nearEnd) onMore(column); }, [nearEnd, cards.length, load.cursor, onMore, column]);

  const name = column === 'Solved' ? say('board.solvedToday') : say(`status.${column}`);
  const count = say('number', { count: cards.length }) + (load.cursor !== null ? '+' : '');
  const late = cards.filter((ticket) => { const due = dueOf(ticket); return due !== null && Date.parse(due) < now; }).length;
  return (
    <section className={['bcol', drop === 'here' && 'drop', drop === 'refused' && 'refused'].filter(Boolean).join(' ')} aria-label={say('board.column', { name, count })} data-column={column} data-zone="list">
      <header>
        {column === 'Solved' ? <span className="row"><StatusMark status="Solved" bare /><h2>{name}</h2></span> : <span className="row"><StatusMark status={column} bare /><h2>{name}</h2></span>}
        <span className="cnt">{load.loaded ? count : ''}</span>{late > 0 && <span className="tag warn"><Icon name="clock" size="s" />{say('board.late', { count: late })}</span>}
        <span className="end" />{onFold && <IconButton icon="left" small label={say('board.fold', { name })} onClick={onFold} />}
      </header>
      {lifted && drop !== 'none' && (
        <div className="slot"><b className="b">{drop === 'here' ? say('board.drop', { status: say(`status.${column}`) }) : say('board.noDrop')}</b><span className="sub sm">{say(drop === 'here' ? `board.effect.${column}` : 'board.neverNew', { number: String(lifted.id) })}</span></div>
      )}
      <div className="blist" ref={body} onScroll={(event) => setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}>
        {cards.length > 0 && (
          <div role="list" aria-label={name} style={{ height: cards.length * CARD_PX, position: 'relative' }}>
            {drawnRows(cards.length, scroll.top, scroll.height, CARD_PX, at).map((index) => {
              const ticket = cards[index];
              return ticket && <Card key={ticket.id} ticket={ticket} place={index + 1} count={cards.length} top={index * CARD_PX} current={ticket.id === currentId} stop={ticket.id === stopId} lifted={lifted?.id === ticket.id} now={now} onCurrent={onCurrent} onOpen={onOpen} onMove={onMove} onLift={onLift} />;
            })}
          </div>
        )}
        {load.fault
          ? <div className="bstate" role="alert"><p>{say('board.failed')}</p><p className="sub sm">{say(`fault.${load.fault.code}`, { detail: load.fault.message })}</p><Button small onClick={() => onRetry(column)}>{say('tryNow')}</Button></div>
          : !load.loaded
            ? <div className="bstate" aria-busy="true" aria-label={say('loading.tickets')} role="status">{[70, 45, 60].map((width) => <span key={width} className="bc ghostly" aria-hidden="true"><span className="sk" style={{ width: '40%' }} /><span className="sk" style={{ width: `${width}%` }} /></span>)}</div>
            : cards.length === 0 && <p className="bstate sub">{say(load.cursor === null ? 'board.empty' : 'board.looking')}</p>}
      </div>
    </section>
  );
}
