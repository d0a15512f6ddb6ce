import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Conversations } from '../desk/conversations';
import type { Desk } from '../desk/desk';
import { passes } from '../desk/fault';
import type { DeskState } from '../desk/state';
import { outboxOf } from './outbox';
import type { Waiting } from './waiting';

/** Whether an answer was not sent for want of a connection. A part of the page that did not come has the code of a busy server: then the desk knows. */
export const isAway = (fault: ListsFaultLike, { state }: Pick<DeskState['live'], 'state'>): boolean =>
  fault.code === 'lists.offline' || (passes(fault) && state === 'offline');

/** Without a connection an answer waits on this device. False where it cannot be kept: then it stays with its writer. */
export async function wait(
  desk: Desk,
  conversations: Conversations,
  { id, key }: Pick<Ticket, 'id' | 'key'>,
  answer: Pick<Waiting, 'key' | 'seen' | 'draft' | 'tried'>,
): Promise<boolean> {
  const outbox = await outboxOf(desk, conversations);
  return (await outbox?.add({ ...answer, ticketId: id, ticketKey: key, at: desk.port.now(), withdrawn: false, held: null })) === true;
}
