import { isRecord } from '../keep/keep';
import type { Store } from '../store/store';
import type { DeskPort } from './port';
import type { DeskState } from './state';

/** What was read last is remembered; older tickets count as unread once somebody writes to them. */
const MOST_SEEN = 2_000;

const isSeen = (value: unknown): value is Record<string, string> => isRecord(value);

/** Up to which message each ticket was read on this device, by the ticket's id. */
export const seenBefore = ({ keep }: Pick<DeskPort, 'keep'>): Record<string, string> => keep.read('seen', isSeen) ?? {};

/** Marks tickets as read up to their last message, here and on this device. */
export function markSeen({ keep }: Pick<DeskPort, 'keep'>, store: Store<DeskState>, ids: readonly number[]): void {
  store.set((state) => {
    const seen: Record<string, string> = { ...state.seen };
    for (const id of ids) {
      const ticket = state.tickets.get(id);
      if (ticket) seen[String(id)] = ticket.lastMessageAt;
    }
    const newest = Object.entries(seen)
      .sort((a, b) => (a[1] < b[1] ? 1 : -1))
      .slice(0, MOST_SEEN);
    const kept = Object.fromEntries(newest);
    keep.write('seen', kept);
    return { ...state, seen: kept };
  });
}
