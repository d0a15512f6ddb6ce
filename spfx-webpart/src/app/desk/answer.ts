import { isNotice, type Message, type Ticket, type TicketPatch } from '@listdesk/shared/tickets';
import { storedAttachmentNames, type ListsFaultLike, type WriteOutcome } from '@listdesk/shared/sharepoint';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { faultOf } from './fault';
import { overtaken } from './merge';
import { attachmentsOf, leavesAt, mentionPatch, newMessage, takePatch, ticketPatch, toldBy, type Draft } from './newMessage';
import { UNDO_MS } from './news';

export type Sent =
  | { outcome: 'sent'; message: Message }
  /** Some files could not be stored, so nothing was sent; the draft stays with its writer. */
  | { outcome: 'filesRefused'; missing: string[] }
  | { outcome: 'failed'; fault: ListsFaultLike };

/** What leaves later than this the service looks for by itself. */
export const LONGEST_HINT_MS = 600_000;

export const faultIn = (outcome: WriteOutcome | undefined): ListsFaultLike | null => (outcome?.outcome === 'failed' ? outcome.fault : null);

/**
 * Sends a reply or adds a note: one batch, one request a file, and the ticket follows. The key is made once a draft, so another try, even after a
 * reload, is the same message: what an earlier one has stored, released or told the ticket is not done again.
 */
export async function answerTicket(
  desk: Desk,
  conversations: Conversations,
  ticket: Ticket,
  draft: Draft,
  key: string,
  onStored: (files: number) => void = () => undefined,
): Promise<Sent> {
  const { lists, now, hint } = desk.port;
  const me = desk.store.get().me;
  if (!me) return { outcome: 'failed', fault: { code: 'lists.unauthenticated', message: '', retryAfterSeconds: null } };
  const at = now();
  const names = storedAttachmentNames(draft.files.map((file) => file.name));
  const attachments = await attachmentsOf(draft.files, names);
  const fresh = newMessage(ticket, me, draft, key, at, attachments, toldBy(desk, ticket, draft, me));
  try {
    const [created] = await lists.apply([{ write: 'createMessage', message: fresh }]);
    const fault = faultIn(created);
    if (fault) return { outcome: 'failed', fault };
    const first = created?.outcome === 'created';
    let message = first ? ({ ...fresh, id: created.id, etag: created.etag, author: me } as Message) : await lists.message({ key });
    if (!message) return { outcome: 'failed', fault: { code: 'lists.unavailable', message: 'the message cannot be found again', retryAfterSeconds: null } };
    // Beyond "None" an earlier try has stored all of them.
    if (draft.files.length && message.delivery === 'None') {
      const missing = await storeFiles(desk, message, draft, names, onStored);
      if (missing.length) return { outcome: 'filesRefused', missing };
      message = await release(desk, message, draft);
    }
    conversations.add(ticket.key, message);
    const held = desk.store.get().tickets.get(ticket.id) ?? ticket;
    // Files may take minutes: mail that came meanwhile was not seen by the writer, so the change is compared with what was.
    const shown = first && overtaken(ticket, held, { lastMessageAt: message.sentAt }) ? ticket : held;
    const patch = {
      ...followUp(shown, draft, message, first),
      // One that was written before and only goes again takes nothing from whoever gave the ticket back.
      ...(first ? takePatch(desk, shown, draft, me) : {}),
      ...(draft.kind === 'Note' ? mentionPatch(desk, shown, draft.text, me.id) : {}),
    };
    if (desk.promises.mustWait(patch)) await desk.promises.load();
    if (Object.keys(patch).length) void desk.write([{ ticket: shown, patch: desk.promises.with(shown, patch) }]);
    const wait = leavesAt(draft, at) - at;
    if (message.delivery === 'Queued') setTimeout(() => void hint(key), wait < LONGEST_HINT_MS ? wait : UNDO_MS);
    return { outcome: 'sent', message };
  } catch (error) {
    return { outcome: 'failed', fault: faultOf(error) };
  }
}

/** Stores the files one by one. Answers the names of those that were refused; then the message is taken away again. */
async function storeFiles(
  { port: { lists } }: Desk,
  { id }: Message,
  { files }: Draft,
  names: readonly string[],
  onStored: (files: number) => void,
): Promise<string[]> {
  const missing: string[] = [];
  for (const [index, file] of files.entries()) {
    try {
      await lists.addAttachment(id, names[index] ?? file.name, file.bytes);
      onStored(index + 1);
    } catch {
      missing.push(file.name);
    }
  }
  if (missing.length) {
    const stored = await lists.message({ id });
    if (stored) await lists.recycleMessage(stored.id, stored.etag);
  }
  return missing;
}

/** What the ticket says of an answer. One that an earlier try had stored already no longer moves a ticket that has gone on since: it was told, or somebody wrote later. */
export function followUp(ticket: Ticket, draft: Draft, { sentAt }: Pick<Message, 'sentAt'>, first: boolean): TicketPatch {
  const patch = ticketPatch(ticket, draft, Date.parse(sentAt));
  if (first || draft.kind !== 'Reply' || Date.parse(ticket.lastMessageAt) < Date.parse(sentAt)) return patch;
  return patch.firstRespondedAt ? { firstRespondedAt: patch.firstRespondedAt } : {};
}

const RELEASE_TRIES = 3;

/** All files are stored: now the reply may leave. Storing a file moves the item's etag, so it is read once more. Throws when it could not be released. */
export async function release({ port: { lists, now } }: Desk, message: Message, draft: Draft): Promise<Message> {
  for (let tries = 0; tries < RELEASE_TRIES; tries += 1) {
    const fresh = (await lists.message({ id: message.id })) ?? message;
    if ((draft.kind === 'Note' && !isNotice(message)) || fresh.delivery !== 'None')
      return { ...message, delivery: fresh.delivery, sendAfter: fresh.sendAfter, etag: fresh.etag };
    const patch = { delivery: 'Queued' as const, sendAfter: new Date(leavesAt(draft, now())).toISOString() };
    const answer = await lists.updateMessage(message.id, fresh.etag, patch);
    if (answer.outcome === 'updated') return { ...message, ...patch, etag: answer.etag };
  }
  throw new Error('the message changes faster than it can be released');
}
