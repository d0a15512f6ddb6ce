import type { NewPortalRequestAnswer, PortalMessage, PortalRequest, PortalRequestDetail, PortalRequestPage, RequestState } from '@listdesk/shared/portal';
import type { ArchivedTicket, DeskLists } from '@listdesk/shared/sharepoint';
import { withRules, withSla } from '@listdesk/shared/intake';
import { canRead, canReadMessage, type Attachment, type Message, type Reader, type Ticket } from '@listdesk/shared/tickets';
import { acknowledge } from '../intake/acknowledge.ts';
import { applyPlan } from '../intake/applyPlan.ts';
import { deskRules } from '../intake/deskRules.ts';
import type { Desk } from '../intake/ports.ts';
import type { Log } from '../security/log.ts';
import { takingPart } from './takingPart.ts';
import { planNewMessage, planNewRequest, requestKeys, type NewMessageBody, type NewRequest, type PlannedRequest, type Writer } from './newRequest.ts';

/** A user as the directory knows them; addresses in lower case, the first is the main one. */
export type Requester = { tenant: string; user: string; name: string; addresses: readonly string[] };
export type NotFound = { outcome: 'notFound' };
const NOT_FOUND: NotFound = { outcome: 'notFound' };
/** The lists, or the archive. */
type Reading = Pick<DeskLists, 'conversation' | 'message' | 'messageBody' | 'attachment'>;

/** Everything a requester may do, on the desk's lists by the service's own right. What they may see is decided by `tickets/permissions` alone. */
export function portal(
  desk: Desk,
  requester: Requester,
  { now, log }: { now: () => number; log: Log },
  tell: (ticketKey: string, messageKey: string) => Promise<void> = () => Promise.resolve(),
) {
  const reader: Reader = { kind: 'requester', addresses: requester.addresses };
  const writer = async (): Promise<Writer> => ({
    tenant: requester.tenant,
    user: requester.user,
    contact: { name: requester.name, address: requester.addresses[0]! },
    mailbox: (await desk.settings()).mailboxes[0]?.address ?? null,
    now: new Date(now()).toISOString(),
  });
  const readable = async (key: string): Promise<Ticket | null> => {
    const ticket = await desk.lists.ticket({ key });
    return ticket && canRead(ticket, reader) ? ticket : null;
  };
  /** What has ended long ago can be read too. */
  const toRead = async (key: string): Promise<{ ticket: Ticket; from: Reading } | null> => {
    const live = await desk.lists.ticket({ key });
    const archive = live ? null : await desk.lists.archive();
    const ticket = live ?? (await archive!.ticket({ key }));
    return ticket && canRead(ticket, reader) ? { ticket, from: archive ?? desk.lists } : null;
  };
  const carryOut = async ({ plan, files }: PlannedRequest, before: Ticket | null, replan: (ticket: Ticket) => PlannedRequest) => {
    const rules = await deskRules(desk, new Date(now()).toISOString());
    const decided = (made: PlannedRequest['plan'], of: Ticket | null): PlannedRequest['plan'] => withSla(withRules(made, rules, of), rules.sla, of, rules.now);
    return applyPlan(decided(plan, before), {
      lists: desk.lists,
      contentOf: async (file: Attachment) => files.get(file.sha256) ?? null,
      replan: (ticket) => decided(replan(ticket).plan, ticket),
    });
  };
  return {
    page: async (cursor: string | undefined): Promise<PortalRequestPage> => {
      const { tickets, cursor: next } = await takingPart(desk.lists, requester.addresses, cursor);
      return { requests: tickets.filter((ticket) => canRead(ticket, reader)).map(requestOf), cursor: next };
    },
    detail: async (key: string): Promise<PortalRequestDetail | NotFound> => {
      const found = await toRead(key);
      if (!found) return NOT_FOUND;
      const visible = (await found.from.conversation(key)).filter((message) => isVisible(message, reader, now()));
      return { request: requestOf(found.ticket), messages: await Promise.all(visible.map((message) => messageOf(desk, found.from, message, requester))) };
    },
    create: async (body: NewRequest): Promise<NewPortalRequestAnswer> => {
      const by = await writer();
      const planned = planNewRequest(body, by, requestKeys(by, desk.id, body.clientKey));
      const applied = await carryOut(planned, null, () => planned);
      const ticket = applied.outcome === 'applied' ? (applied.ticket.read ?? (await desk.lists.ticket({ id: applied.ticket.id }))) : null;
      if (!ticket) throw new Error('a request just made cannot be read');
      const outcome = await sayNumberByMail(desk, planned, ticket, by.now).catch(() => 'failed' as const);
      log('info', 'portal.acknowledged', { tenant: desk.tenant, desk: desk.id, key: ticket.key, outcome });
      return { request: requestOf(ticket) };
    },
    reply: async (key: string, body: NewMessageBody): Promise<NewPortalRequestAnswer | NotFound> => {
      const ticket = await readable(key);
      if (!ticket) return NOT_FOUND;
      const by = await writer();
      const { message } = requestKeys(by, desk.id, body.clientKey);
      const applied = await carryOut(planNewMessage(body, by, ticket, message), ticket, (fresh) => planNewMessage(body, by, fresh, message));
      await desk.ledger.forgetTicket(ticket.key);
      const after = applied.outcome === 'applied' ? await desk.lists.ticket({ id: ticket.id }) : null;
      // Followers hear of it as of a mail.
      if (after?.followers.length) await tell(after.key, message);
      return after ? { request: requestOf(after) } : NOT_FOUND;
    },
    rate: async (key: string, rating: number): Promise<NewPortalRequestAnswer | NotFound | { outcome: 'notSolved' }> => {
      const ticket = await readable(key);
      if (!ticket) return NOT_FOUND;
      if (requestOf(ticket).state !== 'Solved') return { outcome: 'notSolved' };
      const updated = await desk.lists.updateTicket(ticket.id, ticket.etag, { rating });
      if (updated.outcome === 'gone') return NOT_FOUND;
      if (updated.outcome === 'stale') throw Object.assign(new Error('the ticket changed meanwhile'), { code: 'lists.unavailable', retryAfterSeconds: 1 });
      await desk.ledger.forgetTicket(ticket.key);
      return { request: requestOf({ ...ticket, rating }) };
    },
    attachment: async (key: string, messageKey: string, name: string): Promise<{ file: Attachment; bytes: Uint8Array } | NotFound> => {
      const found = await toRead(key);
      const message = await found?.from.message({ key: messageKey });
      if (!found || message?.ticketKey !== found.ticket.key || !isVisible(message, reader, now())) return NOT_FOUND;
      const file = message.attachments.find((each) => each.storedName === name);
      return file ? { file, bytes: await found.from.attachment(message.id, name) } : NOT_FOUND;
    },
  };
}

/** The number by mail too, once a form. The request stands whether or not this mail can leave, and its number is on the screen. */
async function sayNumberByMail(
  desk: Desk,
  { plan }: PlannedRequest,
  { id, mailbox: address, requester, language }: Ticket,
  now: string,
): Promise<'sent' | 'limited' | 'unsure' | 'none'> {
  const created = plan.actions.find((action) => action.do === 'createTicket');
  const mailbox = address && (await desk.settings()).acknowledge ? await desk.mailboxByAddress(address) : null;
  if (!mailbox || created?.do !== 'createTicket') return 'none';
  return acknowledge(desk, mailbox, {
    action: { do: 'acknowledge', to: requester.address, language },
    ticket: created.ticket,
    number: id,
    mailboxMessageId: null,
    now,
  });
}

/** A reply that can still be undone is not out yet. */
function isVisible(message: Message, reader: Reader, now: number): boolean {
  if (message.delivery === 'Queued' && message.sendAfter && Date.parse(message.sendAfter) > now) return false;
  return canReadMessage(message, reader);
}

export function requestOf(ticket: Ticket | ArchivedTicket): PortalRequest {
  const { key, id, subject, createdAt, lastMessageAt, preview, rating } = ticket;
  return {
    key,
    number: id,
    subject,
    state: stateOf(ticket),
    createdAt,
    lastMessageAt,
    preview,
    rating,
    ...('archivedAt' in ticket && { archived: true as const }),
  };
}

function stateOf({ status, lastMessageFrom }: Ticket): RequestState {
  if (status === 'Solved' || status === 'Closed') return 'Solved';
  if (status === 'New') return 'Received';
  return status === 'Pending' && lastMessageFrom === 'Agent' ? 'YourTurn' : 'InProgress';
}

async function messageOf(desk: Desk, from: Reading, message: Message, requester: Requester): Promise<PortalMessage> {
  const mine = requester.addresses.includes(message.from.address.toLowerCase());
  const body = message.longParts?.length ? await from.messageBody(message) : message;
  return {
    key: message.key,
    mine,
    sentAt: message.sentAt,
    html: body.html,
    text: body.visibleText,
    from: message.from.name || (mine ? requester.name : message.kind === 'Reply' ? (await desk.settings()).name : message.from.address),
    attachments: message.attachments.flatMap(({ storedName, fileName, contentType, size, inline, contentId }) =>
      storedName ? [{ name: storedName, fileName, contentType, size, inline, contentId }] : [],
    ),
  };
}
