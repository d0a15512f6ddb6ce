import { NOT_SENT, notSentOf } from '@listdesk/shared/tickets';
import { reasonIn } from './reasonIn';
import english from './words/en';

const byKey = (key: string): string => key;

test.each(Object.entries(NOT_SENT))('%s is known again by what the service stored, and English says the same', (reason, stored) => {
  expect(notSentOf(stored)).toBe(reason);
  expect(english[`notSent.${reason}`]).toBe(stored);
});

test('our own reasons in the reader’s language, what another server said as it said it', () => {
  expect(reasonIn({ deliveryError: '550 5.1.1 mailbox unavailable' }, byKey)).toBe('550 5.1.1 mailbox unavailable');
  expect(reasonIn({ deliveryError: null }, byKey)).toBe('delivery.noReason');
  expect(reasonIn({ deliveryError: NOT_SENT.denied }, byKey)).toBe('notSent.denied');
});
