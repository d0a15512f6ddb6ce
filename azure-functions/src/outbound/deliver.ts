import { isNotice, leaves, NOT_SENT, type Message, type Ticket } from '@listdesk/shared/tickets';
import type { Desk, Mailbox, MailboxDraft, OutgoingFile, OutgoingMail } from '../intake/ports.ts';
import { mayAnswer } from '../intake/acknowledge.ts';
import { composeForward, composeReply, isForward, type OutgoingParts } from './compose.ts';
import { endSnooze } from './endSnooze.ts';
import { mailboxOf, tellColleagues } from './notices.ts';
import { sendOnce } from './sendOnce.ts';

/** A claimed message whose worker has not been heard of for so long is taken over. Longer than any function may run. */
export const STUCK_AFTER_MS = 12 * 60_000;

export type DeliveryOutcome =
  /** `followed`: colleagues want to hear of it. */
  | { outcome: 'sent'; followed?: boolean }
  | { outcome: 'failed'; reason: string }
  /** Not before this moment: undo is still possible. */
  | { outcome: 'later'; at: string }
  | { outcome: 'nothing' };

/** Delivers one message of Messages. Throws faults that are worth another try; whatever is final is written to the message. */
export async function deliver(desk: Desk, found: Message | null, now: number): Promise<DeliveryOutcome> {
  if (!found || (found.delivery !== 'Queued' && found.delivery !== 'Sending')) return { outcome: 'nothing' };
  if (!isDue(found, now)) return found.delivery === 'Queued' ? { outcome: 'later', at: found.sendAfter! } : { outcome: 'nothing' };
  if (!leaves(found)) {
    if (found.kind === 'System') await endSnooze(desk, found);
    await settle(desk, found, { delivery: 'None' });
    return { outcome: 'nothing' };
  }
  const claimed = await desk.lists.updateMessage(found.id, found.etag, { delivery: 'Sending', sentAt: new Date(now).toISOString() });
  if (claimed.outcome !== 'updated') return { outcome: 'nothing' };
  const message: Message = { ...found, delivery: 'Sending', etag: claimed.etag };
  const ticket = await desk.lists.ticket({ key: message.ticketKey });
  if (!ticket) return fail(desk, message, NOT_SENT.ticketDeleted);
  if (isNotice(message)) return deliverNotice(desk, message, ticket);
  const settings = await desk.settings();
  const address = ticket.mailbox ?? settings.mailboxes[0]?.address ?? null;
  const mailbox = address ? await desk.mailboxByAddress(address) : null;
  if (!mailbox) return fail(desk, message, address ? NOT_SENT.mailboxGone : NOT_SENT.noMailbox);
  const conversation = await desk.lists.conversation(ticket.key);
  const parts: OutgoingParts = {
    message,
    ticket,
    conversation,
    body: await desk.lists.messageBody(message),
    sign: desk.signMarker,
    desk: { name: settings.name, language: settings.language, ownAddresses: settings.mailboxes.map((each) => each.address), texts: await desk.texts() },
  };
  const handedOn = isForward(message) ? (conversation.find((each) => each.key === message.evidence?.matched) ?? null) : null;
  const mail = isForward(message)
    ? composeForward({ ...parts, forwarded: handedOn && { message: handedOn, body: await desk.lists.messageBody(handedOn) } })
    : composeReply(parts);
  if (!mail.to.length) return fail(desk, message, NOT_SENT.nobody);
  if (message.automatic && !(await mayLeave(desk, mailbox, message, mail.to))) return fail(desk, message, NOT_SENT.tooManyAutomatic);
  const sent = await sendOnce({
    work: message.key,
    ledger: desk.ledger,
    mailbox,
    create: () => (isForward(message) ? mailbox.createDraft(mail) : createDraft(desk, mailbox, conversation, ticket, mail)),
    files: () => filesOf(desk, [message, ...(handedOn ? [handedOn] : [])], message.evidence?.without ?? []),
    drafted: async (draft) => {
      if (draft.internetMessageId)
        await desk.ledger.rememberMessage(desk.hashMailbox(mailbox.address), draft.internetMessageId, {
          ticketKey: ticket.key,
          sent: true,
          internal: isForward(message),
        });
    },
  });
  if (sent.outcome !== 'sent') {
    await desk.ledger.forgetWork(`send:${message.key}`);
    return fail(desk, message, NOT_SENT.unsure);
  }
  await settle(desk, message, { delivery: 'Sent', deliveryError: null, internetMessageId: sent.draft.internetMessageId, mailboxMessageId: sent.draft.id });
  return { outcome: 'sent', followed: message.kind === 'Reply' && message.automatic === null && ticket.followers.length > 0 };
}

/** A private note stands whether or not anybody is told of it. */
async function deliverNotice(desk: Desk, message: Message, ticket: Ticket): Promise<DeliveryOutcome> {
  const mailbox = await mailboxOf(desk, ticket);
  const outcome = mailbox ? await tellColleagues(desk, mailbox, message, ticket) : 'nobody';
  if (outcome === 'unsure') return fail(desk, message, NOT_SENT.unsureNotice);
  await settle(desk, message, { delivery: outcome === 'told' ? 'Sent' : 'None', deliveryError: null });
  return { outcome: outcome === 'told' ? 'sent' : 'nothing' };
}

/** What rules send is counted with every other automatic mail; what was begun before was counted then. */
async function mayLeave(desk: Desk, mailbox: Mailbox, message: Message, to: OutgoingMail['to']): Promise<boolean> {
  if ((await desk.ledger.progress(`send:${message.key}`)) !== null) return true;
  for (const { address } of to) if (!(await mayAnswer(desk, mailbox, message.ticketKey, address))) return false;
  return true;
}

/** Queued and past its undo, or claimed by a worker that has not been heard of since. */
export function isDue({ delivery, sendAfter, sentAt }: Message, now: number): boolean {
  if (delivery === 'Sending') return Date.parse(sentAt) + STUCK_AFTER_MS <= now;
  return !sendAfter || Date.parse(sendAfter) <= now;
}

/** Gives up for good: the agent sees why and can send again. */
export async function fail(desk: Desk, message: Message, reason: string): Promise<DeliveryOutcome> {
  await settle(desk, message, { delivery: 'Failed', deliveryError: reason });
  return { outcome: 'failed', reason };
}

/** On the requester's newest mail, so that the thread holds; otherwise a new mail that the number and the mark tie to the ticket. */
async function createDraft(desk: Desk, mailbox: Mailbox, conversation: readonly Message[], ticket: Ticket, mail: OutgoingMail): Promise<MailboxDraft> {
  const known = (await desk.ledger.ticket(ticket.key))?.lastMail;
  const origin =
    known?.mailbox === desk.hashMailbox(mailbox.address)
      ? known.id
      : (conversation.filter((message) => message.kind === 'Mail' && message.mailboxMessageId).at(-1)?.mailboxMessageId ?? null);
  const reply = origin ? await mailbox.createReply(origin, mail) : 'gone';
  return reply === 'gone' ? mailbox.createDraft(mail) : reply;
}

/** `without`: stored names the agent chose not to hand on. */
async function* filesOf(desk: Desk, messages: readonly Message[], without: readonly string[]): AsyncIterable<OutgoingFile> {
  for (const message of messages)
    for (const { fileName, storedName, contentType, size, inline, contentId } of message.attachments)
      if (storedName && !without.includes(storedName))
        yield { fileName, contentType, size, inline, contentId, open: () => desk.lists.openAttachment(message.id, storedName) };
}

type Settled = Parameters<Desk['lists']['updateMessage']>[2];
const MAX_SETTLE_TRIES = 3;

/** The item may have been touched meanwhile (an attachment changes its ETag); what happened to the mail is true all the same. */
export async function settle(desk: Desk, message: Message, patch: Settled): Promise<void> {
  let etag = message.etag;
  for (let attempt = 0; attempt < MAX_SETTLE_TRIES; attempt += 1) {
    if ((await desk.lists.updateMessage(message.id, etag, patch)).outcome !== 'stale') return;
    const current = await desk.lists.message({ id: message.id });
    if (!current) return;
    etag = current.etag;
  }
}
