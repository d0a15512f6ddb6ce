import { replyLine, replyMarker, replySubject } from '@listdesk/shared/mail';
import type { MessageBody } from '@listdesk/shared/sharepoint';
import type { Contact, Message, Ticket } from '@listdesk/shared/tickets';
import type { OutgoingMail } from '../intake/ports.ts';

export type ReplyParts = { message: Message; body: MessageBody; ticket: Ticket; ownAddresses: readonly string[]; sign: (ticketKey: string) => string };

/** An agent's reply as it leaves: reply line, what the agent wrote, and the signed mark by which an answer finds its ticket. */
export function composeReply({ message, body, ticket, ownAddresses, sign }: ReplyParts): OutgoingMail {
  const own = new Set(ownAddresses.map((address) => address.toLowerCase()));
  const outside = (people: readonly Contact[]): Contact[] => people.filter((person) => person.address && !own.has(person.address.toLowerCase()));
  const to = outside(message.to.length ? message.to : [ticket.requester]);
  const addressed = new Set(to.map((person) => person.address.toLowerCase()));
  return {
    subject: replySubject(ticket.subject, ticket.id),
    html: withMarks(body.html || textAsHtml(body.visibleText), ticket, sign),
    to,
    cc: outside(message.cc).filter((person) => !addressed.has(person.address.toLowerCase())),
    headers: {},
    marker: message.key,
  };
}

/** Frame of everything we send. The texts are ours; the HTML was cleaned when it was written. */
export function withMarks(html: string, ticket: { key: string; language: string | null }, sign: (ticketKey: string) => string): string {
  const quiet = 'color:#8a8a8a;font-size:11px';
  return `<div><p style="${quiet}">${replyLine(ticket.language)}</p>${html}<p style="${quiet}">${replyMarker(ticket.key, sign)}</p></div>`;
}

export function textAsHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return escaped.split(/\r?\n\r?\n/).map((part) => `<p>${part.replaceAll(/\r?\n/g, '<br>')}</p>`).join('');
}
