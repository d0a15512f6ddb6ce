import type { Agent, Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { withPatch } from './merge';

export type PendingWrite = { ticketId: number; base: Ticket; patch: TicketPatch };

/** `"3"` as 3; SharePoint counts a version with every change. */
const versionOf = (etag: string): number => Number(/(\d+)"?$/.exec(etag)?.[1] ?? 0);

/**
 * Two truths about a ticket with changes on their way: what SharePoint has, and what is shown, which is the same with those changes on top.
 * `waiting` lists the changes in the order asked.
 */
export function pendingChanges(waiting: () => readonly PendingWrite[], agents: () => readonly Agent[]) {
  const known = new Map<number, Ticket>();
  /** Our own saves, from the ETag sent to the one answered: nobody else wrote in between. */
  const advanced = new Map<string, string>();
  /** Whom a ticket was taken from: an undo names them again, agent or not. */
  const relieved = new Map<number, NonNullable<Ticket['assignee']>>();
  const people = () => [...agents(), ...relieved.values()];
  const step = (id: number, etag: string): string => `${id}|${etag}`;
  const of = (id: number): PendingWrite[] => waiting().filter((write) => write.ticketId === id);
  const over = (ticket: Ticket): Ticket => of(ticket.id).reduce((shown, { patch }) => withPatch(shown, patch, people()), ticket);

  return {
    known: (id: number): Ticket | undefined => known.get(id),
    /** Before the change is queued: what its writer saw is what SharePoint had, unless more waits already. */
    expect({ ticketId, base }: PendingWrite): void {
      if (base.assignee) relieved.set(base.assignee.id, base.assignee);
      if (!known.has(ticketId)) known.set(ticketId, base);
    },
    learn: (theirs: Ticket): void => void known.set(theirs.id, theirs),
    learnFirst(held: Ticket): void {
      if (!known.has(held.id)) known.set(held.id, held);
    },
    /** With what to write: the ETag seen when the change was asked, moved on by our own saves since and by nobody else's. */
    etagFor(base: Ticket): string {
      let { etag } = base;
      for (let next = advanced.get(step(base.id, etag)); next !== undefined; next = advanced.get(step(base.id, etag))) etag = next;
      return etag;
    },
    saved(id: number, sent: string, answered: string, patch: TicketPatch): void {
      advanced.set(step(id, sent), answered);
      const before = known.get(id);
      // A row that came in meanwhile and is newer than our save holds it already.
      if (before && versionOf(before.etag) < versionOf(answered)) known.set(id, { ...withPatch(before, patch, people()), etag: answered });
    },
    shown(id: number): Ticket | null {
      const ticket = known.get(id);
      return ticket ? over(ticket) : null;
    },
    seen(ticket: Ticket, held: Ticket | undefined): Ticket {
      const last = known.get(ticket.id) ?? held;
      // An answer that was asked before our save and came after it.
      if (held && last && versionOf(ticket.etag) < versionOf(last.etag)) return held;
      if (!known.has(ticket.id)) return ticket;
      known.set(ticket.id, ticket);
      return over(ticket);
    },
    /** Nothing of this ticket waits any more: what is shown is what SharePoint has. */
    settle(id: number): void {
      if (of(id).length) return;
      known.delete(id);
      for (const name of Array.from(advanced.keys())) if (name.startsWith(`${id}|`)) advanced.delete(name);
    },
  };
}
export type PendingChanges = ReturnType<typeof pendingChanges>;
