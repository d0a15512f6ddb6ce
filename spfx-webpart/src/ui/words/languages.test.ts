import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, languageOf } from './languages';
import type { Words } from './say';

const source = join(__dirname, '../..');
/** Forms a language needs for whole numbers; the others of `Intl.PluralRules` are for fractions and millions and fall back to `_other`. */
const FORMS: Readonly<Record<string, readonly string[]>> = { pl: ['one', 'few', 'many', 'other'] };
const formsOf = (code: string): readonly string[] => FORMS[code] ?? ['one', 'other'];
const PLURAL = /_(one|other)$/;

/** Every folder with words: `webparts/*`/loc and `words` of the parts that bring their own. */
function parts(): { name: string; load(code: string, locale: string): Words | null }[] {
  const read = (file: string): Words | null => {
    if (!existsSync(file)) return null;
    const loaded = jest.requireActual<Words & { default?: Words }>(file);
    return loaded.default ?? loaded;
  };
  const folders = (of: string): string[] =>
    readdirSync(join(source, of), { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map((one) => `${of}/${one.name}`);
  return [
    ...folders('webparts')
      .filter((one) => existsSync(join(source, one, 'loc')))
      .map((name) => ({ name, load: (_code: string, locale: string) => read(join(source, name, 'loc', `${locale}.js`)) })),
    ...[...folders('features'), ...folders('app')]
      .filter((one) => existsSync(join(source, one, 'words/en.ts')))
      .map((name) => ({ name, load: (code: string) => read(join(source, name, 'words', `${code}.ts`)) })),
  ];
}

const places = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
/** The keys English has, in the plural forms of the language; with the English sentence each stands for. */
const wanted = (english: Words, code: string): [string, string][] =>
  Object.entries(english).flatMap(([key, text]): [string, string][] => {
    if (!PLURAL.test(key)) return [[key, text]];
    return key.endsWith('_one')
      ? [[key, text]]
      : formsOf(code)
          .filter((form) => form !== 'one')
          .map((form) => [key.replace(PLURAL, `_${form}`), text]);
  });

const table = parts().flatMap((part) =>
  Object.entries(LANGUAGES)
    .filter(([code]) => code !== 'en')
    .map(([code, locale]) => ({ part, name: part.name, code, locale })),
);

test.each(table)('$name speaks $code: every sentence, with the same places', ({ part, code, locale }) => {
  const english = part.load('en', LANGUAGES.en) ?? {};
  const words = part.load(code, locale) ?? {};
  const keys = wanted(english, code);
  expect(keys.filter(([key]) => !words[key]).map(([key]) => key)).toEqual([]);
  // One is sometimes said without its figure ("a day").
  for (const [key, text] of keys)
    expect([key, places((words[key] ?? '').concat(key.endsWith('_one') ? ' {count}' : ''))]).toEqual([
      key,
      places(text.concat(key.endsWith('_one') ? ' {count}' : '')),
    ]);
  expect(Object.keys(words).filter((key) => !keys.some(([one]) => one === key))).toEqual([]);
});

test.each(['desk', 'portal', 'setup'])('%s: SharePoint asks by the exact name, so Brazil has the file of Portugal too', (part) => {
  const file = (locale: string): Words => jest.requireActual(join(source, 'webparts', part, 'loc', `${locale}.js`));
  expect(file('pt-br')).toEqual(file('pt-pt'));
});

test.each([
  ['pt-BR', 'pt'],
  ['de-AT', 'de'],
  ['sv-SE', 'sv'],
  ['EN-gb', 'en'],
  ['ja-JP', null],
  ['', null],
])('%s is %s', (locale, code) => {
  expect(languageOf(locale)).toBe(code);
});
