import type { Ticket } from '@listdesk/shared/tickets';
import type { TicketIndexRow } from '@listdesk/shared/sharepoint';
import { createStore, type Store } from '../store/store';
import { faultOf } from '../desk/fault';
import type { DeskPort } from '../desk/port';
import type { DeskState } from '../desk/state';
import type { Device } from './device';
import { inSlices } from './idle';
import { createWordIndex, type Hit } from './wordIndex';

/** While a person works one page comes every 15 s; while they search, one after the other. Nobody there: none. */
export const FILL_EVERY_MS = 15_000;
export const SEARCHING_FOR_MS = 10_000;
const BETWEEN_PAGES_MS = 250;
const AFTER_FAULT_MS = 60_000;
/** The answer for so many ids is read without a long task on a slow machine. */
export const IDS_A_PAGE = 1_000;
export const ROWS_A_CHUNK = 1_000;

/** `held` tickets can be found at once; `complete`: those are all. */
export type IndexProgress = { held: number; complete: boolean };

export type IndexOptions = { port: DeskPort; device: Device; store: Store<DeskState>; isActive(): boolean };

export const rowOf = (ticket: Ticket): TicketIndexRow => ({
  id: ticket.id,
  subject: ticket.subject,
  status: ticket.status,
  priority: ticket.priority,
  requester: ticket.requester,
  assigneeId: ticket.assignee?.id ?? null,
  category: ticket.category,
  tags: ticket.tags,
  lastMessageAt: ticket.lastMessageAt,
  modifiedAt: ticket.modifiedAt,
  merged: ticket.mergedInto !== null,
});

/** The tickets this person may read, searchable on the device: filled from the newest down, kept current by what the desk learns. */
export function createTicketIndex({ port, device, store, isActive }: IndexOptions) {
  const progress = createStore<IndexProgress>({ held: 0, complete: false });
  const nameOf = (userId: number): string => store.get().agents.find((agent) => agent.id === userId)?.name ?? '';
  let words = createWordIndex(nameOf);
  let below: number | null = null;
  let begun = false;
  let running = false;
  let stopped = false;
  let ready = false;
  /** Grows when everything is dropped: what is still on its way then no longer counts. */
  let era = 0;
  let searchedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const dirty = new Set<number>();
  const known = new Map<number, Ticket>();

  const tell = (): void =>
    progress.set((old) => {
      const complete = begun && below === null;
      return old.held === words.size && old.complete === complete ? old : { held: words.size, complete };
    });
  const put = (row: TicketIndexRow): void => {
    if (words.put(row)) dirty.add(Math.floor(row.id / ROWS_A_CHUNK));
  };

  /** What the desk holds is the newest form, our own unsaved changes included. */
  const news = (): Ticket[] => Array.from(store.get().tickets.values()).filter((ticket) => known.get(ticket.id) !== ticket);
  const learn = (ticket: Ticket): void => {
    known.set(ticket.id, ticket);
    put(rowOf(ticket));
  };
  function follow(): void {
    news().forEach(learn);
    tell();
  }

  async function recall(): Promise<void> {
    const mine = era;
    const state = await device.readIndex();
    if (!state) return;
    for (const chunk of await device.chunks()) {
      const rows = await device.readChunk(chunk);
      if (mine !== era) return;
      await inSlices(
        rows,
        (row) => void words.put(row),
        () => mine === era && !stopped,
      );
      tell();
    }
    if (mine !== era) return;
    begun = true;
    below = state.below;
    tell();
  }

  async function page(): Promise<void> {
    const mine = era;
    const answer = await port.lists.ticketIndexPage({ below, ids: IDS_A_PAGE });
    if (mine !== era) return;
    await inSlices(answer.rows, put, () => mine === era && !stopped);
    if (mine !== era || stopped) return;
    begun = true;
    below = answer.below;
    tell();
  }

  const searching = (): boolean => port.now() - searchedAt < SEARCHING_FOR_MS;
  const done = (): boolean => begun && below === null;
  function later(ms: number): void {
    if (timer) clearTimeout(timer);
    timer = stopped || done() ? null : setTimeout(() => void tick(), ms);
  }
  async function tick(): Promise<void> {
    if (running || stopped || done()) return;
    if (document.visibilityState === 'hidden' || (!isActive() && !searching())) return later(FILL_EVERY_MS);
    running = true;
    let wait = FILL_EVERY_MS;
    try {
      await page();
      if (searching()) wait = BETWEEN_PAGES_MS;
    } catch (error) {
      wait = Math.max(AFTER_FAULT_MS, (faultOf(error).retryAfterSeconds ?? 0) * 1000);
    } finally {
      running = false;
      later(wait);
    }
  }

  async function drop(): Promise<void> {
    era += 1;
    words = createWordIndex(nameOf);
    known.clear();
    dirty.clear();
    begun = false;
    below = null;
    tell();
    await device.dropIndex();
  }

  return {
    progress,
    /** What the device kept is read, so it may be written; never where the page was left before. */
    ready: () => ready,
    /** `whole`: what the device kept can be brought up to date by the change token; otherwise it is forgotten. */
    async start(whole: boolean): Promise<void> {
      if (whole) await recall();
      else await device.dropIndex();
      ready = !stopped;
      follow();
      later(FILL_EVERY_MS);
    },
    follow,
    /** The same without holding up who scrolls; at once when the page is left. */
    async followSlowly(): Promise<void> {
      const mine = era;
      // Gone or changed meanwhile: what is held by the end of it counts.
      await inSlices(
        news(),
        (ticket) => {
          if (store.get().tickets.get(ticket.id) === ticket) learn(ticket);
        },
        () => mine === era && !stopped && document.visibilityState !== 'hidden',
      );
      if (mine === era) follow();
    },
    remove(ids: readonly number[]): void {
      for (const id of ids) {
        words.remove(id);
        known.delete(id);
        dirty.add(Math.floor(id / ROWS_A_CHUNK));
      }
      tell();
    },
    search(text: string, limit: number): Hit[] {
      const before = searching();
      searchedAt = port.now();
      if (!before) later(0);
      return words.search(text, limit);
    },
    /** Writes what changed since the last time. */
    async flush(): Promise<void> {
      const mine = era;
      for (const chunk of Array.from(dirty)) {
        dirty.delete(chunk);
        const rows: TicketIndexRow[] = [];
        for (let id = chunk * ROWS_A_CHUNK; id < (chunk + 1) * ROWS_A_CHUNK; id += 1) {
          const row = words.row(id);
          if (row) rows.push(row);
        }
        if (mine !== era) return;
        await device.writeChunk(chunk, rows);
      }
      if (begun && mine === era) await device.writeIndex({ below });
    },
    drop,
    stop(): void {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
export type TicketIndex = ReturnType<typeof createTicketIndex>;
