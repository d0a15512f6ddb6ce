import type { ThreadCandidate, ThreadTicket } from '@listdesk/shared/intake';
import { baseSubject, bounceOf, markedTicket, markedTickets, ticketNumbers, type InboundMail } from '@listdesk/shared/mail';
import { MAX_WINDOW_MINUTES } from '@listdesk/shared/schema';
import type { Ticket } from '@listdesk/shared/tickets';
import type { ArchiveReader } from '@listdesk/shared/sharepoint';
import type { Desk, LedgerTicket } from './ports.ts';

/** Ids asked of the lists when the ledger knows none; the newest come first. */
const MAX_LIST_LOOKUPS = 12;
/** How often a merged ticket leads on to another. */
const MAX_MERGES = 5;
/** As long as Message-IDs are remembered; the lists do not know conversations. */
export const CONVERSATION_DAYS = 400;
export const conversationName = (mailboxHash: string, conversation: string): string => `conversation:${mailboxHash}:${conversation}`;
/** Numbers in a subject that are looked up; a subject with more is not from us. */
const MAX_NUMBERS = 2;

/**
 * Tickets a mail may belong to, as candidates for the plan. The ledger answers without a request; the lists are asked only when a mail
 * names ids that the ledger does not know, or a number and nothing stronger.
 */
export async function threadCandidates(desk: Desk, mailboxHash: string, mail: InboundMail, conversation: string | null): Promise<ThreadCandidate[]> {
  const sender = mail.from?.address ?? '';
  const found: ThreadCandidate[] = [];
  const add = async (rule: ThreadCandidate['rule'], matched: string, key: string, internal = false): Promise<void> => {
    const ticket = await threadTicket(desk, key, sender);
    if (ticket) found.push({ rule, matched, ticket, internal });
  };
  const byId = await ticketOfIds(desk, mailboxHash, idsOf(mail));
  if (byId) await add(byId.rule, byId.matched, byId.ticketKey, byId.internal);
  for (const key of markedTickets(`${mail.text}\n${mail.html}`, desk.signMarker)) {
    const { ticketKey, internal } = markedTicket(key);
    await add('marker', ticketKey, ticketKey, internal);
  }
  if (!found.length && conversation && looksLikeAnswer(mail)) {
    const key = await desk.ledger.recall(conversationName(mailboxHash, conversation));
    if (key) await add('conversation', desk.hashAddress(conversation), key);
  }
  if (!found.length)
    for (const number of ticketNumbers(mail.subject).slice(0, MAX_NUMBERS)) {
      const ticket =
        (await desk.lists.ticket({ id: number })) ?? (await inArchive(desk, async (archive) => (await archive.returned(number)) ?? archive.ticket({ number })));
      if (ticket) await add('number', String(number), ticket.key);
    }
  return found;
}

/** Exchange also groups mails that only share their subject; two requests under one subject are not one. */
const looksLikeAnswer = ({ subject, inReplyTo, references }: InboundMail): boolean =>
  inReplyTo !== null || references.length > 0 || baseSubject(subject) !== subject.replace(/\s+/g, ' ').trim();

/** In-Reply-To, then References newest first, as written: the lists tell upper from lower case, the ledger does not. */
const idsOf = (mail: InboundMail): string[] => [...new Set([...(mail.inReplyTo ? [mail.inReplyTo] : []), ...[...mail.references].reverse()])];

/** The ticket of the mail that came back. */
export async function bouncedTicket(desk: Desk, mailboxHash: string, mail: InboundMail): Promise<ThreadCandidate | null> {
  const original = bounceOf(mail)?.originalMessageId;
  const known = original ? await ticketOfIds(desk, mailboxHash, [original]) : null;
  const ticket = known && (await threadTicket(desk, known.ticketKey, mail.from?.address ?? ''));
  return known && ticket ? { rule: known.rule, matched: known.matched, ticket } : null;
}

type KnownId = { rule: 'sentId' | 'receivedId'; matched: string; ticketKey: string; internal: boolean };

async function ticketOfIds(desk: Desk, mailboxHash: string, ids: readonly string[]): Promise<KnownId | null> {
  if (!ids.length) return null;
  const known = await desk.ledger.ticketOf(mailboxHash, ids);
  if (known)
    return { rule: known.sent ? 'sentId' : 'receivedId', matched: desk.hashAddress(known.messageId), ticketKey: known.ticketKey, internal: known.internal };
  const wanted = ids.slice(0, MAX_LIST_LOOKUPS);
  const live = await desk.lists.knownMessageIds(wanted);
  const listed = live.length ? live : ((await inArchive(desk, (archive) => archive.knownMessageIds(wanted))) ?? []);
  const first = ids.flatMap((id) => listed.filter((each) => each.internetMessageId.toLowerCase() === id.toLowerCase()))[0] ?? listed[0];
  return first ? { rule: 'receivedId', matched: desk.hashAddress(first.internetMessageId), ticketKey: first.ticketKey, internal: first.internal } : null;
}

/** Asked only on a desk that has archived something. */
async function inArchive<T>(desk: Desk, ask: (archive: ArchiveReader) => Promise<T | null>): Promise<T | null> {
  return (await desk.texts()).archive ? ask(await desk.lists.archive()) : null;
}

/** The survivor of whatever was merged; from the ledger when it knows the ticket, else one request. */
async function threadTicket(desk: Desk, key: string, sender: string): Promise<ThreadTicket | null> {
  let next: string = key;
  for (let merges = 0; merges <= MAX_MERGES; merges += 1) {
    const known = await desk.ledger.ticket(next);
    if (known && !known.mergedInto)
      return {
        ...pick(known),
        ...(await reopens(desk, next)),
        key: next,
        senderTakesPart: known.participants.includes(desk.hashAddress(sender)),
        senderIsRequester: known.participants[0] === desk.hashAddress(sender),
      };
    const read = known ? null : await desk.lists.ticket({ key: next });
    if (read && !read.mergedInto) return { ...threadTicketOf(read, sender), ...(await reopens(desk, next)) };
    const merged = known?.mergedInto ?? read?.mergedInto;
    if (!merged) {
      const archived = await inArchive(desk, (archive) => archive.ticket({ key: next }));
      return archived && { ...threadTicketOf(archived, sender), archived: true };
    }
    next = merged;
  }
  return null;
}

const pick = ({ id, etag, status, closedAt, category }: LedgerTicket): Pick<ThreadTicket, 'id' | 'etag' | 'status' | 'closedAt' | 'category'> => ({
  id,
  etag,
  status,
  closedAt,
  category: category ?? null,
});

const reopenedName = (ticketKey: string): string => `reopened:${ticketKey}`;
const MAX_REOPENS_KEPT = 100;
const REOPENS_KEPT_DAYS = MAX_WINDOW_MINUTES / 1440;

/** Asked whatever the ledger says of the status: an agent may have closed the ticket since. */
async function reopens(desk: Desk, key: string): Promise<{ reopenedAt?: string[] }> {
  const kept = await desk.ledger.recall(reopenedName(key));
  return kept ? { reopenedAt: JSON.parse(kept) as string[] } : {};
}

/** Counted once a mail: `now` is the same at every try of it. */
export async function rememberReopen(desk: Desk, key: string, now: string): Promise<void> {
  const before = JSON.parse((await desk.ledger.recall(reopenedName(key))) ?? '[]') as string[];
  if (!before.includes(now)) await desk.ledger.keep(reopenedName(key), JSON.stringify([...before, now].slice(-MAX_REOPENS_KEPT)), REOPENS_KEPT_DAYS);
}

export function threadTicketOf(ticket: Ticket, sender: string): ThreadTicket {
  const { id, key, etag, status, closedAt, category } = ticket;
  const takesPart = sender !== '' && [ticket.requester.address, ...ticket.cc].some((address) => address.toLowerCase() === sender.toLowerCase());
  return {
    id,
    key,
    etag,
    status,
    closedAt,
    category,
    senderTakesPart: takesPart,
    senderIsRequester: sender !== '' && ticket.requester.address.toLowerCase() === sender.toLowerCase(),
  };
}
