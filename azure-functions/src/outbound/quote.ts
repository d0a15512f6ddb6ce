import { mailDate, mailWords } from '@listdesk/shared/mail';
import { canReadMessage, type Message } from '@listdesk/shared/tickets';
import { escapeText, textAsHtml } from './html.ts';

/** Bounds of what is quoted under a reply: a long conversation must not make every mail larger than the one before. */
export const MAX_QUOTED_MESSAGES = 10;
export const MAX_QUOTED_CHARS = 5000;
const QUOTE = 'margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex';

/**
 * The conversation under a reply, newest first, in the words of its writers without their own quotes. Only what the recipients may
 * read (`canReadMessage`): no notes, nothing that has not left, nothing a stranger wrote to the desk.
 */
export function quotedHistory(conversation: readonly Message[], reply: Pick<Message, 'key'>, recipients: readonly string[], language: string | null): string {
  const { wrote } = mailWords(language);
  return conversation
    .filter(
      (message) =>
        message.key !== reply.key &&
        (message.kind === 'Mail' || message.delivery === 'Sent') &&
        canReadMessage(message, { kind: 'requester', addresses: recipients }),
    )
    .slice(-MAX_QUOTED_MESSAGES)
    .reverse()
    .map(
      (message) =>
        `<p>${escapeText(`${message.from.name || message.from.address}, ${mailDate(message.sentAt, language)}, ${wrote}:`)}</p><blockquote style="${QUOTE}">${textAsHtml(shortened(message.visibleText))}</blockquote>`,
    )
    .join('');
}

/** One message of the conversation as it is handed on to somebody else: who, when, what, and its own words whole. */
export function forwardedMessage(message: Message, html: string, language: string | null): string {
  const words = mailWords(language);
  const line = (label: string, value: string): string => (value ? `<b>${escapeText(label)}:</b> ${escapeText(value)}<br>` : '');
  const from = message.from.name ? `${message.from.name} <${message.from.address}>` : message.from.address;
  return `<p>---------- ${escapeText(words.forwarded)} ----------<br>${line(words.from, from)}${line(words.date, mailDate(message.sentAt, language))}${line(words.subject, message.subject)}</p>${html}`;
}

const shortened = (text: string): string => (text.length > MAX_QUOTED_CHARS ? `${text.slice(0, MAX_QUOTED_CHARS)}…` : text);
