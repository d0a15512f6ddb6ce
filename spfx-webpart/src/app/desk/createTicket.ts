import type { NewTicket } from '@listdesk/shared/intake';
import { MAX_SUBJECT_CHARS, type Contact, type Ticket, type TicketPriority, type TicketStatus } from '@listdesk/shared/tickets';
import { storedAttachmentNames, type ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { DraftFile } from '../unsent/draftFiles';
import { faultIn, release } from './answer';
import { attachmentsOf, newMessage, preview, type Draft } from './newMessage';
import { faultOf } from './fault';
import type { Desk } from './desk';
import { UNDO_MS } from './news';

export type TicketForm = {
  requester: Contact;
  cc: readonly Contact[];
  subject: string;
  html: string;
  text: string;
  files: readonly DraftFile[];
  priority: TicketPriority;
  assigneeId: number | null;
  /** Null: what follows from the rest, Pending after a mail, Open with somebody, else New. */
  status: TicketStatus | null;
  mailIt: boolean;
  /** The mailbox it leaves from; null for a desk without mail. */
  mailbox: string | null;
};
export type Made = { outcome: 'created'; ticket: Ticket } | { outcome: 'filesRefused'; missing: string[] } | { outcome: 'failed'; fault: ListsFaultLike };

export const statusOfNew = ({ status, mailIt, assigneeId }: Pick<TicketForm, 'status' | 'mailIt' | 'assigneeId'>): TicketStatus =>
  status ?? (mailIt ? 'Pending' : assigneeId === null ? 'New' : 'Open');

/** A ticket made by an agent: what a person said on the phone, or the first mail to them. The same keys a second time are the same ticket. */
export async function createTicket(desk: Desk, form: TicketForm, ticketKey: string, messageKey: string): Promise<Made> {
  const { lists, now, hint } = desk.port;
  const { me, settings } = desk.store.get();
  if (!me || !settings) return { outcome: 'failed', fault: { code: 'lists.unauthenticated', message: '', retryAfterSeconds: null } };
  const at = new Date(now()).toISOString();
  const status = statusOfNew(form);
  const ticket: NewTicket = {
    key: ticketKey,
    subject: form.subject.slice(0, MAX_SUBJECT_CHARS),
    status,
    priority: form.priority,
    category: null,
    type: null,
    requester: form.requester,
    team: null,
    cc: form.cc.map(({ address }) => address),
    tags: [],
    channel: 'Desk',
    mailbox: form.mailbox,
    createdAt: at,
    lastMessageAt: at,
    lastMessageFrom: form.mailIt ? 'Agent' : 'Requester',
    preview: preview(form.text),
    firstResponseDue: null,
    resolutionDue: null,
    firstRespondedAt: form.mailIt ? at : null,
    solvedAt: status === 'Solved' ? at : null,
    closedAt: status === 'Closed' ? at : null,
    mergedInto: null,
    language: null,
  };
  Object.assign(ticket, await desk.promises.ofNew(ticket));
  const whole = { ...ticket, id: 0, etag: '', modifiedAt: at, assignee: null, rating: null } as Ticket;
  const draft: Draft = { kind: 'Reply', html: form.html, text: form.text, files: form.files, status: null, cc: form.cc };
  const stored = storedAttachmentNames(form.files.map(({ name }) => name));
  const made = newMessage(whole, me, draft, messageKey, now(), await attachmentsOf(form.files, stored));
  // Queued either way: by that the service finds the ticket when its hint is lost. What is not mailed leaves nowhere, the desk's rules look at it.
  const message = {
    ...made,
    evidence: { ...made.evidence, opens: true as const },
    ...(form.mailIt ? {} : { kind: 'Mail' as const, from: form.requester, to: [], cc: [], sendAfter: null, delivery: 'Queued' as const }),
  };
  try {
    const outcomes = await lists.apply([
      { write: 'createTicket', ticket },
      { write: 'createMessage', message },
      { write: 'createContact', contact: { address: form.requester.address, name: form.requester.name, language: null } },
    ]);
    const fault = faultIn(outcomes[0]) ?? faultIn(outcomes[1]);
    if (fault) return { outcome: 'failed', fault };
    const fresh = await lists.ticket({ key: ticketKey });
    const first = form.files.length ? await lists.message({ key: messageKey }) : null;
    if (!fresh || (form.files.length && !first))
      return { outcome: 'failed', fault: { code: 'lists.unavailable', message: 'the ticket cannot be found again', retryAfterSeconds: null } };
    if (first) {
      const missing: string[] = [];
      for (const [index, file] of form.files.entries())
        await lists.addAttachment(first.id, stored[index] ?? file.name, file.bytes).catch(() => missing.push(file.name));
      if (missing.length) {
        // Half a ticket helps nobody: it goes, and the form keeps everything for the next try.
        await lists.recycleTicketWhole(fresh);
        return { outcome: 'filesRefused', missing };
      }
      if (form.mailIt) await release(desk, first, draft);
    }
    desk.put([fresh]);
    if (form.assigneeId !== null) await desk.write([{ ticket: fresh, patch: { assigneeId: form.assigneeId } }]);
    // The service sends it, and the desk's rules look at it.
    setTimeout(() => void hint(messageKey), form.mailIt ? UNDO_MS : 0);
    return { outcome: 'created', ticket: fresh };
  } catch (error) {
    return { outcome: 'failed', fault: faultOf(error) };
  }
}
