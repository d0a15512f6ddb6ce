import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { nextColumn, type Column } from './columns';
import type { Lane } from './lanes';
import type { Place } from './useDrag';

export type BoardKeys = {
  /** The lanes that are not folded, in their order. */
  lanes: readonly Lane[];
  shown: readonly Column[];
  tickets: ReadonlyMap<number, Ticket>;
  onGo(id: number, column: Column): void;
  onOpen(id: number): void;
  onMove(ticket: Ticket, to: Place): void;
  /** There is no place on that side. */
  onEdge(ticket: Ticket, side: 'back' | 'ahead' | 'lane'): void;
};

/**
 * The board by keys: arrows go from card to card, over the edge of a lane into the next one; with Ctrl the card goes along, to the next status or
 * the next lane.
 */
export function boardKeys({ lanes, shown, tickets, onGo, onOpen, onMove, onEdge }: BoardKeys): (event: React.KeyboardEvent) => void {
  const at = (id: number): { lane: number; column: Column; index: number } | null => {
    for (let lane = 0; lane < lanes.length; lane += 1)
      for (const column of shown) {
        const index = lanes[lane]?.cards[column].findIndex((card) => card.id === id) ?? -1;
        if (index >= 0) return { lane, column, index };
      }
    return null;
  };
  const go = (lane: number, column: Column, index: number): boolean => {
    const list = lanes[lane]?.cards[column] ?? [];
    const card = list[Math.max(0, Math.min(list.length - 1, index))];
    if (card) onGo(card.id, column);
    return card !== undefined;
  };
  /** The next card of the column, else of the first lane beyond that has one there. */
  const step = (lane: number, column: Column, index: number, by: 1 | -1): void => {
    if (lanes[lane]?.cards[column][index + by]) return void go(lane, column, index + by);
    for (let next = lane + by; next >= 0 && next < lanes.length; next += by) if (go(next, column, by > 0 ? 0 : Infinity)) return undefined;
    return undefined;
  };
  return (event) => {
    const on = event.target as HTMLElement;
    if (!on.matches('[data-card]') || event.altKey) return;
    const id = Number(on.dataset.card);
    const here = at(id);
    const ticket = tickets.get(id);
    if (!here || !ticket) return;
    const { lane, column, index } = here;
    const forward = getComputedStyle(on).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const aside = event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? (event.key === forward ? 1 : -1) : 0;
    const down = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.ctrlKey || event.metaKey) {
      if (aside) {
        const to = nextColumn(ticket, aside);
        if (to) onMove(ticket, { column: to, lane: null });
        else onEdge(ticket, aside < 0 && ticket.status === 'Open' ? 'back' : 'ahead');
      } else if (down && lanes.length > 1) {
        const to = lanes[lane + down];
        if (to) onMove(ticket, { column, lane: to.key });
        else onEdge(ticket, 'lane');
      } else return;
    } else if (aside) {
      const places = shown.filter((one) => (lanes[lane]?.cards[one].length ?? 0) > 0);
      const to = places[places.indexOf(column) + aside];
      if (to) go(lane, to, index);
    } else if (down || event.key === 'j' || event.key === 'k') step(lane, column, index, down > 0 || event.key === 'j' ? 1 : -1);
    else if (event.key === 'Home') go(lane, column, 0);
    else if (event.key === 'End') go(lane, column, Infinity);
    else if (event.key === 'Enter') onOpen(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
