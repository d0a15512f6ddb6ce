import * as React from 'react';
import type { Presence } from '@listdesk/shared/sharepoint';
import { useDesk, useDeskState } from '../DeskContext';

/** Colleagues by the ticket they look at. */
export function usePresent(): ReadonlyMap<number, readonly Presence[]> {
  const present = useDeskState((state) => state.present);
  return React.useMemo(() => {
    const byTicket = new Map<number, Presence[]>();
    for (const one of present) {
      if (!one.ticketId) continue;
      const there = byTicket.get(one.ticketId);
      if (there) there.push(one);
      else byTicket.set(one.ticketId, [one]);
    }
    return byTicket;
  }, [present]);
}

/** Tells the others which ticket is shown here, and whether somebody writes in it. */
export function useBeingSeen(root: React.RefObject<HTMLElement>, ticketId: number | null): void {
  const { presence } = useDesk().desk;
  React.useEffect(() => presence.look(ticketId), [presence, ticketId]);
  React.useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const typed = (event: Event): void => {
      if ((event.target as HTMLElement | null)?.closest?.('[contenteditable="true"]')) presence.typed();
    };
    element.addEventListener('input', typed);
    return () => {
      element.removeEventListener('input', typed);
      presence.look(null);
    };
  }, [root, presence]);
}
