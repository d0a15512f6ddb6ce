import * as React from 'react';
import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { useLaneName } from './BoardLanes';
import { cardsOf, COLUMNS, mayMove, placeIn, type Column, type Scope } from './columns';
import { laneKey, lanePatch, lanesOf, type LaneBy } from './lanes';
import type { Place } from './useDrag';

export type CardMovesProps = {
  by: LaneBy | null;
  scope: Scope;
  /** Midnight before now, as the columns have it. */
  today: string;
  /** What is solved goes out of sight. */
  solvedFolded: boolean;
  /** The element that holds all cards. */
  board: React.RefObject<HTMLElement>;
  /** Has the focus when no card is left. */
  title: React.RefObject<HTMLElement>;
};

/** The card that is current, and cards on their way to another column or lane: the focus goes along, or to the next card when one leaves the sight. */
export function useCardMoves({ by, scope, today, solvedFolded, board, title }: CardMovesProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const mayWork = useMayWork();
  const laneName = useLaneName(by);
  const [currentId, setCurrent] = React.useState<number | null>(null);
  /** The card that gets the focus as soon as it stands in that column. */
  const focusAfter = React.useRef<{ id: number; column: Column } | null>(null);
  React.useEffect(() => {
    if (focusAfter.current === null) return;
    const card = board.current?.querySelector<HTMLElement>(`[data-column="${focusAfter.current.column}"] [data-card="${focusAfter.current.id}"]`);
    if (!card) return;
    focusAfter.current = null;
    card.focus({ preventScroll: true });
    card.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  });
  const go = React.useCallback((id: number, column: Column): void => {
    setCurrent(id);
    focusAfter.current = { id, column };
  }, []);
  const move = React.useCallback(
    (ticket: Ticket, to: Place): void => {
      const state = desk.store.get();
      const fresh = state.tickets.get(ticket.id);
      if (!mayWork) return desk.tell(say('fault.lists.denied'), true);
      if (!fresh) return;
      const number = String(ticket.id);
      const restatus = fresh.status !== to.column;
      const relane = by !== null && to.lane !== null && to.lane !== laneKey(fresh, by);
      if (!restatus && !relane) return;
      if (restatus && !mayMove(fresh, to.column)) return desk.tell(say('board.neverNew', { number }), true);
      const patch: TicketPatch = { ...(restatus ? { status: to.column } : {}), ...(relane && by && to.lane !== null ? lanePatch(by, to.lane) : {}) };
      const before = cardsOf(state.tickets, state.filters, state, today, state, scope);
      const from = COLUMNS.find((column) => column === fresh.status);
      if (to.column === 'Solved' && solvedFolded && from) {
        const at = before[from].findIndex(({ id }) => id === ticket.id);
        const next = before[from][at + 1] ?? before[from][at - 1];
        if (next) go(next.id, from);
        else {
          setCurrent(null);
          focusAfter.current = null;
          title.current?.focus();
        }
      } else go(ticket.id, to.column);
      const lane = relane ? laneName(lanesOf(before, by).find(({ key }) => key === to.lane) ?? { key: to.lane ?? '', name: null }) : '';
      const moved = restatus ? say('board.moved', { number, status: say(`status.${to.column}`), ...placeIn(before[to.column], fresh, to.column, state) }) : '';
      void desk.change([ticket.id], patch, restatus && relane ? `${moved}, ${lane}` : restatus ? moved : say('board.movedLane', { number, lane }));
    },
    [desk, say, today, solvedFolded, mayWork, by, laneName, scope, go, title],
  );
  return { currentId, setCurrent, go, move };
}
