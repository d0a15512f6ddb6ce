/** One line an admin can read for each mail; every mail ends in exactly one outcome. */
export const MAIL_OUTCOMES = ['ticket', 'reply', 'bounce', 'automatic', 'duplicate', 'ours', 'tooLarge', 'blocked', 'quarantined', 'failed'] as const;
export type MailOutcome = (typeof MAIL_OUTCOMES)[number];

export type MailLogEntry = {
  /** Same key as the message: a mail taken twice is one line. */
  key: string;
  at: string;
  mailbox: string;
  from: string;
  subject: string;
  outcome: MailOutcome;
  /** A sentence's worth of reason in words of the code, e.g. `joined by sentId`. */
  reason: string;
  ticketKey: string | null;
  messageId: string | null;
};
