import type { Contact } from '@listdesk/shared/tickets';
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
  cc?: readonly Contact[];
  /** The message to hand on. */
  forwarded?: string;
};
