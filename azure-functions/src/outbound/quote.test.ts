import type { Message } from '@listdesk/shared/tickets';
import { aNewMessage } from '../../../dev/exampleItems.ts';
import { forwardedMessage, quotedHistory } from './quote.ts';

/** Attack cases 2, 4, 30, 33 and 34 in what leaves; the numbers are those of our catalogue of attacks, section A1. */
const EVIL = `<img src=1 onerror=alert(1)>"><script>{{ ticket.subject }}{{desk.name}}`;
const message = {
  ...aNewMessage({ key: 'm1', ticketKey: 't1', from: { name: EVIL, address: 'a@x.example' }, subject: EVIL, visibleText: `${EVIL}\n\nsecond` }),
  id: 1,
  etag: '"1"',
} as Message;

it.each([
  ['30, 33: the conversation under a reply', () => quotedHistory([message], { key: 'm2' }, ['a@x.example'], 'en')],
  ['2, 4, 34: the head of a mail that is handed on', () => forwardedMessage(message, '<p>ok</p>', 'de')],
])('%s holds what strangers wrote as text', (_name, made) => {
  const html = made();
  expect(html).not.toMatch(/<(?:img|script)/);
  expect(html).toContain('&lt;img src=1 onerror=alert(1)&gt;');
  // Placeholders of our templates are not read a second time.
  expect(html).toContain('{{ ticket.subject }}');
});
