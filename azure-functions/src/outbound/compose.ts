import {
  internalMarker,
  replyLine,
  replyMarker,
  signatureOf,
  templatesFor,
  ticketNumbers,
  baseSubject,
  type SignMarker,
  type TemplateName,
} from '@listdesk/shared/mail';
import type { MessageBody } from '@listdesk/shared/sharepoint';
import { MAX_SUBJECT_CHARS, type Contact, type Message, type Ticket } from '@listdesk/shared/tickets';
import type { DeskTexts, OutgoingMail } from '../intake/ports.ts';
import { textAsHtml } from './html.ts';
import { renderFirst, type TemplateValues } from './liquid.ts';
import { forwardedMessage, quotedHistory } from './quote.ts';

export type OutgoingParts = {
  message: Message;
  body: MessageBody;
  ticket: Ticket;
  /** Every message of the ticket, oldest first. */
  conversation: readonly Message[];
  desk: { name: string; language?: string | null; ownAddresses: readonly string[]; texts: DeskTexts };
  sign: SignMarker;
};

/** A private note with recipients is one message handed on to somebody who takes no part in the ticket. */
export const isForward = (message: Pick<Message, 'kind'>): boolean => message.kind === 'Note';

/** What a rule sends says that no person wrote it, so that no machine answers (RFC 3834; Graph takes `x-` names only). */
const AUTOMATIC = { 'X-Auto-Response-Suppress': 'All', 'X-ListDesk-Automatic': 'rule' };

/** An agent's reply as it leaves: reply line, their words in the desk's frame, the history, and the signed mark by which an answer finds its ticket. */
export function composeReply(parts: OutgoingParts): OutgoingMail {
  const { message, ticket, conversation, desk } = parts;
  // Nobody named (an agent who answered by mail): the requester, and whoever takes part.
  const to = outside(message.to.length ? message.to : [ticket.requester], desk.ownAddresses);
  const named = message.to.length ? message.cc : ticket.cc.map((address) => ({ name: '', address }));
  const addressed = new Set(to.map((person) => person.address.toLowerCase()));
  const cc = outside(named, desk.ownAddresses).filter((person) => !addressed.has(person.address.toLowerCase()));
  const first = !conversation.some((each) => each.key !== message.key && (each.kind === 'Mail' || each.kind === 'Reply'));
  const framed = frame(first ? 'newTicket' : 'reply', parts);
  const history = quotedHistory(
    conversation,
    message,
    [...to, ...cc].map((person) => person.address),
    ticket.language,
  );
  return {
    subject: framed.subject,
    html: withMarks(framed.html, ticket.language, replyMarker(ticket.key, parts.sign), history),
    to,
    cc,
    headers: message.automatic ? AUTOMATIC : {},
    marker: message.key,
  };
}

/** One message to a third party. Its mark leads back to the ticket by the internal door. */
export function composeForward(parts: OutgoingParts & { forwarded: { message: Message; body: MessageBody } | null }): OutgoingMail {
  const { message, ticket, desk, forwarded } = parts;
  const framed = frame('forward', parts);
  const handedOn = forwarded
    ? forwardedMessage(forwarded.message, forwarded.body.html || textAsHtml(forwarded.body.fullText || forwarded.body.visibleText), ticket.language)
    : '';
  const html = withMarks(framed.html, ticket.language, internalMarker(ticket.key, parts.sign), handedOn);
  return {
    subject: framed.subject,
    html,
    to: outside(message.to, desk.ownAddresses),
    cc: outside(message.cc, desk.ownAddresses),
    headers: {},
    marker: message.key,
  };
}

function frame(name: TemplateName, { message, body, ticket, desk }: OutgoingParts): { subject: string; html: string } {
  const signature = signatureOf(desk.texts.signatures, message.from.address, ticket.mailbox ?? desk.ownAddresses[0] ?? null);
  const values = valuesOf({ ticket, desk: desk.name, agent: message.from, content: body.html || textAsHtml(body.visibleText), signature });
  const { subject, html } = renderFirst(templatesFor(name, ticket.language, desk.texts.templates, desk.language), values);
  return { subject: numbered(subject, ticket.id), html };
}

/** `content` is HTML, `signature` plain text. */
export function valuesOf({
  ticket,
  desk,
  agent,
  content,
  signature,
}: {
  ticket: Ticket;
  desk: string;
  agent: Contact;
  content: string;
  signature: string;
}): TemplateValues {
  const subject =
    baseSubject(ticket.subject)
      .replace(/\s*\[#\s?\d{1,9}\]\s*/g, ' ')
      .trim() || '(no subject)';
  return {
    ticket: { number: ticket.id, subject, status: ticket.status },
    desk: { name: desk },
    requester: ticket.requester,
    agent: { name: agent.name },
    content,
    signature: signature ? textAsHtml(signature) : '',
  };
}

/** The number stands in every subject, whatever the template says. */
export function numbered(subject: string, number: number): string {
  if (ticketNumbers(subject).includes(number)) return subject.slice(0, MAX_SUBJECT_CHARS);
  const mark = ` [#${number}]`;
  return `${subject.slice(0, MAX_SUBJECT_CHARS - mark.length)}${mark}`;
}

const outside = (people: readonly Contact[], ownAddresses: readonly string[]): Contact[] => {
  const own = new Set(ownAddresses.map((address) => address.toLowerCase()));
  return people.filter((person) => person.address && !own.has(person.address.toLowerCase()));
};

/** Frame of everything we send. The texts are ours; the HTML was cleaned when it was written. */
export function withMarks(html: string, language: string | null, mark: string, below = ''): string {
  const quiet = 'color:#8a8a8a;font-size:11px';
  return `<div><p style="${quiet}">${replyLine(language)}</p>${html}<p style="${quiet}">${mark}</p>${below}</div>`;
}
