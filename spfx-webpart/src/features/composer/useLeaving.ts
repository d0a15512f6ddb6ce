import * as React from 'react';
import type { Contact, Ticket, TicketStatus } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import type { ComposerBoxProps } from './Composer';
import { hindrance, leavingDraft, leftSentence, seenBy, statusAfterReply, type Decided } from './leaving';
import { useMoment } from './SendMenus';
import { layAside, type Coming } from './drafts';
import { useSending, type PutBack } from './useSending';
import type { Writing } from './useWriting';
import { writtenOf } from './written';

export type LeavingProps = Pick<ComposerBoxProps, 'opened' | 'place' | 'onOpen' | 'onClose' | 'onSent'> & {
  ticket: Ticket;
  writing: Writing;
  cc: Contact[];
  /** Files are still being read: nothing leaves without them. */
  reading: boolean;
  onProblem(sentence: string | null): void;
};

/** How an answer leaves the composer: sent, at once or later, with the status that follows, or thrown away. */
export function useLeaving({ ticket, writing, cc, reading, onProblem, opened, place, onOpen, onClose, onSent }: LeavingProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { editor, draft, kept, messages, news } = writing;
  const { head } = draft;
  const { kind } = head;
  const [status, setStatus] = React.useState<TicketStatus | null>(null);
  const [sendAt, setSendAt] = React.useState<number | null>(null);
  React.useEffect(() => {
    if (opened.status) setStatus(opened.status);
    if (opened.sendAt) setSendAt(opened.sendAt);
  }, [opened]);
  const wait = React.useRef<HTMLDivElement>(null);
  const moment = useMoment();
  /** What has been begun since stays, and this comes behind it. */
  const putBack = async ({ html, head: { kind, to, cc, replyCc, forwarded, without }, files }: PutBack): Promise<void> => {
    const coming: Coming = { kind, html, files, ...(kind === 'Reply' ? { cc: replyCc } : { to, cc, without, forwarded: forwarded ?? undefined }) };
    // An open editor does not look at what is kept: it has the last word there.
    if (place() === 'open') return onOpen(kind, coming);
    await layAside(desk, ticket.key, coming).catch(() => undefined);
    if (place() !== 'gone') return onOpen(kind);
    // Somebody has gone on to another ticket, whose composer is not the place for it.
    window.location.hash = `ticket=${ticket.id}`;
    desk.tell(say('composer.back', { number: String(ticket.id) }));
  };
  const { sending, send: leave } = useSending(ticket, putBack);
  const next = status ?? statusAfterReply(ticket);

  /** Nothing stays, but for the ten seconds of the undo. */
  const discard = (): void => {
    const unsent = { html: writing.html(), head, files: kept.files };
    writing.empty();
    onClose();
    desk.offerUndo(say('composer.discarded'), () => putBack(unsent));
  };
  const send = async (looked = false): Promise<void> => {
    if (sending || reading) return;
    // A colleague answered first: one look, with the focus where the answer to it is.
    if (kind === 'Reply' && !looked && news.some((one) => one.kind === 'Reply')) return wait.current?.querySelector('button')?.focus();
    const html = writing.html();
    const written = writtenOf(html, kept.files);
    const hindered = hindrance(head, written, say);
    onProblem(hindered);
    if (hindered !== null) return editor.current?.focus();
    const later = kind !== 'Note' && sendAt !== null && sendAt > desk.port.now() ? sendAt : null;
    const decided: Decided = { head, cc, next, sendAt: later };
    const unsent = { html, head, files: written.files };
    const failed = await leave(leavingDraft(written, decided), unsent, seenBy(messages, ticket), (after) => leftSentence(ticket, decided, after, say, moment));
    if (failed !== null) return onProblem(failed);
    writing.empty();
    setStatus(null);
    setSendAt(null);
    onSent(kind === 'Reply' ? next : null);
    return undefined;
  };
  return { next, setStatus, sendAt, setSendAt, sending, wait, send, discard };
}
export type Leaving = ReturnType<typeof useLeaving>;
