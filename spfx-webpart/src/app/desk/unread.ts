import type { Desk } from './desk';

/** Marks tickets as not read, whoever wrote in them last; looking at one again reads it. */
export function markUnread(desk: Desk, ids: readonly number[]): void {
  desk.store.set((state) => ({ ...state, seen: { ...state.seen, ...Object.fromEntries(ids.map((id) => [String(id), ''])) } }));
  // Kept on this device and counted anew with what is read.
  desk.markSeen([]);
}
