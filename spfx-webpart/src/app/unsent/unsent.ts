import type { DraftFiles } from './draftFiles';
import type { WaitingStore } from './waiting';

/** What of this person's writing has not left yet, kept on this device over a reload. */
export type Unsent = { files: DraftFiles; waiting: WaitingStore };
