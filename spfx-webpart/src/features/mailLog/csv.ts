import type { MailLogEntry } from '@listdesk/shared/intake';
import { csvText } from '../../app/save/csv';
import type { Say } from '../../ui/words/say';
import { reasonSentences } from './reasons';

/** The log as a table for spreadsheets. */
export function mailLogCsv(entries: readonly MailLogEntry[], numbers: ReadonlyMap<string, number | null>, say: Say, locale: string): string {
  const head = ['came', 'result', 'from', 'subject', 'reason', 'ticket'].map((column) => say(`log.column.${column}`)).concat(say('log.mailbox'));
  const rows = entries.map((entry) => [
    entry.at,
    say(`log.outcome.${entry.outcome}`),
    entry.from,
    entry.subject,
    reasonSentences(entry, say).join(' '),
    String((entry.ticketKey && numbers.get(entry.ticketKey)) || ''),
    entry.mailbox,
  ]);
  return csvText([head, ...rows], locale);
}
