import * as React from 'react';
import { MAX_CC, type Ticket } from '@listdesk/shared/tickets';
import { createTicket, type Made } from '../../app/desk/createTicket';
import { useWords } from '../../ui/words/WordsContext';
import type { EditorHandle } from '../composer/Editor';
import { useAddFiles } from '../composer/useAddFiles';
import { useDraftFiles } from '../composer/useDraftFiles';
import { writtenOf } from '../composer/written';
import { useDesk } from '../desk/DeskContext';
import { checkForm, type FormProblems } from './checkForm';
import type { TicketFormState } from './useTicketForm';

/** Makes the ticket, or says what is missing and goes there. The keys are made once, so a second click is the same ticket. */
export function useMaking(fields: TicketFormState, onMade: (ticket: Ticket) => void) {
  const { say } = useWords();
  const { desk } = useDesk();
  const keys = React.useRef({ ticket: desk.port.newKey(), message: desk.port.newKey() });
  const kept = useDraftFiles(keys.current.ticket);
  const editor = React.useRef<EditorHandle>(null);
  const form = React.useRef<HTMLFormElement>(null);
  const [problems, setProblems] = React.useState<FormProblems>({});
  const [failed, setFailed] = React.useState<string | null>(null);
  const [busy, setBusy] = React.useState(false);
  const addFiles = useAddFiles({ kept, editor, onRefused: setFailed });
  const { set: keepFiles } = kept;
  // Nothing of a form that was left stays on the device: its key is gone with it.
  React.useEffect(() => () => keepFiles([]), [keepFiles]);

  const sentenceOf = (answer: Exclude<Made, { outcome: 'created' }>): string =>
    answer.outcome === 'filesRefused'
      ? say('composer.filesFailed', { names: answer.missing.join(', ') })
      : say('new.failed', { reason: say(`fault.${answer.fault.code}`, { detail: answer.fault.message }) });

  const make = async (): Promise<void> => {
    if (busy) return;
    const { requester, cc, subject, priority, assigneeId, chosenStatus, mailIt, mailbox } = fields;
    const { html, text, files, unfilled } = writtenOf(editor.current?.html() ?? '', kept.files);
    const found = checkForm({ requester, subject, text, files: files.length });
    setProblems(found);
    setFailed(unfilled.length ? say('composer.unfilled', { tokens: unfilled.join(', ') }) : null);
    const first = Object.keys(found)[0];
    if (first === 'text' || (!first && unfilled.length)) return editor.current?.focus();
    if (first || !requester) return form.current?.querySelector<HTMLElement>(first === 'subject' ? '[name="subject"]' : '[data-first]')?.focus();
    setBusy(true);
    const answer = await createTicket(
      desk,
      { requester, cc: cc.slice(0, MAX_CC), subject: subject.trim(), html, text, files, priority, assigneeId, status: chosenStatus, mailIt, mailbox },
      keys.current.ticket,
      keys.current.message,
    );
    setBusy(false);
    return answer.outcome === 'created' ? onMade(answer.ticket) : setFailed(sentenceOf(answer));
  };
  /** Somebody has named the requester. */
  const forgetRequester = (): void => setProblems({ ...problems, requester: undefined });
  return { form, editor, kept, addFiles, problems, forgetRequester, failed, busy, make };
}
export type Making = ReturnType<typeof useMaking>;
