import type { HeldMail } from '@listdesk/shared/quarantine';
import { faultOf } from '../../app/desk/fault';
import { failureWords } from '../../app/serviceClient/failureWords';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import type { LogRow } from './logRows';
import { addRule, removeRule, ruleWith } from './senderRule';
import type { DecideAnswer, useHeld } from './useHeld';

/** Decisions about held mail with their words: at once, the next held mail in their place, undo for ten seconds here and for days in the list. */
export function useDecisions({ held, decide }: ReturnType<typeof useHeld>, rows: readonly LogRow[], show: (key: string | null) => void) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { lists } = desk.port;

  const refused = (mail: HeldMail, answer: Exclude<DecideAnswer, { ok: true }>): void => {
    const subject = mail.subject || say('noSubject');
    if (answer.reason === 'failure') desk.tell(say('log.held.notDone', { subject, reason: failureWords(answer.failure, say).title }), true);
    else desk.tell(say(answer.reason === 'gone' ? 'log.held.wasGone' : `log.held.${answer.reason}`, { subject }), true);
  };
  const undo = async (mail: HeldMail): Promise<void> => {
    const answer = await decide(mail, 'undo');
    if (!answer.ok) return refused(mail, answer);
    desk.tell(say('log.held.undone', { subject: mail.subject || say('noSubject') }));
  };
  const act = async (mail: HeldMail, action: 'release' | 'retry' | 'delete', withRule: boolean): Promise<void> => {
    const subject = mail.subject || say('noSubject');
    const waiting = rows.filter((row) => row.row === 'mail' && row.held && !row.decided);
    const at = waiting.findIndex((row) => row.row === 'mail' && row.held?.id === mail.id && row.held.mailbox === mail.mailbox);
    show((waiting[at + 1] ?? waiting[at - 1])?.key ?? null);
    const answer = await decide(mail, action);
    if (!answer.ok) return refused(mail, answer);
    if (action === 'retry') {
      desk.tell(say('log.held.told.retry', { subject }));
      return;
    }
    const rule = withRule ? ruleWith(action, mail.from.address) : null;
    let before: Awaited<ReturnType<typeof addRule>> | null = null;
    try {
      if (rule) before = await addRule(lists, rule);
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say('log.held.ruleFailed', { reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
      return;
    }
    if (before?.outcome === 'full') {
      desk.tell(say('log.held.ruleFull'), true);
      return;
    }
    desk.offerUndo(say(`log.held.told.${action}`, { subject }), async () => {
      await undo(mail);
      if (rule && before?.outcome === 'added')
        await removeRule(lists, rule, before.before).catch((error: unknown) => {
          const fault = faultOf(error);
          desk.tell(say(`fault.${fault.code}`, { detail: fault.message }), true);
        });
    });
  };
  return {
    decide: (mail: HeldMail, action: 'release' | 'retry' | 'delete', withRule: boolean): void => {
      if (held.loaded) void act(mail, action, withRule);
    },
    undo: (mail: HeldMail): void => void undo(mail),
  };
}
