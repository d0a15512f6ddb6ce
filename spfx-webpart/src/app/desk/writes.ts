import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Store } from '../store/store';
import { isRecord } from '../keep/keep';
import { faultOf, passes } from './fault';
import { mergeFields, withPatch } from './merge';
import type { DeskPort } from './port';
import type { DeskState } from './state';
import { putTickets } from './tickets';

/** One change on its way. `base` is the ticket as the person saw it. */
export type Write = { ticketId: number; base: Ticket; patch: TicketPatch };
export type Written = 'saved' | 'conflict' | 'gone' | { refused: ListsFaultLike };

const MERGE_TRIES = 4;
const RETRY_SECONDS = 8;
const KEEP_NAME = 'writes';

const isWrites = (value: unknown): value is Write[] =>
  Array.isArray(value) && value.every((write) => isRecord(write) && isRecord(write.base) && isRecord(write.patch) && typeof write.ticketId === 'number');

/**
 * Writes tickets one after the other, in the order asked. What waits is kept over a reload; a fault that passes is tried again
 * when SharePoint allows, any other moves the ticket back and answers why.
 */
export function ticketWriter(port: DeskPort, store: Store<DeskState>) {
  const queue: { write: Write; done(outcome: Written): void }[] = [];
  /** What a reload interrupted, as it stood before this desk wrote anything of its own. */
  let interrupted: readonly Write[] = port.keep.read(KEEP_NAME, isWrites) ?? [];
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const remember = (): void => {
    if (queue.length + interrupted.length) port.keep.write(KEEP_NAME, [...interrupted, ...queue.map((entry) => entry.write)]);
    else port.keep.drop(KEEP_NAME);
    store.set((state) => (state.waiting === queue.length ? state : { ...state, waiting: queue.length }));
  };

  /** The etag to write with is always the newest we hold, not the one seen when the change was asked for. */
  async function send({ ticketId, base, patch }: Write): Promise<Written> {
    let etag = store.get().tickets.get(ticketId)?.etag ?? base.etag;
    let rest = patch;
    for (let tries = 0; tries < MERGE_TRIES; tries += 1) {
      const answer = await port.lists.updateTicket(ticketId, etag, rest);
      if (answer.outcome === 'updated') {
        store.set((state) => {
          const held = state.tickets.get(ticketId);
          return held ? { ...state, tickets: putTickets(state.tickets, [{ ...held, etag: answer.etag }]) } : state;
        });
        return 'saved';
      }
      const theirs = answer.outcome === 'gone' ? null : await port.lists.ticket({ id: ticketId });
      if (!theirs) return 'gone';
      const merged = mergeFields(base, theirs, rest);
      const agents = store.get().agents;
      const show = (shown: Ticket): void => store.set((state) => ({ ...state, tickets: putTickets(state.tickets, [shown]) }));
      if (merged.merge === 'conflict') {
        show(theirs);
        store.set((state) => ({ ...state, conflict: { ticket: theirs, patch: { ...merged.contested, ...merged.safe } } }));
        return 'conflict';
      }
      if (merged.merge === 'nothing') {
        show(theirs);
        return 'saved';
      }
      show(withPatch(theirs, merged.patch, agents));
      rest = merged.patch;
      etag = theirs.etag;
    }
    return { refused: { code: 'lists.unavailable', message: 'the ticket changes faster than it can be saved', retryAfterSeconds: null } };
  }

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let next = queue[0]; next; next = queue[0]) {
        let outcome: Written;
        try {
          outcome = await send(next.write);
        } catch (error) {
          const fault = faultOf(error);
          if (passes(fault)) {
            wait(fault.retryAfterSeconds ?? RETRY_SECONDS);
            return;
          }
          outcome = { refused: fault };
        }
        queue.shift();
        remember();
        next.done(outcome);
      }
    } finally {
      busy = false;
    }
  }

  function wait(seconds: number): void {
    const at = port.now() + seconds * 1000;
    store.set((state) => ({ ...state, live: { ...state.live, state: navigator.onLine === false ? 'offline' : 'late', nextTryAt: at } }));
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void work(), seconds * 1000);
  }

  return {
    write(write: Write): Promise<Written> {
      return new Promise((resolve) => {
        queue.push({ write, done: resolve });
        remember();
        void work();
      });
    },
    /** What a reload interrupted; call once, when the tickets are there. */
    resume(onDone: (write: Write, outcome: Written) => void): void {
      const again = interrupted;
      interrupted = [];
      for (const write of again) queue.push({ write, done: (outcome) => onDone(write, outcome) });
      remember();
      void work();
    },
    /** Tries at once, for instance when the network came back. */
    hurry: () => void work(),
    stop(): void {
      if (timer) clearTimeout(timer);
    },
  };
}
export type TicketWriter = ReturnType<typeof ticketWriter>;
