import { internalMarker, noticeWords } from '@listdesk/shared/mail';
import { isNotice, toldOf, type Agent, type Message, type Ticket } from '@listdesk/shared/tickets';
import type { Desk, Mailbox, OutgoingMail } from '../intake/ports.ts';
import { linkToTicket } from './deskPage.ts';
import { numbered, valuesOf, withMarks } from './compose.ts';
import { escapeText, textAsHtml } from './html.ts';
import { sendOnce, type SendOutcome } from './sendOnce.ts';

/** Words of the message that stand in the mail; the desk has the rest. */
export const MAX_NOTICE_CHARS = 2_000;
/** More to one person is no news any more; whatever goes round in circles ends here. */
const TO_ONE_PERSON = [
  { minutes: 10, max: 30 },
  { minutes: 60, max: 80 },
  { minutes: 1440, max: 400 },
];
/** The header ends vacation replies at Exchange; its own mark ends them at other desks (RFC 3834; Graph takes `x-` names only). */
const HEADERS = { 'X-Auto-Response-Suppress': 'All', 'X-ListDesk-Automatic': 'notice' };

export type NoticeParts = {
  message: Message;
  ticket: Ticket;
  to: readonly Agent[];
  /** Whoever may not read the ticket learns its number and nothing else. */
  secret: boolean;
  desk: { name: string; language?: string | null; /** Where the ticket is read. */ url: string };
  sign: Desk['signMarker'];
};

/** One mail to colleagues. Its mark is the internal one: what they answer becomes a private note, never a mail to the requester. */
export function composeNotice({ message, ticket, to, secret, desk, sign }: NoticeParts): OutgoingMail {
  const words = noticeWords(desk.language ?? null);
  const fill = (text: string): string => textAsHtml(text.replace('{name}', message.from.name || message.from.address).replace('{number}', String(ticket.id)));
  const { ticket: named } = valuesOf({ ticket, desk: desk.name, agent: message.from, content: '', signature: '' }) as { ticket: { subject: string } };
  const said = message.visibleText.length > MAX_NOTICE_CHARS ? `${message.visibleText.slice(0, MAX_NOTICE_CHARS)}…` : message.visibleText;
  const event = message.kind === 'Note' ? words.note : message.kind === 'Reply' ? words.reply : words.request;
  const body = secret
    ? `<p>${fill(words.hidden)}</p>`
    : `<p>${fill(event)}</p><blockquote style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${textAsHtml(said)}</blockquote>`;
  const html = `${body}<p><a href="${escapeText(desk.url)}">${escapeText(words.open)}</a></p><p style="color:#8a8a8a;font-size:11px">${escapeText(words.answer)}<br>${escapeText(words.off)}</p>`;
  return {
    subject: numbered(secret ? desk.name : named.subject, ticket.id),
    html: withMarks(html, desk.language ?? null, internalMarker(ticket.key, sign)),
    to: to.map(({ name, address }) => ({ name, address })),
    cc: [],
    headers: HEADERS,
    marker: `notice:${message.key}`,
  };
}

export type NoticeOutcome = 'told' | 'nobody' | 'unsure';

/** Tells the colleagues a message is for, once. Costs nothing where nobody follows and no note names anybody; else the agents and their wishes, 2 requests. */
export async function tellColleagues(desk: Desk, mailbox: Mailbox, message: Message, ticket: Ticket): Promise<NoticeOutcome> {
  if (!ticket.followers.length && !isNotice(message)) return 'nobody';
  const [agents, wishes, quiet, settings] = await Promise.all([desk.lists.agents(), desk.lists.noticeWishes(), desk.quietAddresses(), desk.settings()]);
  const own = new Set(settings.mailboxes.map(({ address }) => address.toLowerCase()));
  const wanted = toldOf({ ticket, message, agents }, (id) => wishes.get(id) ?? 'All').filter(
    ({ address }) => !own.has(address.toLowerCase()) && !quiet.includes(address.toLowerCase()),
  );
  const begun = (await desk.ledger.progress(`send:notice:${message.key}`)) !== null;
  const to: Agent[] = [];
  for (const agent of wanted) if (begun || (await desk.ledger.allow(`notice:${desk.hashAddress(agent.address)}`, TO_ONE_PERSON))) to.push(agent);
  if (!to.length) return 'nobody';
  const secret = !!ticket.circle || quiet.includes(ticket.requester.address.toLowerCase());
  const mail = composeNotice({
    message,
    ticket,
    to,
    secret,
    desk: { name: settings.name, language: settings.language, url: await linkToTicket(desk, ticket.id) },
    sign: desk.signMarker,
  });
  const sent: SendOutcome = await sendOnce({
    work: mail.marker,
    ledger: desk.ledger,
    mailbox,
    create: () => mailbox.createDraft(mail),
    files: async function* () {},
    drafted: async (draft) => {
      if (draft.internetMessageId)
        await desk.ledger.rememberMessage(desk.hashMailbox(mailbox.address), draft.internetMessageId, { ticketKey: ticket.key, sent: true, internal: true });
    },
  });
  return sent.outcome === 'sent' ? 'told' : 'unsure';
}

/** The mailbox a ticket's mail leaves from; null where the desk has none. */
export async function mailboxOf(desk: Desk, ticket: Pick<Ticket, 'mailbox'>): Promise<Mailbox | null> {
  const address = ticket.mailbox ?? (await desk.settings()).mailboxes[0]?.address ?? null;
  return address ? desk.mailboxByAddress(address) : null;
}

/** Followers of a ticket hear of a mail that came or a reply that left. 1 request where nobody follows. */
export async function tellFollowers(desk: Desk, { ticket: ticketKey, key }: { ticket: string; key: string }): Promise<NoticeOutcome> {
  const ticket = await desk.lists.ticket({ key: ticketKey });
  if (!ticket?.followers.length || ticket.mergedInto !== null) return 'nobody';
  const [message, mailbox] = await Promise.all([desk.lists.message({ key }), mailboxOf(desk, ticket)]);
  return message && mailbox ? tellColleagues(desk, mailbox, message, ticket) : 'nobody';
}
