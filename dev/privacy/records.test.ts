import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LIST_NAMES, LISTS, type Column } from '@listdesk/shared/schema';
import { RECORDS } from './records.ts';

const root = join(__dirname, '../..');
const page = (file: string): string => readFileSync(join(root, 'docs/records', file), 'utf8');

test.each(RECORDS)('$file says what the program does', ({ file, write }) => expect(page(file)).toBe(write()));

test('every column has a class of data', () => {
  const without = LIST_NAMES.flatMap((list) =>
    (LISTS[list].columns as readonly Column[])
      .filter(({ data }) => !['none', 'identity', 'content', 'trace'].includes(data))
      .map(({ name }) => `${list} ${name}`),
  );
  expect(without).toEqual([]);
});

test.each([
  ['dpa.md', ['Subject and scope', 'Security', 'Subprocessors', 'Breaches', 'Audits', 'Rights of people', 'Transfers', 'Return and deletion']],
  ['dpia.md', ['What is done', 'Necessity', 'Risks', 'Measures', 'Outcome']],
  ['notice.md', ['Who is responsible', 'What is processed and why', 'How long', 'Who receives it', 'Your rights', 'Changes']],
  ['mapping.md', ['Not offered']],
])('%s has all its headings', (file, headings) => {
  const found = [...page(file).matchAll(/^## (?:\d+\. )?(.+)$/gm)].map((match) => match[1]);
  for (const heading of headings) expect(found).toContain(heading);
});

test.each(
  page('mapping.md')
    .split('\n')
    .filter((line) => /^\| [A-Z]/.test(line) && line.includes('`')),
)('a line of the mapping stands on files that exist: %s', (line) => {
  const paths = [...line.matchAll(/`([\w./-]+\.\w+)`/g)].map((match) => match[1]!);
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) expect([path, statSync(join(root, path)).isFile()]).toEqual([path, true]);
});

/** Hosts written out in the service's code; each must be one that it may call or that is only an example. */
test('no host stands in the service that is not on the list of subprocessors', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
      each.isDirectory() ? files(join(folder, each.name)) : /(?<!test)\.ts$/.test(each.name) ? [join(folder, each.name)] : [],
    );
  const known = page('subprocessors.md');
  const hosts = files(join(root, 'azure-functions/src'))
    .filter((file) => !file.includes('/cli/'))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(\*|\/\/|\/\*\*)/.test(line))
        .flatMap((line) => [...line.matchAll(/https:\/\/([a-z0-9.-]+\.[a-z]{2,})/g)].map((match) => match[1]!)),
    );
  expect([...new Set(hosts)].filter((host) => !known.includes(host) && !host.endsWith('.example.eu') && !host.endsWith('.example'))).toEqual([]);
});

describe('promises.md', () => {
  const lines = page('promises.md')
    .split('\n')
    .filter((line) => /^\| (?!Promise|---)/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  test('names each of the 228 once', () => {
    const ids = lines.flatMap(([, cell]) => cell!.split(' '));
    const all = Object.entries({ V: 56, M: 40, C: 76, P: 22, U: 34 }).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
    );
    expect(ids.sort()).toEqual(all.sort());
  });

  test.each(lines)('%s: says what is so, and what is built stands on a file that exists', (_promise, _ids, here, files) => {
    expect(here).toMatch(/^(built|part: .+|Microsoft|document|no)\b/);
    const paths = [...files!.matchAll(/`([\w./-]+\.\w+)`/g)].map((match) => match[1]!);
    if (/^(built|part)/.test(here!)) expect(paths).not.toEqual([]);
    for (const path of paths) expect([path, statSync(join(root, path)).isFile()]).toEqual([path, true]);
  });
});
