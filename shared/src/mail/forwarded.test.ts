import { mailingListOf, originalSender, replyToHint } from './forwarded.ts';

const AYLIN = { name: 'Aylin', address: 'aylin@nordwind.example' };
const sender = (subject: string, ...lines: string[]) => originalSender({ subject, text: lines.join('\n'), from: AYLIN });

describe('who wrote what is handed on', () => {
  test.each<[string, string, string[], { name: string; address: string }]>([
    [
      'Outlook',
      'FW: Printer',
      [
        'Please look.',
        '',
        'From: Oliver Whitfield <Oliver@Outside.example>',
        'Sent: Monday, 12 January 2026 10:00',
        'To: Aylin',
        'Subject: Printer',
        '',
        'It smokes.',
      ],
      { name: 'Oliver Whitfield', address: 'oliver@outside.example' },
    ],
    [
      'Outlook in German',
      'WG: Drucker',
      ['Von: Oliver Whitfield [mailto:oliver@outside.example]', 'Gesendet: Montag, 12. Januar 2026 10:00', 'An: Aylin', 'Betreff: Drucker', '', 'Er raucht.'],
      { name: 'Oliver Whitfield', address: 'oliver@outside.example' },
    ],
    [
      'Gmail',
      'Fwd: Printer',
      [
        '---------- Forwarded message ---------',
        'From: Oliver <oliver@outside.example>',
        'Date: Mon, 12 Jan 2026 at 10:00',
        'Subject: Printer',
        'To: <aylin@nordwind.example>',
        '',
        'It smokes.',
      ],
      { name: 'Oliver', address: 'oliver@outside.example' },
    ],
    [
      'Apple, quoted',
      'Fwd: Printer',
      [
        '> Begin forwarded message:',
        '> ',
        '> From: Oliver <oliver@outside.example>',
        '> Subject: Printer',
        '> Date: 12 January 2026 at 10:00',
        '> To: aylin@nordwind.example',
        '> ',
        '> It smokes.',
      ],
      { name: 'Oliver', address: 'oliver@outside.example' },
    ],
    [
      'bold labels, an address alone',
      'TR: Imprimante',
      ['*De :* oliver@outside.example', '*Envoyé :* lundi 12 janvier 2026 10:00', '*À :* Aylin', '*Objet :* Imprimante', '', 'Elle fume.'],
      { name: '', address: 'oliver@outside.example' },
    ],
    [
      'a banner without the word in the subject',
      'Printer',
      [
        '-------- Forwarded Message --------',
        'Subject: Printer',
        'Date: Mon, 12 Jan 2026 10:00:00 +0000',
        'From: Oliver <oliver@outside.example>',
        'To: aylin@nordwind.example',
        '',
        'It smokes.',
      ],
      { name: 'Oliver', address: 'oliver@outside.example' },
    ],
  ])('%s', (_, subject, lines, expected) => expect(sender(subject, ...lines)).toEqual(expected));

  test.each<[string, string, string[]]>([
    ['an answer with its quote', 'RE: Printer', ['Done.', '', 'From: Oliver <oliver@outside.example>', 'Sent: Monday', 'To: Aylin', 'Subject: Printer']],
    ['words that only look so', 'FW: list', ['From: the cellar to the roof we have oliver@outside.example everywhere.']],
    ['a block without an address', 'FW: Printer', ['From: Oliver Whitfield', 'Sent: Monday', 'To: Aylin', 'Subject: Printer']],
    ['the forwarder’s own mail', 'FW: Printer', ['From: Aylin <aylin@nordwind.example>', 'Sent: Monday', 'To: Oliver', 'Subject: Printer']],
  ])('not %s', (_, subject, lines) => expect(sender(subject, ...lines)).toBeNull());
});

describe('the original came as a file', () => {
  const OLIVER = { name: 'Oliver', address: 'oliver@outside.example' };
  const attached = (subject: string, text: string, of = 'Printer smokes') =>
    originalSender({ subject, text, from: AYLIN, attachedMail: { from: OLIVER, subject: of } });
  test.each<[string, string, string, unknown]>([
    ['under the subject of a forward', 'WG: Drucker', 'Bitte ansehen.', OLIVER],
    ['under its own subject', 'Printer smokes', 'Please look.', OLIVER],
    ['without a word', '', ' \n', OLIVER],
    ['as evidence for something else', 'Phishing in our mailbox', 'This came in three times.', null],
  ])('%s', (_, subject, text, expected) => expect(attached(subject, text)).toEqual(expected));
  test('the forwarder’s own mail names nobody else', () =>
    expect(originalSender({ subject: 'FW: x', text: '', from: AYLIN, attachedMail: { from: AYLIN, subject: 'x' } })).toBeNull());
});

test('Reply-To is a hint only where it differs', () => {
  expect(replyToHint({ from: AYLIN, replyTo: [{ name: '', address: AYLIN.address }] })).toBeNull();
  expect(replyToHint({ from: AYLIN, replyTo: [{ name: '', address: 'team@nordwind.example' }] })).toEqual({ name: '', address: 'team@nordwind.example' });
});

test.each<[string, Record<string, string>, string | null]>([
  ['RFC 2919', { 'list-id': 'Help with printers <printers.lists.example>' }, 'printers.lists.example'],
  ['RFC 2369', { 'list-post': '<mailto:Printers@lists.example?subject=x>' }, 'printers@lists.example'],
  ['ezmlm', { 'mailing-list': 'contact printers-help@lists.example; run by ezmlm' }, 'printers-help@lists.example'],
  ['direct mail', {}, null],
])('mailing list: %s', (_, headers, expected) =>
  expect(mailingListOf({ headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])) })).toBe(expected),
);
