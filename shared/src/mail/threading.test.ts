import { messageIds, normalizeMessageId, threadIds } from './ids.ts';
import type { InboundMail } from './inboundMail.ts';
import { ledgerKey, messageKey, ticketKey, twinKey } from './keys.ts';
import { isReplyLine, markedTickets, replyMarker } from './marker.ts';
import { replyLine } from './words.ts';
import { bareSubject, baseSubject, isForwardSubject, replySubject, ticketNumbers } from './subject.ts';

/** Stands for SHA-256: eight FNV-1a sums, good enough to tell texts apart. */
const hash = (text: string): string =>
  Array.from({ length: 8 }, (_, seed) => {
    let sum = 0x811c9dc5 + seed * 7919;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
    return (sum >>> 0).toString(16).padStart(8, '0');
  }).join('');
const mail: InboundMail = {
  from: { name: '', address: 'a@nordwind.example' },
  to: [],
  cc: [],
  replyTo: [],
  subject: 'Printer',
  messageId: '<Abc@x.example>',
  inReplyTo: '<p@x.example>',
  references: ['<first@x.example>', '<P@x.example>', '<last@x.example>'],
  date: '2026-01-15T08:00:00.000Z',
  text: 'Danke!',
  html: '',
  headers: new Map(),
  attachments: [],
  deliveryReport: null,
  authentication: null,
  warnings: [],
};

test('thread ids: In-Reply-To, then References newest first, each once', () => {
  expect(threadIds(mail)).toEqual(['<p@x.example>', '<last@x.example>', '<first@x.example>']);
});

test.each<[string, string[]]>([
  ['<a@b> <c@d>', ['<a@b>', '<c@d>']],
  ['"quoted" <a@b>, junk', ['<a@b>']],
  ['a@b.example', ['<a@b.example>']],
  ['nothing', []],
  ['', []],
])('ids in %j', (header, ids) => {
  expect(messageIds(header, 100)).toEqual(ids);
});

test('of too many references the first and the newest stay', () => {
  const header = Array.from({ length: 50 }, (_, i) => `<${i}@x>`).join(' ');
  expect(messageIds(header, 3)).toEqual(['<0@x>', '<48@x>', '<49@x>']);
});

describe('subjects', () => {
  test.each<[string, string]>([
    ['Re: AW: Fwd: Printer', 'Printer'],
    ['RE[2]: Printer', 'Printer'],
    ['Antw (3): Printer', 'Printer'],
    ['回复：Printer', 'Printer'],
    ['SV: VS: Re^2: Printer', 'Printer'],
    ['Reply needed: Printer', 'Reply needed: Printer'],
    ['Information: x', 'Information: x'],
    ['  Printer \t on fire ', 'Printer on fire'],
  ])('%s', (subject, base) => expect(baseSubject(subject)).toBe(base));

  test.each<[string, number[]]>([
    ['Re: Printer [#4711]', [4711]],
    ['[#1] and [#2] and [#1]', [1, 2]],
    ['Order #4711', []],
    ['[#0] [#99999999999]', []],
    ['[# 12]', [12]],
  ])('numbers in %s', (subject, numbers) => expect(ticketNumbers(subject)).toEqual(numbers));

  test.each([
    ['Re: AW: Printer [#4711]', 'Printer'],
    ['[#1] Fwd: Lamp', 'Fwd: Lamp'],
    ['Re: [#4711]', ''],
  ])('%s says by itself: %s', (subject, bare) => expect(bareSubject(subject)).toBe(bare));

  test('an answer carries the number once', () => {
    expect(replySubject('Re: AW: Printer [#4711]', 4711)).toBe('Re: Printer [#4711]');
    expect(isForwardSubject('WG: Printer')).toBe(true);
    expect(isForwardSubject('Re: Printer')).toBe(false);
  });
});

describe('the signed mark', () => {
  const sign = (key: string): string => hash(`secret of the tenant ${key}`);
  test('is found in quoted text', () => {
    expect(markedTickets(`Hello\n> ${replyMarker('t0123abc', sign)}`, sign)).toEqual(['t0123abc']);
  });
  test.each([
    ['forged', '[ld:t0123abc:AAAAAAAAAAAAAAAAAAAAAA]'],
    ['of another tenant', replyMarker('t0123abc', (key) => hash(`other ${key}`))],
    ['of another ticket', replyMarker('t0123abc', sign).replace('t0123abc', 't0123abd')],
    ['cut', replyMarker('t0123abc', sign).slice(0, -3)],
  ])('does not count when %s', (_, mark) => {
    expect(markedTickets(mark, sign)).toEqual([]);
  });
  test('our line is known again in both languages, quoted or not', () => {
    expect(isReplyLine(`> ${replyLine('de-AT')}`)).toBe(true);
    expect(isReplyLine(replyLine(null))).toBe(true);
    expect(isReplyLine('## a heading ##')).toBe(false);
  });
});

describe('keys', () => {
  const key = (one: InboundMail, tenant = 't'): string => messageKey(one, tenant, hash);
  test('the same mail has one key whatever way it came and however its id is written', () => {
    expect(key({ ...mail, messageId: '<ABC@X.example>', headers: new Map([['received', ['elsewhere']]]) })).toBe(key(mail));
    expect(key(mail)).toHaveLength(40);
  });
  test.each<[string, Partial<InboundMail>]>([
    ['a reused Message-ID with other words', { text: 'Other' }],
    ['another file', { attachments: [{ fileName: 'a', contentType: 'b', size: 1, sha256: 'c', inline: false, contentId: null }] }],
    ['another sender', { from: { name: '', address: 'b@x.example' } }],
    ['another id', { messageId: '<z@x.example>' }],
  ])('differs for %s', (_, over) => {
    expect(key({ ...mail, ...over })).not.toBe(key(mail));
  });
  test('differs between tenants, not between the mailboxes of a desk', () => {
    expect(key(mail)).not.toBe(key(mail, 'u'));
    expect(key({ ...mail, headers: new Map([['delivered-to', ['it@x.example']]]) })).toBe(key(mail));
    expect(ledgerKey('<A@x>', 't', 'm', hash)).toBe(ledgerKey('<a@x>', 'T', 'M', hash));
    expect(normalizeMessageId(' a@X ')).toBe('<a@x>');
  });
  test('a twin is the same words of the same moment with a rewritten id', () => {
    expect(twinKey({ ...mail, messageId: '<rewritten@relay.example>', text: ' danke! ' }, 't1', hash)).toBe(twinKey(mail, 't1', hash));
    expect(twinKey({ ...mail, date: '2026-01-15T09:00:00.000Z' }, 't1', hash)).not.toBe(twinKey(mail, 't1', hash));
    expect(twinKey({ ...mail, date: null }, 't1', hash)).toBeNull();
    expect(ticketKey('m1', hash)).not.toBe(ticketKey('m2', hash));
  });
});
