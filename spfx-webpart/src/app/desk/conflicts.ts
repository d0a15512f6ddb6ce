import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import type { Store } from '../store/store';
import { isRecord, type Keep } from '../keep/keep';
import { askedConflict, UNDECIDED, type Conflict, type DeskState } from './state';

const isConflicts = (value: unknown): value is Conflict[] =>
  Array.isArray(value) && value.every((one) => isRecord(one) && isRecord(one.ticket) && typeof one.ticket.id === 'number' && isRecord(one.patch));

/** What two people changed at once and nobody has decided yet: at most one question a ticket, kept over a reload, which asks all of them again. */
export function conflictQuestions(keep: Keep, store: Store<DeskState>) {
  const set = (change: (old: readonly Conflict[]) => readonly Conflict[]): void => {
    store.set((state) => ({ ...state, conflicts: change(state.conflicts) }));
    const { conflicts } = store.get();
    if (conflicts.length) keep.write(UNDECIDED, conflicts);
    else keep.drop(UNDECIDED);
  };
  const others = (old: readonly Conflict[], id: number): Conflict[] => old.filter(({ ticket }) => ticket.id !== id);
  return {
    /** `ticket` as it stands in SharePoint, `patch` what of ours was not written. */
    ask(ticket: Ticket, patch: TicketPatch): void {
      set((old) => {
        const same = old.find((one) => one.ticket.id === ticket.id);
        const asked = { ticket, patch: { ...same?.patch, ...patch }, later: false };
        return same && !same.later ? old.map((one) => (one === same ? asked : one)) : [...others(old, ticket.id), asked];
      });
      // "1 is solved, undo" is not what happened.
      store.set((state) => ({ ...state, undo: null }));
    },
    /** The open question is answered. */
    decided(): Conflict | null {
      const asked = askedConflict(store.get());
      if (asked) set((old) => others(old, asked.ticket.id));
      return asked;
    },
    /** It waits at its ticket, and for the next visit. */
    putOff: (): void =>
      set((old) => {
        const asked = old.find(({ later }) => !later);
        return old.map((one) => (one === asked ? { ...one, later: true } : one));
      }),
    askAgain: (id: number): void =>
      set((old) => [...old.filter(({ ticket }) => ticket.id === id).map((one) => ({ ...one, later: false })), ...others(old, id)]),
    /** Whoever gives a field another value has decided about it. */
    overtaken: (id: number, patch: TicketPatch): void =>
      set((old) =>
        old.flatMap((one) => {
          if (one.ticket.id !== id) return [one];
          const left = Object.entries(one.patch).filter(([field]) => !(field in patch));
          return left.length ? [{ ...one, patch: Object.fromEntries(left) as TicketPatch }] : [];
        }),
      ),
    /** What an earlier visit left open. */
    resume(): void {
      const kept = keep.read(UNDECIDED, isConflicts) ?? [];
      if (kept.length)
        set((old) => [...old, ...kept.filter(({ ticket }) => !old.some((one) => one.ticket.id === ticket.id)).map((one) => ({ ...one, later: false }))]);
    },
  };
}
