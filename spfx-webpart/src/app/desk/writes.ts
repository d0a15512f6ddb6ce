import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import type { ListsFaultLike, TicketUpdated } from '@listdesk/shared/sharepoint';
import type { Store } from '../store/store';
import { isRecord } from '../keep/keep';
import { faultOf, passes } from './fault';
import { mergeFields } from './merge';
import { pendingChanges } from './pending';
import type { DeskPort } from './port';
import type { deskPromises } from './promises';
import { UNDECIDED, type DeskState } from './state';
import { putTickets } from './tickets';

/** One change on its way. `base` is the ticket as the person saw it at `asked`, with the ETag of that moment; what an earlier version kept on the device has no `asked`. */
export type Write = { ticketId: number; base: Ticket; patch: TicketPatch; asked?: number };
/** `withdrawn`: whoever asked stopped it before it was sent. */
export type Written = 'saved' | 'conflict' | 'gone' | 'withdrawn' | { refused: ListsFaultLike };
/** Whoever writes many follows them one by one, and may stop those not sent yet. */
export type Watch = { stopped(): boolean; each(index: number, outcome: Written): void };

const MERGE_TRIES = 4;
const RETRY_SECONDS = 8;
const KEEP_NAME = 'writes';

/** Windows of one desk share what is kept; `by` is the one that has it in its queue. */
type Kept = Write & { by?: string };
const isWrites = (value: unknown): value is Kept[] =>
  Array.isArray(value) && value.every((write) => isRecord(write) && isRecord(write.base) && isRecord(write.patch) && typeof write.ticketId === 'number');

/** `many`: asked for together with others, so it may be sent together with them. `contested`: part of it was asked about, however often the rest is sent. */
export type Queued = { write: Write; many: boolean; contested?: boolean; stopped?: () => boolean; done(outcome: Written): void };

/**
 * Writes tickets in the order asked, those of one piece of work many in a request, each with the ETag its writer saw: whatever came in between is
 * compared field by field, and what two people changed is asked. What waits is kept over a reload; a fault that passes is tried again when SharePoint allows, any other
 * moves the ticket back and answers why. `onTheirs`: what somebody else wrote has come to light. `anew`: due dates of both changes together.
 */
export function ticketWriter(
  port: DeskPort,
  store: Store<DeskState>,
  { anew }: Pick<ReturnType<typeof deskPromises>, 'anew'>,
  onTheirs: (ticketId: number) => void,
) {
  const queue: Queued[] = [];
  /** What SharePoint answered for changes that went together, until their turn comes. */
  const answers = new Map<Queued, TicketUpdated>();
  /** Rarely needed, so it comes when it is. */
  const questions = () => import(/* webpackChunkName: 'conflict' */ './conflicts').then(({ conflictQuestions }) => conflictQuestions(port.keep, store));
  const pending = pendingChanges(
    () => queue.map(({ write }) => write),
    () => store.get().agents,
  );
  const thisWindow = `${port.now()}-${Math.random()}`;
  /** What other windows wait with, or a reload interrupted. */
  const ofOthers = (): readonly Kept[] => (port.keep.read(KEEP_NAME, isWrites) ?? []).filter(({ by }) => by !== thisWindow);
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const remember = (): void => {
    const kept: readonly Kept[] = [...ofOthers(), ...queue.map(({ write }) => ({ ...write, by: thisWindow }))];
    if (kept.length) port.keep.write(KEEP_NAME, kept);
    else port.keep.drop(KEEP_NAME);
    store.set((state) => (state.waiting === queue.length ? state : { ...state, waiting: queue.length }));
  };
  /** The ticket as it stands in SharePoint, under everything of ours that still waits. */
  const show = (...ids: number[]): void => {
    const shown = ids.map((id) => pending.shown(id)).filter((ticket): ticket is Ticket => ticket !== null);
    if (shown.length) store.set((state) => ({ ...state, tickets: putTickets(state.tickets, shown) }));
  };

  async function send(entry: Queued): Promise<Written> {
    let told = answers.get(entry);
    answers.delete(entry);
    const { ticketId } = entry.write;
    let { base, patch } = entry.write;
    let etag = pending.etagFor(base);
    for (let tries = 0; tries < MERGE_TRIES; tries += 1) {
      const answer = told ?? (await port.lists.updateTicket(ticketId, etag, patch));
      told = undefined;
      if (answer.outcome === 'failed') throw answer.fault;
      if (answer.outcome === 'updated') {
        pending.saved(ticketId, etag, answer.etag, patch);
        if (entry.contested) await again(ticketId);
        return entry.contested ? 'conflict' : 'saved';
      }
      const theirs = answer.outcome === 'gone' ? null : await port.lists.ticket({ id: ticketId });
      if (!theirs) return 'gone';
      pending.learn(theirs);
      const merged = mergeFields(base, theirs, patch);
      // A part of the page that does not come leaves the change as it is.
      const asking = merged.merge === 'conflict' ? await questions() : null;
      const left = merged.merge === 'save' ? merged.patch : merged.merge === 'conflict' ? merged.safe : {};
      const rest = await anew(theirs, patch, left, entry.write.asked ?? port.now());
      // What is contested no longer hides what stands there.
      entry.write = { ...entry.write, base: theirs, patch: rest };
      show(ticketId);
      // The live refresh will find a row it knows already.
      onTheirs(ticketId);
      // Asked before the rest is sent, which may wait or be refused: nothing of ours goes without a question.
      if (merged.merge === 'conflict') {
        entry.contested = true;
        asking?.ask(theirs, merged.contested);
      }
      if (!Object.keys(rest).length) return entry.contested ? 'conflict' : 'saved';
      if (asking) remember();
      ({ base, patch } = entry.write);
      etag = theirs.etag;
    }
    return { refused: { code: 'lists.unavailable', message: 'the ticket changes faster than it can be saved', retryAfterSeconds: null } };
  }

  /** A question that is still open is about the ticket with the rest of our change. */
  async function again(ticketId: number): Promise<void> {
    const ticket = pending.known(ticketId);
    if (ticket && store.get().conflicts.some((one) => one.ticket.id === ticketId && !one.later)) (await questions()).ask(ticket, {});
  }

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    let ended: number[] = [];
    try {
      for (let next = queue[0]; next; next = queue[0]) {
        let outcome: Written;
        try {
          if (next.many && !answers.has(next))
            await (await import(/* webpackChunkName: 'bulk-writes' */ './together')).sendTogether(port.lists, queue, answers, pending.etagFor);
          outcome = !answers.has(next) && next.stopped?.() ? 'withdrawn' : await send(next);
        } catch (error) {
          const fault = faultOf(error);
          if (passes(fault)) {
            // The others that met the same go with it when it is tried again.
            answers.forEach((answer, entry) => {
              if (answer.outcome === 'failed' && passes(answer.fault)) answers.delete(entry);
            });
            wait(fault.retryAfterSeconds ?? RETRY_SECONDS);
            return;
          }
          outcome = { refused: fault };
        }
        queue.shift();
        if (outcome !== 'gone') ended.push(next.write.ticketId);
        else pending.settle(next.write.ticketId);
        // What went together is kept and shown together.
        if (!queue[0] || !answers.has(queue[0])) ended = settle(ended);
        next.done(outcome);
      }
    } finally {
      if (ended.length) settle(ended);
      busy = false;
    }
  }

  function settle(ids: readonly number[]): number[] {
    remember();
    show(...ids);
    ids.forEach(pending.settle);
    return [];
  }

  function wait(seconds: number): void {
    const at = port.now() + seconds * 1000;
    store.set((state) => ({ ...state, live: { ...state.live, state: navigator.onLine === false ? 'offline' : 'late', nextTryAt: at } }));
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void work(), seconds * 1000);
  }

  const push = (write: Write, done: (outcome: Written) => void, many = false, stopped?: () => boolean): void => {
    pending.expect(write);
    if (store.get().conflicts.some(({ ticket }) => ticket.id === write.ticketId)) void questions().then((all) => all.overtaken(write.ticketId, write.patch));
    queue.push({ write, done, many, ...(stopped ? { stopped } : {}) });
  };

  return {
    /** Shows the changes at once and answers when SharePoint has, in their order. */
    write(writes: readonly Write[], watch?: Watch): Promise<Written[]> {
      const asked = port.now();
      const answers = writes.map(
        (write, index) =>
          new Promise<Written>((resolve) =>
            push(
              { asked, ...write },
              (outcome) => {
                watch?.each(index, outcome);
                resolve(outcome);
              },
              writes.length > 1,
              watch?.stopped,
            ),
          ),
      );
      show(...writes.map(({ ticketId }) => ticketId));
      remember();
      void work();
      return Promise.all(answers);
    },
    /** A row as SharePoint has it becomes the row as this person sees it: never older than what is held, with what of ours still waits. */
    seen: (ticket: Ticket): Ticket => pending.seen(ticket, store.get().tickets.get(ticket.id)),
    /** What a reload interrupted; call once, when the tickets are there. */
    resume(onDone: (write: Write, outcome: Written) => void): void {
      if (port.keep.read(UNDECIDED, Array.isArray)) void questions().then((all) => all.resume());
      const again = ofOthers();
      // From here on they are in this window's queue.
      port.keep.drop(KEEP_NAME);
      for (const { by: _theirs, ...write } of again) {
        const held = store.get().tickets.get(write.ticketId);
        if (held) pending.learnFirst(held);
        push(write, (outcome) => onDone(write, outcome));
      }
      show(...again.map(({ ticketId }) => ticketId));
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
