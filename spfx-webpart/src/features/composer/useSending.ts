import * as React from 'react';
import type { Message, Ticket, TicketStatus } from '@listdesk/shared/tickets';
import { answerTicket, takeBack, type Draft } from '../../app/desk/answer';
import type { DraftFile } from '../../app/draftFiles/draftFiles';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { draftName, type DraftHead, type KeptDraft } from './useDraft';

export type Sending = { stored: number; files: number };
/** What is put back when a reply is taken back at once. */
export type Unsent = { html: string; head: DraftHead; files: readonly DraftFile[] };

/** Sends an answer, with undo for ten seconds; answers the sentence to show when it did not leave. */
export function useSending(ticket: Ticket, onBack: (unsent: Unsent) => void) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const [sending, setSending] = React.useState<Sending | null>(null);
  const back = React.useRef(onBack);
  back.current = onBack;

  /** The composer may be gone by now: the text waits where the next one looks first. Its key has been used. */
  const putBack = async (unsent: Unsent): Promise<void> => {
    desk.port.keep.write(draftName(ticket.key), {
      ...unsent.head,
      key: desk.port.newKey(),
      at: desk.port.now(),
      html: unsent.html,
      sharedId: null,
    } satisfies KeptDraft);
    await desk.port
      .draftFiles?.()
      .then((store) => store.write(ticket.key, unsent.files))
      .catch(() => undefined);
    back.current(unsent);
  };
  const undo = async (message: Message, unsent: Unsent, before: Ticket): Promise<void> => {
    if ((await takeBack(desk, conversations, message)) === 'late') {
      desk.tell(say('undo.late'), true);
      return;
    }
    const shown = desk.store.get().tickets.get(ticket.id);
    if (shown && unsent.head.kind === 'Reply') {
      const { status, lastMessageAt, lastMessageFrom, preview, firstRespondedAt, solvedAt, closedAt } = before;
      void desk.write([{ ticket: shown, patch: { status, lastMessageAt, lastMessageFrom, preview, firstRespondedAt, solvedAt, closedAt } }]);
    }
    await putBack(unsent);
  };

  const send = async (draft: Draft, unsent: Unsent, told: (status: TicketStatus | null) => string): Promise<string | null> => {
    setSending({ stored: 0, files: draft.files.length });
    const before = desk.store.get().tickets.get(ticket.id) ?? ticket;
    const sent = await answerTicket(desk, conversations, before, draft, unsent.head.key, (stored) => setSending({ stored, files: draft.files.length }));
    setSending(null);
    if (sent.outcome === 'failed') return say('composer.failed', { reason: say(`fault.${sent.fault.code}`, { detail: sent.fault.message }) });
    if (sent.outcome === 'filesRefused') return say('composer.filesFailed', { names: sent.missing.join(', ') });
    if (draft.kind === 'Note') desk.tell(say('note.added'));
    else desk.offerUndo(told(draft.status), () => undo(sent.message, unsent, before));
    return null;
  };
  return { sending, send, putBack };
}
