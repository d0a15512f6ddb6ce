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
import { useKeptForm, writeKeptForm, type KeptForm } from './useKeptForm';
import type { TicketFormState } from './useTicketForm';

/** Under this name lie the files of a ticket that is not made yet. */
const FILES_OF_NEW = 'new-ticket';

export type MakingProps = {
  fields: TicketFormState;
  /** What was left unfinished; null: nothing. */
  first: KeptForm | null;
  onMade(ticket: Ticket): void;
  onClose(): void;
  /** What was thrown away is wanted again. */
  onBack(): void;
};

/** Makes the ticket, or says what is missing and goes there; until it is made, what was written is kept. The keys are made once, so a second click is the same ticket. */
export function useMaking({ fields, first, onMade, onClose, onBack }: MakingProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { keep, newKey, now, unsent } = desk.port;
  const keys = React.useRef(first?.keys ?? { ticket: newKey(), message: newKey() });
  const tried = React.useRef(Boolean(first?.keys));
  const kept = useDraftFiles(FILES_OF_NEW);
  const editor = React.useRef<EditorHandle>(null);
  const form = React.useRef<HTMLFormElement>(null);
  const [problems, setProblems] = React.useState<FormProblems>({});
  const [failed, setFailed] = React.useState<string | null>(null);
  const [busy, setBusy] = React.useState(false);
  const files = useAddFiles({ kept, editor, onRefused: setFailed });
  const { filled } = fields;
  const written = (): Omit<KeptForm, 'at'> | null => {
    const html = editor.current?.html() ?? '';
    const empty = !filled.requester && !filled.cc.length && !filled.subject.trim() && html === '' && !kept.files.length;
    return empty ? null : { filled, html, keys: tried.current ? keys.current : null };
  };
  const { savedAt, save, touch, end } = useKeptForm(first, written);
  const drawn = React.useRef(false);
  React.useEffect(() => {
    if (drawn.current) touch();
    drawn.current = true;
  }, [filled, kept.files, touch]);

  const sentenceOf = (answer: Exclude<Made, { outcome: 'created' }>): string =>
    answer.outcome === 'filesRefused'
      ? say('composer.filesFailed', { names: answer.missing.join(', ') })
      : say('new.failed', { reason: say(`fault.${answer.fault.code}`, { detail: answer.fault.message }) });

  const make = async (): Promise<void> => {
    if (busy) return;
    const { requester, cc, subject, priority, assigneeId, chosenStatus, mailIt, mailbox } = fields;
    const { html, text, files: leaving, unfilled } = writtenOf(editor.current?.html() ?? '', kept.files);
    const found = checkForm({ requester, subject, text, files: leaving.length });
    setProblems(found);
    setFailed(unfilled.length ? say('composer.unfilled', { tokens: unfilled.join(', ') }) : null);
    const first = Object.keys(found)[0];
    if (first === 'text' || (!first && unfilled.length)) return editor.current?.focus();
    if (first || !requester) return form.current?.querySelector<HTMLElement>(first === 'subject' ? '[name="subject"]' : '[data-first]')?.focus();
    setBusy(true);
    tried.current = true;
    save();
    const answer = await createTicket(
      desk,
      { requester, cc: cc.slice(0, MAX_CC), subject: subject.trim(), html, text, files: leaving, priority, assigneeId, status: chosenStatus, mailIt, mailbox },
      keys.current.ticket,
      keys.current.message,
    );
    setBusy(false);
    if (answer.outcome !== 'created') return setFailed(sentenceOf(answer));
    end();
    kept.set([]);
    onMade(answer.ticket);
    return desk.tell(say('new.made', { number: String(answer.ticket.id) }));
  };
  /** Nothing stays, but for the ten seconds of the undo. */
  const discard = (): void => {
    const left = written();
    const { files: dropped } = kept;
    end();
    kept.set([]);
    onClose();
    desk.offerUndo(say('composer.discarded'), async () => {
      if (left) writeKeptForm(keep, { ...left, at: now() });
      await unsent?.().then((device) => device.files.write(FILES_OF_NEW, dropped));
      onBack();
    });
  };
  /** Somebody has named the requester. */
  const forgetRequester = (): void => setProblems({ ...problems, requester: undefined });
  return { form, editor, kept, files, problems, forgetRequester, failed, busy, savedAt, touch, make, discard };
}
export type Making = ReturnType<typeof useMaking>;
