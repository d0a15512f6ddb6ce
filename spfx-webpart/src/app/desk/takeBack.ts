import type { Message } from '@listdesk/shared/tickets';
import type { DraftFile } from '../unsent/draftFiles';
import type { Conversations } from './conversations';
import type { Desk } from './desk';

/** Takes a text back while it still waits, and leaves its ticket to the caller. `late` when the service already has it. */
export async function recall(desk: Desk, conversations: Conversations, message: Message): Promise<'back' | 'late'> {
  const answer = await desk.port.lists.recycleMessage(message.id, message.etag);
  if (answer === 'stale') return 'late';
  if (conversations.store.get().has(message.ticketKey)) conversations.remove(message.ticketKey, message.key);
  return 'back';
}

/** Takes a reply back while it still waits. `late` when the service already has it. */
export async function takeBack(desk: Desk, conversations: Conversations, message: Message): Promise<'back' | 'late'> {
  if ((await recall(desk, conversations, message)) === 'late') return 'late';
  // Nobody has been answered after all.
  firstAnswerMoves(desk, message, null);
  return 'back';
}

/** Gives a message that waits, or was refused, another moment to leave (ms). Throws faults of the lists. */
export async function leaveAt(desk: Desk, message: Message, at: number): Promise<void> {
  const sendAfter = new Date(at).toISOString();
  const answer = await desk.port.lists.updateMessage(message.id, message.etag, { delivery: 'Queued', deliveryError: null, sendAfter });
  if (answer.outcome !== 'updated') return;
  void desk.port.hint(message.key);
  firstAnswerMoves(desk, message, sendAfter);
}

/** A planned answer that was the first one: the ticket is answered when it leaves. */
function firstAnswerMoves(desk: Desk, { ticketKey, sendAfter }: Message, to: string | null): void {
  const ticket = Array.from(desk.store.get().tickets.values()).find(({ key }) => key === ticketKey);
  if (ticket && sendAfter !== null && ticket.firstRespondedAt === sendAfter)
    void desk.write([{ ticket, patch: desk.promises.with(ticket, { firstRespondedAt: to }) }]);
}

/** The files of a message that is about to be taken back, so that its text does not come back without them. Throws faults of the lists. */
export const filesOf = (desk: Desk, message: Message): Promise<DraftFile[]> =>
  Promise.all(
    message.attachments
      .filter(({ storedName }) => storedName)
      .map(async ({ fileName, storedName, contentType, contentId, inline }) => ({
        name: fileName,
        contentType,
        contentId: inline ? contentId : null,
        bytes: await desk.port.lists.attachment(message.id, storedName ?? ''),
      })),
  );
