import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CHECK_CODES } from '@listdesk/shared/portal';
import { leaves } from '../../azure-functions/src/cli/examples.ts';
import { program } from '../../azure-functions/src/cli/program.ts';
import { line } from '../../azure-functions/src/functions/checkUpFindings.ts';

const root = join(__dirname, '../..');
const markdown = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const PAGES = [...markdown('.'), ...markdown('docs'), ...markdown('docs/records')];
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

describe.each(PAGES)('%s', (page) => {
  it('has links that lead somewhere, and sections that are there', () => {
    const folder = dirname(page);
    const lost = [...text(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, to]) => to!)
      .filter((to) => !/^(https?|mailto):/.test(to) && to === to.toLowerCase() && !existsSync(join(root, folder, to)));
    expect(lost).toEqual([]);
    // Written as (`operate.md`, *The licence key*).
    for (const [, file = '', section = ''] of text(page).matchAll(/`(?:docs\/)?([a-z-]+\.md)`, \*([^*]+)\*/g))
      expect([file, section, text(join('docs', file)).includes(section)]).toEqual([file, section, true]);
  });

  it('names files of the repository that exist', () => {
    const named = [...text(page).matchAll(/`((?:azure-functions|config|dev|docs|shared|spfx-webpart)\/[\w./-]+\.\w+)`/g)].map(([, file]) => file!);
    // Made by a build, so not there in a fresh checkout.
    expect(named.filter((file) => !file.startsWith('spfx-webpart/sharepoint/solution/') && !existsSync(join(root, file)))).toEqual([]);
  });

  it('names npm commands that there are', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const named = [...text(page).matchAll(/\bnpm run (?:-s )?([a-z][a-z:]*)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names commands of listdesk, with options, that there are', () => {
    const commands = leaves(program({ environment: {}, folders: [], out: () => undefined, err: () => undefined, now: () => 0, colour: false }));
    const lines = [...text(page).matchAll(/`(?:npm run -s )?listdesk (?:-- )?([a-z][^`\n]*)`/g)].map(([, rest]) => rest!);
    for (const rest of lines) {
      const found = commands.find(([name]) => `${rest} `.startsWith(`${name} `));
      const group = commands.some(([name]) => name.startsWith(`${rest.split(' -')[0]!.trim()} `));
      expect([rest, Boolean(found) || group]).toEqual([rest, true]);
      const known = ['--help', ...(found?.[1].options.map(({ long }) => long) ?? [])];
      for (const [option] of rest.matchAll(/--[a-z][a-z-]*/g)) expect([rest, known.includes(option)]).toEqual([rest, true]);
    }
  });
});

it('docs/install.md names every finding of the check-up that asks for something', () => {
  const asks = CHECK_CODES.filter((code) => line('x', code).state !== 'ok');
  expect(asks.filter((code) => !text('docs/install.md').includes(`\`${code}\``))).toEqual([]);
});
