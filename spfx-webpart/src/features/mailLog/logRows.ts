import type { MailLogEntry } from '@listdesk/shared/intake';

/** What stands on one line of the log: a heading, or a mail. */
export type LogRow = { row: 'heading'; key: string; text: string } | { row: 'mail'; key: string; entry: MailLogEntry };

/** Held mails first while they are not filtered away, then every mail under its day. A held mail stands in its day, too: the days are the whole log. */
export function logRows(entries: readonly MailLogEntry[], held: readonly MailLogEntry[], heldWord: string, dayWord: (at: string) => string): LogRow[] {
  const rows: LogRow[] = [];
  if (held.length) rows.push({ row: 'heading', key: 'held', text: heldWord }, ...held.map((entry) => ({ row: 'mail' as const, key: `held ${entry.key}`, entry })));
  let day = '';
  for (const entry of entries) {
    const word = dayWord(entry.at);
    if (word !== day) rows.push({ row: 'heading', key: `day ${word}`, text: word });
    day = word;
    rows.push({ row: 'mail', key: entry.key, entry });
  }
  return rows;
}
