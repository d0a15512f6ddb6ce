import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import type { DeskPort } from './port';
import type { SlaClock } from './slaClock';

const FOLLOWS_FROM = ['status', 'priority', 'category', 'requester'] as const;

/** What the desk promises, read with its own part soon after the start; a change made earlier waits for it, so that no due date is missed. */
export function deskPromises(port: DeskPort) {
  let reading: Promise<void> | null = null;
  /** `undefined` until it was read. */
  let clock: SlaClock | null | undefined;

  /** Never fails: without an answer the change is made, and the next one asks again. */
  function load(): Promise<void> {
    reading ??= import(/* webpackChunkName: 'sla-clock' */ './slaClock')
      .then(({ readSlaClock }) => readSlaClock(port.lists))
      .then(
        (read) => {
          clock = read;
        },
        () => {
          reading = null;
        },
      );
    return reading;
  }
  const matters = (patch: TicketPatch): boolean => FOLLOWS_FROM.some((field) => patch[field] !== undefined);

  return {
    load,
    /** Whether a change has to wait for `load`. */
    mustWait: (patch: TicketPatch): boolean => clock === undefined && matters(patch),
    /** The change with the due dates that follow from it. What names them already (an undo) stays as it is. */
    with: (ticket: Ticket, patch: TicketPatch): TicketPatch =>
      !clock || !matters(patch) || patch.resolutionDue !== undefined ? patch : { ...patch, ...clock.after(ticket, patch, port.now()) },
    /** The rest of a change that somebody else's save came before, with the due dates of both together. */
    anew: async (theirs: Ticket, patch: TicketPatch, rest: TicketPatch, asked: number): Promise<TicketPatch> => {
      if (!matters(patch)) return rest;
      await load();
      return clock ? clock.anew(theirs, rest, asked) : rest;
    },
    /** An undo, exact while nobody else touched what due dates follow from. */
    back: (patch: TicketPatch, done: TicketPatch, before: Ticket, shown: Ticket): TicketPatch =>
      clock && matters(patch) ? clock.back(patch, done, before, shown, port.now()) : patch,
    ofNew: async (ticket: Parameters<SlaClock['ofNew']>[0]): Promise<TicketPatch> => {
      await load();
      return clock?.ofNew(ticket) ?? {};
    },
    /** Policies were saved here: they are read again. */
    forget(): void {
      reading = null;
      clock = undefined;
      void load();
    },
  };
}
