import { saveText } from '../../app/save/saveText';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import { mailLogCsv } from './csv';
import type { MailLog } from './useMailLog';

/** Saves the mails read so far as a file for spreadsheets, and says whether those are all. */
export function useLogExport({ entries, numbers, more }: MailLog): () => void {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  return () => {
    const day = dayOf(new Date(desk.port.now()).toISOString(), locale);
    saveText(`${say('log.title')} ${day}.csv`, mailLogCsv(entries, numbers, say, locale), 'text/csv');
    desk.tell(say(more ? 'log.exportCut' : 'log.exported', { count: entries.length }));
  };
}
