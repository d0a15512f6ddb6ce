import { MAX_HELD_TEXT_CHARS } from '@listdesk/shared/quarantine';
import { heldWords } from './heldWords.ts';

const EVIL = 'https://evil.example/login';
test.each([
  [
    'HTML alone',
    { text: null, html: `<p>Sign in at <a href="${EVIL}">microsoft.com</a></p>` },
    `Sign in at microsoft.com<${EVIL}>`,
    [{ shown: 'microsoft.com', target: EVIL }],
  ],
  [
    'a text beside it that names another place',
    { text: 'Sign in at https://microsoft.com', html: `<a href="${EVIL}">https://microsoft.com</a>` },
    'Sign in at https://microsoft.com',
    [{ shown: 'https://microsoft.com', target: EVIL }],
  ],
  [
    'a target in pieces that browsers put together',
    { text: null, html: '<a href="ht\ntps://evil\t.example">here</a>' },
    'here<https://evil.example>',
    [{ shown: 'here', target: 'https://evil.example' }],
  ],
  ['a target that would run', { text: null, html: '<a href="javascript:alert(1)">here</a>' }, 'here', []],
  ['plain text', { text: 'Hello', html: '' }, 'Hello', []],
])('%s', (_name, body, text, links) => expect(heldWords(body)).toEqual({ text, cut: false, links }));

test('HTML too deep to be read as such still tells where it leads', () =>
  expect(heldWords({ text: null, html: `${'<div>'.repeat(3000)}<a href='${EVIL}'>microsoft.com</a>` })).toEqual({
    text: 'microsoft.com',
    cut: false,
    links: [{ shown: '', target: EVIL }],
  }));

test('what is longer than anybody reads says so', () =>
  expect(heldWords({ text: 'x'.repeat(MAX_HELD_TEXT_CHARS + 1), html: '' })).toMatchObject({ cut: true }));
