import { linkAs, MAX_SUBJECT_CHARS, previewOf, splitRefusal, wayBack, wayOn, type Message, type SplitRefusal, type Ticket } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { NewTicket } from '@listdesk/shared/intake';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { faultOf } from './fault';
import { systemEntry } from './systemEntry';

/** `begun`: whether the new ticket stands there in part; null where SharePoint gave no answer to that either. */
export type Split =
  | { outcome: 'split'; ticket: Ticket }
  | { outcome: 'refused'; why: SplitRefusal }
  | { outcome: 'gone' }
  | { outcome: 'failed'; fault: ListsFaultLike; begun: boolean | null };
const MOST_TRIES = 4;

/**
 * Makes a ticket of one message: the message with its files moves over, both tickets say so and are linked. `key` is made once by the caller, so that
 * a second click or a second try is the same ticket.
 */
export async function splitMessage(
  desk: Desk,
  conversations: Conversations,
  from: Ticket,
  message: Message,
  subject: string,
  key: string,
  told: { to(number: number): string; from: string },
): Promise<Split> {
  const { lists } = desk.port;
  const { me } = desk.store.get();
  if (!me) return { outcome: 'failed', fault: { code: 'lists.unauthenticated', message: '', retryAfterSeconds: null }, begun: false };
  const at = new Date(desk.port.now()).toISOString();
  const requester = message.kind === 'Mail' ? message.from : from.requester;
  const ticket: NewTicket = {
    key,
    subject: subject.slice(0, MAX_SUBJECT_CHARS),
    status: 'Open',
    priority: from.priority,
    category: from.category,
    type: from.type,
    requester,
    team: from.team,
    cc: [],
    tags: [...from.tags],
    channel: from.channel,
    mailbox: from.mailbox,
    createdAt: at,
    lastMessageAt: message.sentAt,
    lastMessageFrom: message.kind === 'Mail' ? 'Requester' : 'Agent',
    preview: previewOf(message.visibleText),
    firstResponseDue: null,
    resolutionDue: null,
    firstRespondedAt: message.kind === 'Mail' ? null : message.sentAt,
    solvedAt: null,
    closedAt: null,
    mergedInto: null,
    language: from.language,
  };
  try {
    // What the page shows may be older than the hold.
    const stands = await lists.ticket({ key: from.key });
    if (!stands) return { outcome: 'gone' };
    const why = splitRefusal(stands);
    if (why) return { outcome: 'refused', why };
    Object.assign(ticket, await desk.promises.ofNew(ticket));
    const [outcome] = await lists.apply([{ write: 'createTicket', ticket }]);
    if (outcome?.outcome === 'failed') throw outcome.fault;
    const made = await lists.ticket({ key });
    if (!made) return { outcome: 'gone' };
    const moved = await move(desk, message.key, key, (one) => wayOn(one, from.key));
    if (!moved) {
      await lists.recycleTicket(made.id);
      return { outcome: 'gone' };
    }
    await lists.apply([
      { write: 'createMessage', message: systemEntry(`${key}-to`, from, me, at, { event: 'splitTo', ticket: made.key, number: made.id }, told.to(made.id)) },
      { write: 'createMessage', message: systemEntry(`${key}-from`, made, me, at, { event: 'splitFrom', ticket: from.key, number: from.id }, told.from) },
    ]);
    await lists.createLink(linkAs('related', { key: from.key, number: from.id }, { key: made.key, number: made.id }));
    desk.put([made]);
    conversations.forget(made.key);
    await conversations.reload(from);
    return { outcome: 'split', ticket: made };
  } catch (error) {
    // An answer may have been lost, and an earlier try may have begun: what stands there is looked at.
    const begun = await lists.ticket({ key }).then(
      (found) => found !== null,
      () => null,
    );
    return { outcome: 'failed', fault: faultOf(error), begun };
  }
}

/** False when the message is gone. One that was moved before is as wanted. */
async function move(desk: Desk, messageKey: string, to: string, way: (message: Message) => string | null): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const message = await desk.port.lists.message({ key: messageKey });
    if (!message) return false;
    if (message.ticketKey === to) return true;
    if ((await desk.port.lists.updateMessage(message.id, message.etag, { ticketKey: to, movedFrom: way(message) })).outcome === 'updated') return true;
  }
  return false;
}

/** The message returns, the new ticket and what told of it go to the recycle bin; what was written there since goes along and can be restored. */
export async function unsplit(desk: Desk, conversations: Conversations, from: Ticket, made: Ticket, messageKey: string): Promise<void> {
  const { lists } = desk.port;
  await move(desk, messageKey, from.key, (one) => wayBack(one, from.key));
  const told = await lists.message({ key: `${made.key}-to` });
  if (told) await lists.recycleMessage(told.id, told.etag);
  for (const link of await lists.links([made.key])) await lists.recycleLink(link.id);
  await lists.recycleTicketWhole(made);
  desk.drop([made.id]);
  await conversations.reload(from);
}
