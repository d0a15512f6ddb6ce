import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** `npm run lint`: types of every package, style, format, and who may import whom (the table in CONTRIBUTING.md). `--json FILE` keeps the counts, `--skip NAME` leaves out what somebody else has looked at. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { json: { type: 'string' }, skip: { type: 'string', default: '' } } });

const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
/** What `npm run format` writes. */
const SOURCES = '**/*.{ts,tsx,mjs}';
const ALL: readonly [name: string, command: string, args: string[]][] = [
  ['types of shared', bin('tsc'), ['-p', 'shared']],
  ['types of azure-functions', bin('tsc'), ['-p', 'azure-functions']],
  ['types of dev', bin('tsc'), ['-p', 'dev']],
  ['types of spfx-webpart', bin('tsc'), ['-p', 'spfx-webpart', '--noEmit']],
  ['style', bin('eslint'), ['.', '--max-warnings', '0']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', SOURCES]],
  [
    'import rules',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'shared/src', 'azure-functions/src', 'spfx-webpart/src', 'dev'],
  ],
];
const CHECKS = ALL.filter(([name]) => name !== values.skip);

function run(command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

let failed = 0;
for (const [name, command, args] of CHECKS) {
  const { code, output } = await run(command, args);
  console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
  if (code === 0) continue;
  failed += 1;
  console.log(output.trimEnd());
}
if (values.json) writeFileSync(values.json, JSON.stringify({ passed: CHECKS.length - failed, failed }));
console.log(`Lint: ${CHECKS.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
