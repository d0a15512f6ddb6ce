import * as React from 'react';
import type { Message, Ticket, TicketStatus } from '@listdesk/shared/tickets';
import { answerTicket } from '../../app/desk/answer';
import { takePatch, type Draft } from '../../app/desk/newMessage';
import { takeBack } from '../../app/desk/takeBack';
import { isAway, wait } from '../../app/unsent/wait';
import type { Waiting } from '../../app/unsent/waiting';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import type { DraftHead } from './useDraft';

export type Sending = { stored: number; files: number };
/** What is put back when a reply is taken back at once. */
export type PutBack = { html: string; head: DraftHead; files: readonly DraftFile[] };

/**
 * Sends an answer, with undo for ten seconds, or keeps it until there is a connection; answers the sentence to show when it stays with its writer. `putBack` gives a text that was
 * taken back to whoever writes next.
 */
export function useSending(ticket: Ticket, putBack: (unsent: PutBack) => Promise<void>) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const [sending, setSending] = React.useState<Sending | null>(null);
  const undo = async (message: Message, unsent: PutBack, before: Ticket): Promise<void> => {
    if ((await takeBack(desk, conversations, message)) === 'late') {
      desk.tell(say('undo.late'), true);
      return;
    }
    const shown = desk.store.get().tickets.get(ticket.id);
    if (shown && unsent.head.kind === 'Reply') {
      const { status, lastMessageAt, lastMessageFrom, preview, firstRespondedAt, solvedAt, closedAt } = before;
      const { me } = desk.store.get();
      // What the answer took goes back as well; what somebody gave since stays, and what mail has made of the ticket since.
      const taken = me !== null && shown.assignee?.id === me.id && 'assigneeId' in takePatch(desk, before, unsent.head, me);
      const newest = Date.parse(shown.lastMessageAt) <= Date.parse(message.sentAt);
      const patch = {
        firstRespondedAt,
        ...(newest ? { status, lastMessageAt, lastMessageFrom, preview, solvedAt, closedAt } : {}),
        ...(taken ? { assigneeId: null } : {}),
      };
      void desk.write([{ ticket: shown, patch }]);
    }
    await putBack(unsent);
  };

  const waits = async (draft: Draft, { head: { key } }: PutBack, seen: Waiting['seen'], tried: boolean): Promise<boolean> => {
    const kept = await wait(desk, conversations, ticket, { key, draft, seen, tried });
    if (kept) desk.tell(say('composer.waits', { number: String(ticket.id) }));
    return kept;
  };
  const sendNow = async (draft: Draft, unsent: PutBack, seen: Waiting['seen'], told: (status: TicketStatus | null) => string): Promise<string | null> => {
    if (navigator.onLine === false && (await waits(draft, unsent, seen, false))) return null;
    const before = desk.store.get().tickets.get(ticket.id) ?? ticket;
    const sent = await answerTicket(desk, conversations, before, draft, unsent.head.key, (stored) => setSending({ stored, files: draft.files.length }));
    if (sent.outcome === 'failed') {
      if (isAway(sent.fault, desk.store.get().live) && (await waits(draft, unsent, seen, true))) return null;
      return say('composer.failed', { reason: say(`fault.${sent.fault.code}`, { detail: sent.fault.message }) });
    }
    if (sent.outcome === 'filesRefused') return say('composer.filesFailed', { names: sent.missing.join(', ') });
    if (draft.kind === 'Note') desk.tell(say('note.added'));
    else desk.offerUndo(told(draft.status), () => undo(sent.message, unsent, before), sent.message.key);
    return null;
  };
  const send: typeof sendNow = async (draft, ...rest) => {
    setSending({ stored: 0, files: draft.files.length });
    const problem = await sendNow(draft, ...rest);
    setSending(null);
    return problem;
  };
  return { sending, send };
}
