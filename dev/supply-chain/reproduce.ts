// Builds the committed sources twice, in two folders of different names, times and time zones, and compares what is released byte by byte.
// `npm run reproduce`, by hand or at night: it takes as long as two whole builds; `node --conditions=source dev/supply-chain/reproduce.ts --service`
// takes the service alone, in a minute. Ends with 1 and the differing entries when they are not the same.
import { createHash } from 'node:crypto';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFunctionsZip } from '../build/functionsZip.ts';
import { readZip } from '../workbench/sppkg.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const serviceOnly = process.argv.includes('--service');
const ARTEFACTS = serviceOnly ? ['listdesk-functions.zip'] : ['listdesk.sppkg', 'listdesk-functions.zip'];
const TASKS = serviceOnly ? ['shared', 'functions'] : ['package'];
/** What must not get into a build: where it runs, when, in whose time zone and language. */
const PLACES = [
  { name: 'one', env: { TZ: 'Europe/Berlin', LANG: 'de_DE.UTF-8' } },
  { name: 'another folder with a longer name', env: { TZ: 'Pacific/Auckland', LANG: 'C' } },
];
const KEPT_OUTPUT = 4000;

/** The tree of the last commit, with the installed packages as hard links: a copy costs no space, and no build can reach the other's folder. */
function checkout(folder: string): void {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', '--depth', '1', `file://${root}`, folder]);
  const { workspaces } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { workspaces: string[] };
  for (const each of ['.', ...workspaces])
    if (existsSync(join(root, each, 'node_modules'))) linkTree(join(root, each, 'node_modules'), join(folder, each, 'node_modules'));
}

function linkTree(from: string, to: string): void {
  const entries = readdirSync(from, { withFileTypes: true, encoding: 'utf8' });
  mkdirSync(to, { recursive: true });
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === '.cache') continue;
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isFile()) linkSync(source, target);
  }
}

async function build(folder: string, env: Record<string, string>): Promise<void> {
  const gulp = join(folder, 'node_modules/gulp/bin/gulp.js');
  const child = spawn(process.execPath, [gulp, '--gulpfile', join(folder, 'gulpfile.js'), '-L', '--series', ...TASKS], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT_OUTPUT);
    });
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The build in "${folder}" ended with ${code}.\n${output}`);
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Names of the entries that differ between two zips, or are in one only. */
async function differing(one: string, other: string): Promise<string[]> {
  const [first, second] = await Promise.all([readZip(one), readZip(other)]);
  return [...new Set([...first.keys(), ...second.keys()])].filter((name) => !first.get(name)?.equals(second.get(name) ?? Buffer.alloc(0))).sort();
}

// Beside the sources' own disk where that is another than the system's folder for temporary files: hard links do not cross disks.
const beside = lstatSync(tmpdir()).dev === lstatSync(root).dev ? tmpdir() : join(root, '..');
const home = mkdtempSync(join(beside, 'listdesk-reproduce-'));
let failed = false;
try {
  for (const { name, env } of PLACES) {
    const started = Date.now();
    checkout(join(home, name));
    await build(join(home, name), env);
    if (serviceOnly) await writeFunctionsZip(join(home, name, 'azure-functions'), join(home, name, 'release/listdesk-functions.zip'));
    console.log(`built in "${name}" in ${Math.round((Date.now() - started) / 1000)} s`);
  }
  for (const artefact of ARTEFACTS) {
    const [one, other] = PLACES.map(({ name }) => join(home, name, 'release', artefact)) as [string, string];
    const [first, second] = [one, other].map((file) => sha256(readFileSync(file)));
    if (first === second) console.log(`${artefact}: the same twice, sha256 ${first}`);
    else {
      failed = true;
      console.error(`${artefact}: not the same (${first}, ${second})`);
      for (const name of await differing(one, other)) console.error(`  ${name}`);
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
