import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitingFetch } from './openPrivacy.ts';
import { modeIn, personIn, receiptIn, tokenIn, unitsIn } from './requestOptions.ts';

test.each([
  ['no address', () => personIn({ person: 'nonsense' }), 'no mail address'],
  ['an alias that is none', () => personIn({ person: 'a@x.example', alias: ['b'] }), '"b"'],
  ['a first name alone', () => personIn({ person: 'a@x.example', name: ['Clara'] }), 'at least two words'],
  ['an unknown mode', () => modeIn({ mode: 'forget' }), '--mode is'],
  ['redact without words', () => modeIn({ mode: 'redact' }), '--passage'],
  ['redact of next to nothing', () => modeIn({ passage: ' a ' }), '--passage'],
  ['a receipt in a file that is there', () => receiptIn({ receipt: __filename }), 'new file'],
  ['a receipt in a folder that is not', () => receiptIn({ receipt: '/no/such/folder/receipt.json' }), 'cannot be written'],
  ['a budget nothing is done with', () => unitsIn({ unitsPerMinute: '9' }), 'from 10'],
])('refused: %s', (_name, work, words) => {
  expect(work).toThrow(words);
});

test('a person is all their addresses, each once; a passage alone means redact', () => {
  expect(personIn({ person: 'A@x.example ', alias: ['b@x.example', 'a@X.example'], name: ['Clara  Canary'] })).toEqual({
    addresses: ['a@x.example', 'b@x.example'],
    names: ['Clara Canary'],
  });
  expect([modeIn({}), modeIn({ mode: 'anonymise' }), modeIn({ passage: 'secret' })]).toEqual([
    { mode: 'delete' },
    { mode: 'anonymise' },
    { mode: 'redact', passage: 'secret' },
  ]);
});

test('a token comes out of a file; anything else in it is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'listdesk-token-'));
  const file = join(folder, 'token');
  writeFileSync(file, 'Bearer aa.bb.cc\n');
  expect(tokenIn({ tokenFile: file })).toBe('aa.bb.cc');
  writeFileSync(file, 'aa bb');
  expect(() => tokenIn({ tokenFile: file })).toThrow('no access token');
  expect(tokenIn({})).toBeNull();
  rmSync(folder, { recursive: true });
});

test('throttled: waits as long as told, in seconds or as a date, then goes on', async () => {
  let now = Date.parse('2026-11-21T08:00:00Z');
  const answers = [
    new Response(null, { status: 429, headers: { 'retry-after': '7' } }),
    new Response(null, { status: 503, headers: { 'retry-after': new Date(now + 40_000).toUTCString() } }),
    new Response('done'),
  ];
  const fetch = waitingFetch(
    async () => answers.shift()!,
    async (ms) => void (now += ms),
    () => now,
  );
  expect(await (await fetch('https://x.example')).text()).toBe('done');
  expect(now - Date.parse('2026-11-21T08:00:00Z')).toBe(40_000);
});
