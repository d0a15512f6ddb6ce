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
  const ticket = Array.from(desk.store.get().tickets.values()).find(({ key }) => key === message.ticketKey);
  // A planned answer that was the first one: nobody has been answered after all.
  if (ticket && message.sendAfter !== null && ticket.firstRespondedAt === message.sendAfter)
    void desk.write([{ ticket, patch: desk.promises.with(ticket, { firstRespondedAt: null }) }]);
  return 'back';
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
