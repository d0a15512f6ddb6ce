import { MAX_CC, type Contact, type Message, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import type { Draft } from '../../app/desk/newMessage';
import type { Waiting } from '../../app/unsent/waiting';
import type { Say } from '../../ui/words/say';
import type { DraftHead } from './useDraft';
import type { Written } from './written';

const AFTER_REPLY: TicketStatus = 'Pending';

/** The status that follows a reply when nobody chooses another: what is done stays done. */
export const statusAfterReply = ({ status }: Ticket): TicketStatus => (status === 'Solved' || status === 'Closed' ? status : AFTER_REPLY);

/** The sentence that says why it cannot leave yet; null when it can. */
export function hindrance({ kind, to, forwarded }: DraftHead, { text, files, unfilled }: Written, say: Say): string | null {
  if (unfilled.length) return say('composer.unfilled', { tokens: unfilled.join(', ') });
  if (kind === 'Forward' && !to.length) return say('forward.nobody');
  if (!text && !files.length && !(kind === 'Forward' && forwarded)) return say('composer.empty');
  return null;
}

/** What has been decided beside the text. `sendAt` in ms; null: at once. */
export type Decided = { head: DraftHead; cc: Contact[]; next: TicketStatus; sendAt: number | null };

/** The answer as the desk sends it. */
export function leavingDraft({ html, text, files }: Written, { head, cc, next, sendAt }: Decided): Draft {
  const { kind, to, forwarded, without } = head;
  return {
    kind,
    html,
    text,
    files,
    status: kind === 'Reply' ? next : null,
    to,
    cc: kind === 'Reply' ? cc.slice(0, MAX_CC) : head.cc,
    sendAt,
    forwarded: kind === 'Forward' && forwarded ? { messageKey: forwarded, without } : null,
  };
}

/** What is told, with the undo, when it has been sent; `moment` says when a later one leaves. */
export function leftSentence(ticket: Ticket, { head, next, sendAt }: Decided, after: TicketStatus | null, say: Say, moment: (at: number) => string): string {
  if (head.kind === 'Forward') return say('undo.forwarded', { names: head.to.map((one) => one.name || one.address).join(', ') });
  return sendAt === null
    ? say('undo.sent', { number: String(ticket.id), status: say(`status.${after ?? next}`) })
    : say('undo.scheduled', { number: String(ticket.id), when: moment(sendAt) });
}

/** How far the writer of an answer had read: every message shown, or the ticket as it stood where its messages were not here. */
export const seenBy = (messages: readonly Message[], { lastMessageAt }: Pick<Ticket, 'lastMessageAt'>): Waiting['seen'] => ({
  at: Math.max(Date.parse(lastMessageAt), ...messages.map(({ sentAt }) => Date.parse(sentAt))),
  id: messages.length ? Math.max(...messages.map(({ id }) => id)) : null,
});
