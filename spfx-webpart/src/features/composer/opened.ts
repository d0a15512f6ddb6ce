import type { Contact, TicketStatus } from '@listdesk/shared/tickets';
import type { DraftKind } from '@listdesk/shared/schema';
import type { DraftFile } from '../../app/unsent/draftFiles';

/** What somebody asked the composer for: when, as what, and perhaps with a text and files that came back. */
export type Opened = {
  kind: DraftKind;
  at: number;
  html?: string;
  /** Put in beside what stands there. */
  insert?: string;
  files?: readonly DraftFile[];
  to?: readonly Contact[];
  /** Nobody is somebody's choice too. */
  cc?: readonly Contact[];
  /** The message to hand on. */
  forwarded?: string;
  /** Its files that stay behind. */
  without?: readonly string[];
  /** With which status, and at which moment (ms), it was to leave. */
  status?: TicketStatus | null;
  sendAt?: number | null;
};
