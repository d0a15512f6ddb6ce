import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeSay } from './say';

const load = (file: string): Record<string, string> => jest.requireActual(join(__dirname, '../../webparts/desk/loc', file));
const en = load('en-us.js');
const de = load('de-de.js');
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same keys and the same places in each sentence', () => {
  expect(Object.keys(de)).toEqual(Object.keys(en));
  for (const key of Object.keys(en)) expect([key, places(de[key] ?? '')]).toEqual([key, places(en[key] ?? '')]);
});

test('no sentence is empty, shouts or begs', () => {
  for (const text of [...Object.values(en), ...Object.values(de)]) expect(text).toMatch(/^[^!]+$/);
  for (const text of Object.values(en)) expect(text).not.toMatch(/please|oops/i);
});

/** Keys written out in the screens; those built at run time are checked by the screens' own tests. */
function keysUsed(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return keysUsed(path);
    if (!/\.tsx?$/.test(name) || /\.test\./.test(name)) return [];
    return Array.from(readFileSync(path, 'utf8').matchAll(/\bsay\('([^']+)'/g), (match) => match[1] ?? '');
  });
}

// The editor's own words stand with the composer's and come with it.
test.each([
  ['desk', null],
  ['ticket', null],
  ['newTicket', 'composer'],
])('every word the screens of %s ask for is there', (feature, withWordsOf) => {
  const own = withWordsOf
    ? (jest.requireActual(join(__dirname, '../../features', withWordsOf, 'words/en.ts')) as { default: Record<string, string> }).default
    : {};
  const missing = keysUsed(join(__dirname, '../../features', feature)).filter((key) => ![key, `${key}_other`].some((one) => one in en || one in own));
  expect(missing).toEqual([]);
});

test.each([
  ['en-US', 'held', 1, '1 new ticket'],
  ['en-US', 'held', 1200, '1,200 new tickets'],
  ['de-DE', 'held', 1200, '1.200 neue Tickets'],
])('%s: %s of %d', (locale, key, count, sentence) => {
  expect(makeSay(locale.startsWith('de') ? de : en, locale)(key, { count })).toBe(sentence);
});

test('a name written from the right stands apart, so that it moves no figure behind it', () => {
  const say = makeSay({ by: 'opened by {name}, {count} min ago' }, 'en');
  expect(say('by', { name: 'שרה לוי', count: 8 })).toBe('opened by \u2068שרה לוי\u2069, 8 min ago');
  expect(say('by', { name: 'Zoë', count: 8 })).toBe('opened by Zoë, 8 min ago');
});

test('an unknown key shows itself, so that it is found', () => {
  expect(makeSay(en, 'en-US')('no.such.key')).toBe('no.such.key');
});
