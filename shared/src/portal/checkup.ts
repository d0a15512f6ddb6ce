/**
 * What the check-up can find. A code never changes its meaning: the web part has its words for each in every language, an
 * operator may count them. The English sentences beside it are for those who read the answer without the web part.
 */
export const CHECK_CODES = [
  'connection.notConnected',
  'connection.notConsented',
  'connection.foreignHost',
  'access.ok',
  'access.notConsented',
  'access.credentialExpired',
  'access.credentialRefused',
  'access.unavailable',
  'site.notGranted',
  'site.readOnly',
  'site.missing',
  'site.moved',
  'site.full',
  'site.busy',
  'lists.ok',
  'lists.missing',
  'lists.columnsMissing',
  'lists.conflict',
  'lists.unfinished',
  'lists.older',
  'lists.newer',
  'mailbox.ok',
  'mailbox.none',
  'mailbox.notInScope',
  'mailbox.readOnly',
  'mailbox.missing',
  'mailbox.busy',
  'sending.ok',
  'sending.notAllowed',
  'sending.unknown',
  'notifications.ok',
  'notifications.none',
  'replies.ok',
  'replies.polled',
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

export const CHECK_STATES = ['ok', 'warning', 'failed'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** One line of the check-up. `check` names the part (`mailbox support@contoso.com`), `about` the things the sentence speaks of: lists, columns, a host. */
export type CheckLine = { check: string; state: CheckState; code: CheckCode; about: string[]; message: string; mend: string };
