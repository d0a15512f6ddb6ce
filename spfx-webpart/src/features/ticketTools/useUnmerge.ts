import * as React from 'react';
import { unmerge } from '../../app/desk/mergeTickets';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

/** Takes a merge back and says how it went; `done` is what is said when it went well. */
export function useUnmerge(survivorKey: string, entryKey: string, done: string): { busy: boolean; back(): Promise<void> } {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const [busy, setBusy] = React.useState(false);
  const back = async (): Promise<void> => {
    setBusy(true);
    const answer = await unmerge(desk, conversations, survivorKey, entryKey);
    // Where it went well, the button went with the merge.
    if (answer.outcome === 'merged') return desk.tell(done);
    setBusy(false);
    if (answer.outcome === 'refused') return desk.tell(say(`merge.refused.${answer.why}`), true);
    desk.tell(
      answer.outcome === 'failed' ? say('merge.notUndone', { reason: say(`fault.${answer.fault.code}`, { detail: answer.fault.message }) }) : say('merge.gone'),
      true,
    );
  };
  return { busy, back };
}
