import type { MailLink, SenderAuthentication } from '../mail/index.ts';

/**
 * Mail that was held, as an agent sees it. It stays in the support mailbox, in a folder of its own; the service lists it and carries out
 * what the agent decides. Entra token of an agent of the desk; errors are `ServiceError` of shared/src/portal.
 */
export type HeldMail = {
  /** Which mailbox, and the mail in it; both go back as they are. */
  mailbox: string;
  id: string;
  from: { name: string; address: string };
  subject: string;
  /** ISO 8601. */
  receivedAt: string;
  heldAt: string;
  /** Why, in words of the mail log: `rule: domain`, `more than 100 mails in 10 minutes from this sender`, `five tries ended with ...`. */
  reason: string;
  /** First words, plain text. */
  preview: string;
  hasFiles: boolean;
};

/** `GET /api/quarantine?desk=URL&cursor=`; newest first. */
export type HeldMailPage = { mails: HeldMail[]; cursor: string | null };
/** What speaks for and against the sender. `proof` is what the mailbox's own server found; null when it said nothing. */
export type HeldEvidence = { proof: SenderAuthentication | null; replyTo: { name: string; address: string }[] };
/** `GET /api/quarantine/mail?desk=URL&mailbox=&id=`: plain text only, nothing is loaded or run. `links`: those of its HTML, by the words a reader would see. */
export type HeldMailText = HeldMail & { to: { name: string; address: string }[]; text: string; cut: boolean; links: MailLink[]; evidence: HeldEvidence };
/** `GET /api/quarantine/file?desk=URL&mailbox=&id=` answers the mail as `message/rfc822`, to be saved. */

/**
 * `release` lets it in whatever rules and limits say; `retry` lets it be judged again; `delete` moves it to Deleted Items.
 * `undo` takes a release or a deletion back, for `QUARANTINE_UNDO_DAYS` days: the mail is held again, and what its release had made
 * goes to the recycle bin unless somebody has worked on it.
 */
export const QUARANTINE_ACTIONS = ['release', 'retry', 'delete', 'undo'] as const;
export type QuarantineAction = (typeof QUARANTINE_ACTIONS)[number];
/** `POST /api/quarantine/mail` */
export type QuarantineRequest = { desk: string; mailbox: string; id: string; action: QuarantineAction };
/** `inUse`: somebody has worked on the ticket since, so the release stands. `tooLate`: there is nothing left to undo. */
export type QuarantineAnswer = { outcome: 'done' } | { outcome: 'gone' } | { outcome: 'inUse' } | { outcome: 'tooLate' };

export const QUARANTINE_UNDO_DAYS = 7;
export const MAX_HELD_TEXT_CHARS = 100_000;
