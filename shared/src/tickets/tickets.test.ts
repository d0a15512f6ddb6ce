import { availableTransitions, statusAfterAgent, statusAfterRequester, statusPatch } from './lifecycle.ts';
import type { Message } from './message.ts';
import { canRead, canReadMessage, takesPart } from './permissions.ts';
import { previewOf, subjectOf, ticketNumber } from './presentation.ts';
import { TICKET_STATUSES } from './ticket.ts';

describe('status', () => {
  test('every status leads somewhere, none to itself, none back to New', () => {
    for (const status of TICKET_STATUSES) {
      const next = availableTransitions({ status, mergedInto: null });
      expect(next.length).toBeGreaterThan(0);
      expect(next).not.toContain(status);
      expect(next).not.toContain('New');
    }
  });
  test('a merged ticket stays as it is', () => expect(availableTransitions({ status: 'Closed', mergedInto: 't2' })).toEqual([]));
  test.each([
    ['New', 'New'],
    ['Open', 'Open'],
    ['Pending', 'Open'],
    ['Solved', 'Open'],
    ['Closed', 'Open'],
  ] as const)('%s is %s after the requester wrote', (before, after) => {
    expect(statusAfterRequester(before)).toBe(after);
  });
  test('an agent’s answer opens a new ticket and otherwise leaves what he chose', () => {
    expect(statusAfterAgent('New')).toBe('Open');
    expect(statusAfterAgent('Pending')).toBe('Pending');
    expect(statusAfterAgent('Open', 'Solved')).toBe('Solved');
  });
  test('times follow the status', () => {
    expect(statusPatch('Open', 'Solved', 'now')).toEqual({ status: 'Solved', solvedAt: 'now', closedAt: null });
    expect(statusPatch('Solved', 'Closed', 'now')).toEqual({ status: 'Closed', closedAt: 'now' });
    expect(statusPatch('Closed', 'Open', 'now')).toEqual({ status: 'Open', solvedAt: null, closedAt: null });
    expect(statusPatch('New', 'Open', 'now')).toEqual({ status: 'Open' });
    expect(statusPatch('Open', 'Open', 'now')).toEqual({});
  });
});

describe('who may read', () => {
  const ticket = { requester: { name: '', address: 'k@nordwind.example' }, cc: ['Oliver@nordwind.example'] };
  const requester = (address: string) => ({ kind: 'requester' as const, addresses: [address] });
  test.each([
    ['k@nordwind.example', true],
    ['K@Nordwind.example', true],
    ['oliver@nordwind.example', true],
    ['other@nordwind.example', false],
    ['', false],
  ])('%s: %s', (address, may) => {
    expect(takesPart(ticket, [address])).toBe(may);
    expect(canRead(ticket, requester(address))).toBe(may);
  });
  const message = (kind: Message['kind'], from: string): Pick<Message, 'kind' | 'from' | 'to' | 'cc' | 'delivery'> => ({
    kind,
    from: { name: '', address: from },
    to: [{ name: '', address: 'support@nordwind.example' }],
    cc: [],
    delivery: 'None',
  });
  test.each<[string, Message['kind'], string, boolean]>([
    ['own mail', 'Mail', 'k@nordwind.example', true],
    ['an answer', 'Reply', 'aylin@nordwind.example', true],
    ['a note', 'Note', 'aylin@nordwind.example', false],
    ['a system entry', 'System', 'mailer-daemon@x.example', false],
    ['a stranger’s mail to the support address', 'Mail', 'bank@x.example', false],
  ])('requester, %s', (_, kind, from, may) => {
    expect(canReadMessage(message(kind, from), requester('k@nordwind.example'))).toBe(may);
    expect(canReadMessage(message(kind, from), { kind: 'agent' })).toBe(true);
  });
});

describe('words', () => {
  test('number', () => expect(ticketNumber(4711)).toBe('#4711'));
  test('preview is one line of at most 140 characters, no half characters', () => {
    expect(previewOf(' a\n\n b\tc ')).toBe('a b c');
    const long = previewOf(`${'x'.repeat(138)}😀😀😀`);
    expect(long.length).toBeLessThanOrEqual(140);
    expect(long).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
  test('a subject is never empty', () => {
    expect(subjectOf('  a\r\nBcc: b ')).toBe('a Bcc: b');
    expect(subjectOf('', 'First words')).toBe('First words');
    expect(subjectOf('', '')).toBe('(no subject)');
    expect(subjectOf('x'.repeat(999)).length).toBeLessThanOrEqual(255);
  });
});
