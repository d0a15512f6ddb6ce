import { textAsHtml } from './compose.ts';

export const acknowledgementSubject = (language: string | null, number: number): string =>
  language?.slice(0, 2).toLowerCase() === 'de' ? `Ihre Nachricht ist eingegangen [#${number}]` : `We have received your message [#${number}]`;

/** Both languages when we do not know which one the writer reads. The desk's name is the customer's own word. */
export function acknowledgementText(language: string | null, number: number, desk: string): string {
  const code = language?.slice(0, 2).toLowerCase();
  if (code === 'de') return textAsHtml(german(number, desk));
  if (code === 'en') return textAsHtml(english(number, desk));
  return textAsHtml(`${english(number, desk)}\n\n${german(number, desk)}`);
}

const english = (number: number, desk: string): string =>
  `Thank you for your message. We have received it under the number #${number} and will answer as soon as we can.\n\nTo add something, simply reply to this mail.\n\n${desk}`;
const german = (number: number, desk: string): string =>
  `Vielen Dank für Ihre Nachricht. Sie ist unter der Nummer #${number} bei uns eingegangen; wir antworten so bald wie möglich.\n\nWenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese Mail.\n\n${desk}`;
