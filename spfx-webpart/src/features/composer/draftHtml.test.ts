import { editableHtml, keptHtml, linkOf, outgoing, pastedHtml, sharedHtml } from './draftHtml';
import { canLeaveAt, sendLaterAt, sendLaterChoices } from './schedule';
import { personOf } from './People';

test.each([
  ['bold and lists stay', '<ul><li><b>a</b></li></ul>', '<ul><li><b>a</b></li></ul>'],
  ['a heading becomes bold', '<h2>Titel</h2>', '<p><b>Titel</b></p>'],
  ['styles and classes go', '<p class="MsoNormal" style="color:red">a</p><style>p{}</style>', '<p>a</p>'],
  ['pictures of other pages stay away', '<p>a<img src="https://tracker.example/x.gif"></p>', '<p>a</p>'],
  ['a script goes, a link that runs one loses its address', '<script>x()</script><a href="javascript:x()">b</a>', '<a>b</a>'],
])('what is pasted: %s', (_name, html, clean) => expect(pastedHtml(html)).toBe(clean));

const withPicture = '<p>a<img data-cid="1@x" src="blob:y" alt="Plan"></p>';
test('a picture is kept by its id, shared as a word, sent as a part of the mail, and comes back', () => {
  expect(keptHtml(withPicture)).toBe('<p>a<img data-cid="1@x" alt="Plan"></p>');
  expect(sharedHtml(withPicture, 'Bild')).toBe('<p>a[Bild]</p>');
  const sent = outgoing(keptHtml(withPicture), new Set(['1@x']));
  expect(sent).toMatchObject({ html: '<p>a<img alt="Plan" src="cid:1@x"></p>', text: 'a' });
  expect([...sent.used]).toEqual(['1@x']);
  expect(editableHtml(sent.html)).toBe('<p>a<img alt="Plan" data-cid="1@x"></p>');
});

test('a picture whose file is gone does not leave', () => expect(outgoing(keptHtml(withPicture), new Set()).html).toBe('<p>a</p>'));

test.each([
  ['https://x.example/a?b', 'https://x.example/a?b'],
  ['intranet.nordwind.example/vpn', 'https://intranet.nordwind.example/vpn'],
  ['anna@x.example', 'mailto:anna@x.example'],
  ['javascript:alert(1)', null],
  ['two words', null],
])('the link %s', (typed, link) => expect(linkOf(typed)).toBe(link));

test.each([
  ['Anna <Anna@X.example>', { name: 'Anna', address: 'anna@x.example' }],
  ['"Weber, Jonas" <j@x.example>', { name: 'Weber, Jonas', address: 'j@x.example' }],
  [' a@x.example; ', { name: '', address: 'a@x.example' }],
  ['Anna', null],
  ['a@x', null],
])('%s as a recipient', (typed, person) => expect(personOf(typed)).toEqual(person));

const friday = new Date(2026, 10, 20, 14, 30, 20).getTime();
test.each([
  ['in an hour, on the minute', sendLaterAt('hour', friday), new Date(2026, 10, 20, 15, 31)],
  ['tomorrow', sendLaterAt('tomorrow', friday), new Date(2026, 10, 21, 8, 0)],
  ['on Monday', sendLaterAt('monday', friday), new Date(2026, 10, 23, 8, 0)],
  ['on Monday, said on a Monday', sendLaterAt('monday', new Date(2026, 10, 23, 9).getTime()), new Date(2026, 10, 30, 8, 0)],
  ['in the morning after summer time ended', sendLaterAt('tomorrow', new Date(2026, 9, 24, 12).getTime()), new Date(2026, 9, 25, 8, 0)],
])('later: %s', (_name, at, expected) => expect(new Date(at)).toEqual(expected));

test('on a Sunday tomorrow and Monday are one choice', () => {
  const offered = (now: number) => sendLaterChoices(now).map(({ choice }) => choice);
  expect([offered(friday), offered(new Date(2026, 10, 22, 12).getTime())]).toEqual([
    ['hour', 'tomorrow', 'monday'],
    ['hour', 'tomorrow'],
  ]);
});

test.each([
  ['a moment ahead', friday + 600_000, true],
  ['a moment ago', friday - 600_000, false],
  ['next minute', friday + 30_000, false],
  ['next year', new Date(2027, 10, 20, 8).getTime(), false],
  ['nothing', Number.NaN, false],
])('may leave then: %s', (_name, at, good) => expect(canLeaveAt(at, friday)).toBe(good));
