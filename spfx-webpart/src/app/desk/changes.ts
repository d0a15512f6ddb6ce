import { OPEN_STATUSES, type Ticket, type TicketPatch } from '@listdesk/shared/tickets';
import type { Store } from '../store/store';
import type { bulkRuns, BulkWork } from './bulkRun';
import type { deskCounters } from './counters';
import { takeBack } from './merge';
import type { deskNews } from './news';
import type { DeskPort } from './port';
import type { deskPromises } from './promises';
import type { DeskState } from './state';
import { dropTickets } from './tickets';
import type { ticketWriter, Written } from './writes';

/** How a change that did not reach SharePoint is told, with no id an undo; the words are the caller's. */
export type Refused = { ids: number[]; outcome: Exclude<Written, 'saved' | 'withdrawn'> };

/** The status's own times go with it. */
const completed = (patch: TicketPatch, ticket: Ticket, now: number): TicketPatch => {
  if (patch.status === undefined || patch.status === ticket.status) return patch;
  const at = new Date(now).toISOString();
  const open = (OPEN_STATUSES as readonly string[]).includes(patch.status);
  if (open) return { ...patch, solvedAt: null, closedAt: null };
  return patch.status === 'Solved' ? { ...patch, solvedAt: at } : { ...patch, closedAt: at, solvedAt: ticket.solvedAt ?? at };
};

/** So many of the tickets ended before are remembered beside those ended now. */
const MOST_ENDED_BEFORE = 100;

const ends = (status: TicketPatch['status']): boolean => status === 'Solved' || status === 'Closed';

/** One patch a ticket, with the ticket as the person saw it. */
type Changes = readonly { ticket: Ticket; patch: TicketPatch }[];
/** Whoever follows a piece of work ticket by ticket, and may stop it. */
type Follower = Pick<BulkWork, 'stopped' | 'step'>;

/** Who brought the work counts its tickets; here only what failed is noted. */
const failuresOf = (work: BulkWork): Follower => ({
  stopped: work.stopped,
  step: (id, why) => {
    if (why) work.fail(id, why);
  },
});

export type ChangeParts = {
  writer: Pick<ReturnType<typeof ticketWriter>, 'write' | 'hurry'>;
  news: Pick<ReturnType<typeof deskNews>, 'offerUndo'>;
  promises: Pick<ReturnType<typeof deskPromises>, 'mustWait' | 'load' | 'with' | 'back'>;
  bulk: Pick<ReturnType<typeof bulkRuns>, 'begin'>;
  counters: Pick<ReturnType<typeof deskCounters>, 'again'>;
  onRefused(refused: Refused): void;
};

/** Changes of tickets as a person makes them: shown at once, written, one undo for all, and told when refused. */
export function deskChanges(port: Pick<DeskPort, 'now'>, store: Store<DeskState>, { writer, news, promises, bulk, counters, onRefused }: ChangeParts) {
  /** Work on several tickets that is shown while it lasts and can be stopped. */
  const beginWork = (told: string, total: number): BulkWork => bulk.begin(told, total, () => writer.hurry());

  /** Shows and writes one patch a ticket. Answers when SharePoint has answered for all; what was refused is told, or stands in `work`. */
  async function write(changes: Changes, work?: Follower): Promise<void> {
    const each = (index: number, outcome: Written): void => {
      const ticketId = changes[index]?.ticket.id;
      if (ticketId !== undefined && outcome !== 'withdrawn')
        work?.step(ticketId, outcome === 'gone' ? 'gone' : typeof outcome === 'object' ? outcome.refused : null);
    };
    const outcomes = await writer.write(
      changes.map(({ ticket, patch }) => ({ ticketId: ticket.id, base: ticket, patch })),
      work && { stopped: work.stopped, each },
    );
    const refused = new Map<string, Refused>();
    outcomes.forEach((outcome, index) => {
      const change = changes[index];
      if (!change || outcome === 'saved' || outcome === 'conflict' || outcome === 'withdrawn') return;
      const { ticket } = change;
      if (outcome === 'gone') store.set((state) => ({ ...state, tickets: dropTickets(state.tickets, [ticket.id]) }));
      if (work) return;
      const reason = JSON.stringify(outcome);
      const told = refused.get(reason);
      if (told) told.ids.push(ticket.id);
      else refused.set(reason, { ids: [ticket.id], outcome });
    });
    refused.forEach(onRefused);
    await counters.again().catch(() => undefined);
  }

  function change(ids: readonly number[], patch: TicketPatch, told: string): Promise<void> {
    // What is seen now, not after waiting: somebody's change in between must be asked about.
    const tickets = ids.map((id) => store.get().tickets.get(id)).filter((ticket): ticket is Ticket => ticket !== undefined);
    return tickets.length
      ? changeEach(
          tickets.map((ticket) => ({ ticket, patch })),
          told,
        ).then(() => undefined)
      : Promise.resolve();
  }

  /** What takes changes back as far as nobody gave another value since. */
  const back = (changes: Changes): Changes => {
    const { tickets } = store.get();
    return changes.flatMap(({ ticket, patch: done }) => {
      const shown = tickets.get(ticket.id);
      const patch = shown ? takeBack(done, ticket, shown) : {};
      return shown && Object.keys(patch).length ? [{ ticket: shown, patch: promises.back(patch, done, ticket, shown) }] : [];
    });
  };

  /** Whoever asks about open children learns what was ended; what was ended before stays, for a child may be opened again. */
  const noteEnded = (changes: Changes): void => {
    const now = changes.flatMap(({ ticket, patch: { status } }) => (status && ends(status) && !ends(ticket.status) ? [{ id: ticket.id, status }] : []));
    const ids = new Set(now.map(({ id }) => id));
    if (now.length) store.set((state) => ({ ...state, ended: [...state.ended.filter(({ id }) => !ids.has(id)).slice(-MOST_ENDED_BEFORE), ...now] }));
  };

  /**
   * A change for each ticket, with one undo for all; `alsoBack` takes back what else belongs to it. `work` is shown by whoever brings it, who also
   * ends it and then offers the undo once more with what is answered. Undone while it is still under way, it stops first.
   */
  async function changeEach(wanted: Changes, told: string, alsoBack: () => Promise<void> = () => Promise.resolve(), given?: BulkWork): Promise<() => void> {
    const work = given ?? (wanted.length > 1 ? beginWork(told, wanted.length) : undefined);
    if (wanted.some(({ patch }) => promises.mustWait(patch))) await promises.load();
    const changes = wanted.map(({ ticket, patch }) => ({ ticket, patch: promises.with(ticket, completed(patch, ticket, port.now())) }));
    let written: Promise<void> = Promise.resolve();
    const again = news.offerUndo(told, async () => {
      work?.stop();
      if (work) await written;
      await alsoBack();
      await write(back(changes));
    });
    written = write(changes, given ? failuresOf(given) : work);
    noteEnded(changes);
    await written;
    if (work && !given) {
      work.end();
      again();
    }
    return again;
  }

  return { beginWork, write, change, changeEach };
}
