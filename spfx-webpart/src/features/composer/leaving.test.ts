import { MAX_CC, type Contact, type Message, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import type { ListsFaultCode } from '@listdesk/shared/sharepoint';
import { isAway } from '../../app/unsent/wait';
import { makeSay } from '../../ui/words/say';
import { hindrance, leavingDraft, leftSentence, seenBy, statusAfterReply } from './leaving';
import type { DraftHead } from './useDraft';
import type { Written } from './written';

const WORDS = {
  'composer.unfilled': 'unfilled {tokens}',
  'composer.empty': 'empty',
  'forward.nobody': 'nobody',
  'undo.sent': '{number} sent, {status}',
  'undo.forwarded': 'forwarded to {names}',
  'undo.scheduled': '{number} leaves {when}',
  'status.Pending': 'waiting',
  'status.Solved': 'solved',
};
const say = makeSay(WORDS, 'en');
const mail = (address: string, name = ''): Contact => ({ address, name });
const head = (change: Partial<DraftHead> = {}): DraftHead => ({ kind: 'Reply', key: 'k', at: 0, to: [], cc: [], forwarded: null, without: [], ...change });
const written = (change: Partial<Written> = {}): Written => ({ html: '<p>Hi</p>', text: 'Hi', files: [], unfilled: [], ...change });
const file = { name: 'log.txt', contentType: 'text/plain', bytes: new Uint8Array(1), contentId: null };
const ticket = { id: 7, lastMessageAt: '2026-11-20T08:00:00Z', status: 'Open' } as Ticket;

test.each<[TicketStatus, TicketStatus]>([
  ['New', 'Pending'],
  ['Open', 'Pending'],
  ['Solved', 'Solved'],
  ['Closed', 'Closed'],
])('after a reply %s becomes %s', (status, next) => expect(statusAfterReply({ ...ticket, status })).toBe(next));

test.each<[string, Partial<DraftHead>, Partial<Written>, string | null]>([
  ['a text', {}, {}, null],
  ['nothing', {}, { text: '' }, 'empty'],
  ['a file without words', {}, { text: '', files: [file] }, null],
  ['a place nobody filled', {}, { unfilled: ['{order}'] }, 'unfilled {order}'],
  ['a forward to nobody', { kind: 'Forward', forwarded: 'm' }, {}, 'nobody'],
  ['a forward without words of its own', { kind: 'Forward', forwarded: 'm', to: [mail('a@b.example')] }, { text: '' }, null],
  ['a forward of nothing', { kind: 'Forward', to: [mail('a@b.example')] }, { text: '' }, 'empty'],
])('%s', (_, part, text, sentence) => expect(hindrance(head(part), written(text), say)).toBe(sentence));

test.each<[string, Partial<DraftHead>, Contact[], object]>([
  ['a reply takes the status and those in copy', {}, [mail('c@d.example')], { status: 'Solved', cc: [mail('c@d.example')], forwarded: null }],
  ['a note has no status', { kind: 'Note' }, [mail('c@d.example')], { status: null, cc: [] }],
  [
    'a forward names its message and what stays behind',
    { kind: 'Forward', forwarded: 'm', without: ['x'], to: [mail('a@b.example')], cc: [mail('e@f.example')] },
    [],
    { status: null, to: [mail('a@b.example')], cc: [mail('e@f.example')], forwarded: { messageKey: 'm', without: ['x'] } },
  ],
])('%s', (_, part, cc, draft) => expect(leavingDraft(written(), { head: head(part), cc, next: 'Solved', sendAt: null })).toMatchObject(draft));

test('a reply goes to so many in copy and no more', () => {
  const cc = Array.from({ length: MAX_CC + 1 }, (_, index) => mail(`p${index}@x.example`));
  expect(leavingDraft(written(), { head: head(), cc, next: 'Solved', sendAt: null }).cc).toHaveLength(MAX_CC);
});

test.each<[string, Partial<DraftHead>, number | null, string]>([
  ['sent', {}, null, '7 sent, waiting'],
  ['planned', {}, 5, '7 leaves at 5'],
  ['handed on', { kind: 'Forward', to: [mail('a@b.example', 'Ada'), mail('c@d.example')] }, null, 'forwarded to Ada, c@d.example'],
])('what is told when it is %s', (_, part, sendAt, sentence) =>
  expect(leftSentence(ticket, { head: head(part), cc: [], next: 'Solved', sendAt }, 'Pending', say, (at) => `at ${at}`)).toBe(sentence),
);

test.each<[string, Partial<Message>[], object]>([
  [
    'by the messages shown',
    [
      { id: 3, sentAt: '2026-11-20T09:00:00Z' },
      { id: 5, sentAt: '2026-11-19T09:00:00Z' },
    ],
    { at: Date.UTC(2026, 10, 20, 9), id: 5 },
  ],
  ['by the ticket where no message is here', [], { at: Date.UTC(2026, 10, 20, 8), id: null }],
])('how far its writer had read: %s', (_, messages, seen) => expect(seenBy(messages as Message[], ticket)).toEqual(seen));

test.each<[ListsFaultCode, 'live' | 'offline', boolean]>([
  ['lists.offline', 'live', true],
  ['lists.unavailable', 'offline', true],
  ['lists.unavailable', 'live', false],
  ['lists.denied', 'offline', false],
])('%s while the desk is %s waits: %s', (code, state, away) => expect(isAway({ code, message: '', retryAfterSeconds: null }, { state })).toBe(away));
