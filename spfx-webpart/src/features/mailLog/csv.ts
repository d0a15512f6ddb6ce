import type { MailLogEntry } from '@listdesk/shared/intake';
import type { Say } from '../../ui/words/say';
import { reasonSentences } from './reasons';

/** A spreadsheet would run these as a formula (OWASP, CSV injection); a mail's sender chooses the subject. */
const FORMULA = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

const cell = (value: string): string => `"${(FORMULA.test(value) ? `'${value}` : value).replace(/"/g, '""')}"`;

/** The log as a table that Excel opens: UTF-8 with its mark, semicolons where the language writes decimals with a comma. */
export function mailLogCsv(entries: readonly MailLogEntry[], numbers: ReadonlyMap<string, number | null>, say: Say, locale: string): string {
  const separator = (1.5).toLocaleString(locale).includes(',') ? ';' : ',';
  const head = ['came', 'result', 'from', 'subject', 'reason', 'ticket'].map((column) => say(`log.column.${column}`)).concat(say('log.mailbox'));
  const rows = entries.map((entry) => [
    entry.at, say(`log.outcome.${entry.outcome}`), entry.from, entry.subject, reasonSentences(entry, say).join(' '), String((entry.ticketKey && numbers.get(entry.ticketKey)) || ''), entry.mailbox,
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(separator)).join('\r\n')}\r\n`;
}
