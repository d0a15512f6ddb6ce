import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Unsent } from '../unsent/unsent';
import type { InTeams } from '../link/linkTo';
import type { Keep } from '../keep/keep';
import type { Desk as PrivacyDesk } from '@listdesk/shared/sharepoint/privacy';
import type { EvidenceClient, QuarantineClient, TemplateClient } from '../serviceClient';
import type { Device } from '../localIndex/device';

/** Everything the desk needs from outside, wired by the web part. */
export type DeskPort = {
  lists: DeskLists;
  /** Tells the service that a message waits, or that several do; a lost hint only costs time, so it never fails. */
  hint(messageKey?: string): Promise<void>;
  keep: Keep;
  /** What is remembered of the person whatever desk is open; absent where nothing may be kept. */
  personKeep?: Keep;
  /** Rows and search kept on this device; absent where nothing may be kept. */
  device?: Device;
  /** Files of drafts, and answers that wait for the connection; loaded after the first rows, absent where nothing may be kept. */
  unsent?(): Promise<Unsent>;
  /** Held mail; absent where no service is connected. */
  quarantine?: QuarantineClient;
  /** What a template makes of a ticket; absent where no service is connected. */
  templates?: TemplateClient;
  /** What only the service can tell of itself; absent where none is connected. */
  evidence?: EvidenceClient;
  /** The desk as the privacy officer works on it, with the user's own rights; loaded when asked for. */
  openPrivacy?(): Promise<PrivacyDesk>;
  /** Teams, where the desk is shown inside it. */
  teams?: InTeams | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** A new unique key for a ticket or message. */
  newKey(): string;
  siteUrl: string;
  /** Where people follow their own requests; absent where nobody wrote it down. */
  portalUrl?: string;
};
