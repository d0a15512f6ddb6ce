import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { idle } from '../../app/localIndex/idle';
import { useDesk } from './DeskContext';

const HOVER_MS = 100;
const AFTER_READING_MS = 400;
/** So many a minute, so that running over the list with the pointer stays within what a person may ask of SharePoint. */
const MOST_A_MINUTE = 20;

/** Reads the next ticket while the current one is read, and the one under the pointer: opening it then asks for nothing. */
export function usePrefetch(root: React.RefObject<HTMLElement>, rows: readonly Ticket[], currentIndex: number, enabled: boolean): void {
  const { conversations, desk } = useDesk();
  const times = React.useRef<number[]>([]);
  const fetch = React.useCallback(
    (ticket: Ticket | undefined): void => {
      const now = desk.port.now();
      times.current = times.current.filter((at) => now - at < 60_000);
      // Reading a confidential ticket ahead would leave no word of who looked at it.
      if (!ticket || ticket.circle || document.visibilityState === 'hidden' || times.current.length >= MOST_A_MINUTE) return;
      const held = conversations.store.get().get(ticket.key);
      if (held && (held.loading || held.messages !== null || held.fault !== null)) return;
      times.current.push(now);
      void conversations.open(ticket);
    },
    [conversations, desk],
  );

  const next = enabled && currentIndex >= 0 ? rows[currentIndex + 1] : undefined;
  const current = enabled && currentIndex >= 0 ? rows[currentIndex] : undefined;
  React.useEffect(() => {
    if (!next || !current) return undefined;
    let left = false;
    // What is being read comes first.
    const timer = setTimeout(() => {
      if (conversations.store.get().get(current.key)?.messages)
        void idle().then(() => {
          if (!left) fetch(next);
        });
    }, AFTER_READING_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [next?.id, current?.id, conversations, fetch]);

  const held = React.useRef(rows);
  held.current = rows;
  React.useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const over = (event: Event): void => {
      if (timer) clearTimeout(timer);
      const id = Number((event.target as HTMLElement | null)?.closest?.<HTMLElement>('.tr[data-id]')?.dataset.id);
      timer = id > 0 ? setTimeout(() => fetch(held.current.find((ticket) => ticket.id === id)), HOVER_MS) : null;
    };
    element.addEventListener('pointerover', over);
    return () => {
      element.removeEventListener('pointerover', over);
      if (timer) clearTimeout(timer);
    };
  }, [root, fetch]);
}
