import type { Agent, Ticket } from '@listdesk/shared/tickets';
import type { TicketIndexRow } from '@listdesk/shared/sharepoint';
import type { DeskSettings } from '@listdesk/shared/schema';
import type { DeskState, Me } from '../desk/state';

/** What a person saw last on this device. `token` is the change token up to which `tickets` and the index are whole; `at` is a time in ms. */
export type Warm = { at: number; token: string; me: Me; agents: Agent[]; settings: DeskSettings; counts: DeskState['counts']; tickets: Ticket[] };

/** How far the index goes down: every ticket with an id of at least `below` is in it; null when it holds all. */
export type IndexState = { below: number | null };

/**
 * The device's memory of one person at one desk. Reading answers null where nothing can be read; writing never fails, because
 * remembering is a comfort and never a condition.
 */
export type Device = {
  readWarm(): Promise<Warm | null>;
  writeWarm(warm: Warm): Promise<void>;
  readIndex(): Promise<IndexState | null>;
  /** The rows of the index in pieces, newest piece first. */
  chunks(): Promise<number[]>;
  readChunk(chunk: number): Promise<TicketIndexRow[]>;
  writeChunk(chunk: number, rows: readonly TicketIndexRow[]): Promise<void>;
  writeIndex(state: IndexState): Promise<void>;
  /** Forgets the rows of the index. */
  dropIndex(): Promise<void>;
  /** Forgets everything: rights were lost or another person signed in. */
  dropAll(): Promise<void>;
};
