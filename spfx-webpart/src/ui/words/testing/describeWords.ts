import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../say';

const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const desk = jest.requireActual<Record<string, string>>('../../../webparts/desk/loc/en-us.js');

/** Keys written out in the screens; those built at run time are checked by the screens' own tests. */
function keysUsed(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return keysUsed(path);
    if (!/\.tsx?$/.test(name) || /\.test\./.test(name)) return [];
    return Array.from(readFileSync(path, 'utf8').matchAll(/\bsay\('([^']+)'/g), (match) => match[1] ?? '');
  });
}

/** What holds for the words of every part that brings its own. `around`: words of the part it is shown in, beside the desk's. */
export function describeWords(en: Words, others: Readonly<Record<string, Words>>, folder: string, around: Words = {}): void {
  test.each(Object.entries(others))('%s has the keys of English and the same places in each sentence', (_language, words) => {
    expect(Object.keys(words)).toEqual(Object.keys(en));
    for (const key of Object.keys(en)) expect([key, places(words[key] ?? '')]).toEqual([key, places(en[key] ?? '')]);
  });
  test('no sentence is empty, shouts or begs', () => {
    for (const text of [en, ...Object.values(others)].flatMap((words) => Object.values(words))) expect(text).toMatch(/^[^!]+$/);
    for (const text of Object.values(en)) expect(text).not.toMatch(/please|oops/i);
  });
  test('every word asked for is there, and none of the desk is covered', () => {
    const all: Words = { ...desk, ...around, ...en };
    expect(keysUsed(folder).filter((key) => !(key in all) && !(`${key}_other` in all))).toEqual([]);
    expect(Object.keys(en).filter((key) => key in desk || key in around)).toEqual([]);
  });
}
