import type { MailLogEntry } from '@listdesk/shared/intake';
import type { HeldMail } from '@listdesk/shared/quarantine';

/** What stands on one line of the log: a heading, or a mail. */
export type LogRow =
  { row: 'heading'; key: string; text: string } | { row: 'mail'; key: string; entry: MailLogEntry; held?: HeldMail; decided?: 'release' | 'delete' };

/** A held mail as a line of the log: it stands among them, though the service knows it and the list only its line. */
export const heldRow = (mail: HeldMail, decided?: 'release' | 'delete'): LogRow => ({
  row: 'mail',
  key: `held ${mail.mailbox} ${mail.id}`,
  held: mail,
  ...(decided ? { decided } : {}),
  entry: {
    key: mail.id,
    at: mail.heldAt || mail.receivedAt,
    mailbox: mail.mailbox,
    from: mail.from.address || mail.from.name,
    subject: mail.subject,
    outcome: 'quarantined',
    reason: mail.reason,
    ticketKey: null,
    messageId: null,
  },
});

/** The groups first, then every mail under its day. A held mail stands in its day, too: the days are the whole log. */
export function logRows(
  entries: readonly MailLogEntry[],
  groups: readonly { word: string; rows: readonly LogRow[] }[],
  dayWord: (at: string) => string,
): LogRow[] {
  const rows: LogRow[] = [];
  for (const { word, rows: some } of groups) if (some.length) rows.push({ row: 'heading', key: `group ${word}`, text: word }, ...some);
  let day = '';
  for (const entry of entries) {
    const word = dayWord(entry.at);
    if (word !== day) rows.push({ row: 'heading', key: `day ${word}`, text: word });
    day = word;
    rows.push({ row: 'mail', key: entry.key, entry });
  }
  return rows;
}
