/** Settings of a desk, kept as JSON values in the Settings list. Parsed at the edge by `parseDeskSettings`. */
export type DeskSettings = {
  /** Shown as the desk's name. */
  name: string;
  /** Support mailboxes of this desk; the first is the default for tickets made on the desk. */
  mailboxes: MailboxSetting[];
  /** Closed tickets reopen when the requester writes within so many days; later a new, linked ticket is made. */
  reopenWithinDays: number;
  acknowledge: boolean;
  schemaVersion: number;
};

export type MailboxSetting = { address: string; name: string };

export const DEFAULT_DESK_SETTINGS: DeskSettings = {
  name: 'Service Desk',
  mailboxes: [],
  reopenWithinDays: 14,
  acknowledge: true,
  schemaVersion: 0,
};
