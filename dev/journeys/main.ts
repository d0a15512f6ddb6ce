import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import colors from 'picocolors';
import { buildAll } from '../start/build.ts';
import { startLocal } from '../start/local.ts';
import { openBrowser } from './browser.ts';
import { keepPicturesIn } from './pictures.ts';
import { tell, type Result } from './stage.ts';
import type { Story } from './story.ts';

/**
 * Browser stories against the bundle out of the .sppkg, with everything else running as `npm start` runs it, on free ports and in a
 * folder that is thrown away. `npm run test:journeys -- [PATTERN ...] [--json FILE]`; with `--pictures FOLDER` a picture is kept of every view they come by, and
 * `--tickets N` fills the desk so that there is something to see.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const storiesFolder = fileURLToPath(new URL('./stories/', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, 'no-build': { type: 'boolean' }, pictures: { type: 'string' }, tickets: { type: 'string' } },
});

async function stories(): Promise<Story[]> {
  const files = readdirSync(storiesFolder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const found = await Promise.all(files.map(async (name) => ((await import(pathToFileURL(join(storiesFolder, name)).href)) as { default: Story[] }).default));
  const wanted = positionals.map((each) => each.toLowerCase());
  return found.flat().filter(({ name }) => !wanted.length || wanted.some((each) => name.toLowerCase().includes(each)));
}

async function tellAll(): Promise<Result[]> {
  const wanted = await stories();
  if (!wanted.length) throw new Error(`No story matches "${positionals.join(' or ')}".`);
  if (!values['no-build']) await buildAll(root, () => undefined);
  if (values.pictures) keepPicturesIn(values.pictures);
  const home = mkdtempSync(join(tmpdir(), 'listdesk-journeys-'));
  const browser = await openBrowser(join(root, 'node_modules', '.cache'));
  try {
    const local = await startLocal({ root, home, fresh: true, port: 0, tickets: Number(values.tickets ?? 0) }, (_title, work) => work(() => undefined));
    const results: Result[] = [];
    const tellNext = async (waiting: Story[]): Promise<void> => {
      for (let each = waiting.shift(); each; each = waiting.shift()) {
        const result = await tell(each, local, browser, join(root, '.listdesk', 'journeys'));
        results.push(result);
        console.log(`${result.problem ? colors.red('✗') : colors.green('✓')} ${result.name} ${colors.dim(`(${(result.ms / 1000).toFixed(1)} s)`)}`);
        if (result.problem) console.log(result.problem.replace(/^/gm, '    '));
      }
    };
    try {
      const looking = wanted.filter(({ looksOnly }) => looksOnly);
      await Promise.all([tellNext(looking), tellNext(looking)]);
      await tellNext(wanted.filter(({ looksOnly }) => !looksOnly));
    } finally {
      await local.stop();
    }
    return results;
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

const results = await tellAll();
const failed = results.filter((each) => each.problem).length;
if (values.json) writeFileSync(values.json, JSON.stringify({ passed: results.length - failed, failed }));
console.log(`Journeys: ${results.length - failed} passed, ${failed} failed${failed ? ' (pictures in .listdesk/journeys)' : ''}`);
process.exit(failed ? 1 : 0);
