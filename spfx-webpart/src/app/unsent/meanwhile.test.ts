import type { Message } from '@listdesk/shared/tickets';
import { writtenSince } from './meanwhile';

const message = (change: Partial<Message>) =>
  ({ kind: 'Reply', sentAt: '2026-11-20T10:01:00Z', author: { id: 2, name: 'Jonas' }, automatic: null, ...change }) as Message;

test.each([
  ['a colleague’s reply', message({}), true],
  ['my own reply', message({ author: { id: 1, name: 'Mara' } }), false],
  ['a reply from before', message({ sentAt: '2026-11-20T10:00:00Z' }), false],
  ['a colleague’s note', message({ kind: 'Note' }), false],
  ['a change', message({ kind: 'System' }), false],
  ['the requester’s mail', message({ kind: 'Mail', author: null }), true],
  ['an out-of-office', message({ kind: 'Mail', author: null, automatic: 'AutoReplied' as Message['automatic'] }), false],
])('%s', (_name, one, told) => expect(writtenSince([one], Date.parse('2026-11-20T10:00:00Z'), 1)).toHaveLength(told ? 1 : 0));
