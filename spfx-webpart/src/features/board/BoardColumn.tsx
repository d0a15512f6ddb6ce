import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { drawnRows } from '../desk/list/TicketGrid';
import { Card, type CardProps } from './Card';
import { cardHeight } from './cardFields';
import { ColumnHead, ColumnState, Slot, useColumnName, type Drop } from './ColumnParts';
import type { Column } from './columns';
import type { ColumnLoad } from './useColumns';

export const CARD_GAP_PX = 8;
const FIRST_CARDS = 8;
const LOAD_AHEAD_CARDS = 10;

export type BoardColumnProps = Pick<CardProps, 'now' | 'fields' | 'mayWork' | 'onCurrent' | 'onOpen' | 'onMove' | 'onLift'> & {
  column: Column;
  cards: readonly Ticket[];
  /** How many there are, here or not; a lower bound where `more` says so. */
  total: number;
  more: boolean;
  load: ColumnLoad;
  currentId: number | null;
  /** The one card of the board that Tab reaches. */
  stopId: number | null;
  /** The card under the pointer, wherever it came from. */
  lifted: Ticket | null;
  drop: Drop;
  onFold?: () => void;
  onMore(column: Column): void;
  onRetry(column: Column): void;
  onList(column: Column): void;
};

/** One status: head, cards as far as they are seen, how many more follow, and what a drop would do. */
export function BoardColumn({
  column,
  cards,
  total,
  more,
  fields,
  load,
  currentId,
  stopId,
  lifted,
  drop,
  mayWork,
  now,
  onFold,
  onMore,
  onRetry,
  onList,
  onCurrent,
  onOpen,
  onMove,
  onLift,
}: BoardColumnProps) {
  const { say } = useWords();
  const cardPx = cardHeight(fields) + CARD_GAP_PX;
  const body = React.useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = React.useState({ top: 0, height: FIRST_CARDS * cardPx });
  const at = cards.findIndex(({ id }) => id === currentId);
  React.useLayoutEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight || FIRST_CARDS * cardPx });
    measure();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(element);
    return () => observer?.disconnect();
  }, [cardPx]);
  React.useLayoutEffect(() => {
    const element = body.current;
    if (!element || at < 0 || !element.clientHeight) return;
    if (at * cardPx < element.scrollTop) element.scrollTop = at * cardPx;
    else if ((at + 1) * cardPx > element.scrollTop + element.clientHeight) element.scrollTop = (at + 1) * cardPx - element.clientHeight;
    // Only when the person moves: news above must not scroll the column.
  }, [currentId]);
  const nearEnd = load.cursor !== null && (scroll.top + scroll.height) / cardPx > cards.length - LOAD_AHEAD_CARDS;
  React.useEffect(() => {
    if (nearEnd) onMore(column);
  }, [nearEnd, cards.length, load.cursor, onMore, column]);

  const name = useColumnName()(column);
  const count = say('number', { count: total }) + (more ? '+' : '');
  // A card that shows half of itself is one of those that are seen.
  const below = Math.max(0, total - Math.ceil((scroll.top + scroll.height - cardPx / 2) / cardPx));
  const further = (): void => {
    if (body.current) body.current.scrollTop += Math.max(cardPx, scroll.height - cardPx);
  };
  return (
    <section
      className={['bcol', drop === 'here' && 'drop', drop === 'refused' && 'refused'].filter(Boolean).join(' ')}
      aria-label={say('board.column', { name, count })}
      data-column={column}
      data-zone="list"
    >
      <ColumnHead column={column} cards={cards} count={count} load={load} now={now} onFold={onFold} onList={onList} />
      {lifted && drop !== 'none' && <Slot ticket={lifted} column={column} drop={drop} />}
      <div className="blist" ref={body} onScroll={(event) => setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}>
        {cards.length > 0 && (
          <div role="list" aria-label={name} style={{ height: cards.length * cardPx, position: 'relative' }}>
            {drawnRows(cards.length, scroll.top, scroll.height, cardPx, at).map((index) => {
              const ticket = cards[index];
              return (
                ticket && (
                  <Card
                    key={ticket.id}
                    ticket={ticket}
                    fields={fields}
                    place={index + 1}
                    count={cards.length}
                    top={index * cardPx}
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
                )
              );
            })}
          </div>
        )}
        <ColumnState column={column} empty={cards.length === 0} load={load} onRetry={onRetry} />
      </div>
      {cards.length > 0 && below > 0 && (
        <button type="button" className="bmore" tabIndex={-1} onClick={further}>
          {more ? say('board.moreFollow') : say('board.more', { count: below })}
        </button>
      )}
    </section>
  );
}
