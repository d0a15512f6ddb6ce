import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm test`: build, lint, every jest test, every browser story. The last line is `N passed, N failed`, and the exit code says the same. */
const root = fileURLToPath(new URL('..', import.meta.url));
const results = mkdtempSync(join(tmpdir(), 'listdesk-test-'));
type Counts = { passed: number; failed: number };

function run(title: string, args: string[]): Promise<number> {
  console.log(`\n— ${title}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=source', ...args], { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Beside another stage: its lines come together when it ends. */
function runBeside(title: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=source', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => {
      console.log(`\n— ${title}\n${output.trimEnd()}`);
      resolve(code ?? 1);
    });
  });
}

/**
 * The counts a stage wrote. A stage that broke before it could count, or that counts no failure but ended with an error, is one
 * failure more: nothing is ever lost from the sum.
 */
function countsOf(file: string, code: number, read: (json: unknown) => Counts): Counts {
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

type JestJson = { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };
const ofJest = (json: unknown): Counts => {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = json as JestJson;
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
};
const plain = (json: unknown): Counts => json as Counts;

const file = (name: string): string => join(results, `${name}.json`);
const all: Counts[] = [];
const gulp = (task: string): string[] => ['node_modules/gulp/bin/gulp.js', '--gulpfile', 'gulpfile.js', '-L', task];
// Many short-lived objects: a larger nursery saves a tenth of the time.
const jest = [
  '--max-semi-space-size=64',
  'node_modules/jest/bin/jest.js',
  '--config',
  'jest.config.js',
  '--json',
  '--outputFile',
  file('jest'),
  '--maxWorkers=2',
  '--silent',
];
// The types of the web part stand on those of `shared`. The tests run on the sources and often wait for something, so build and lint go on beside them;
// the types of the web part are looked at by its build.
await run('Build of shared', gulp('shared'));
const [build, lint, tests] = await Promise.all([
  runBeside('Build', gulp('build')),
  runBeside('Lint', ['dev/lint/main.ts', '--skip', 'types of spfx-webpart', '--json', file('lint')]),
  run('Tests', jest),
]);
all.push({ passed: 0, failed: build === 0 ? 0 : 1 }, countsOf(file('lint'), lint, plain), countsOf(file('jest'), tests, ofJest));
if (build === 0) all.push(countsOf(file('journeys'), await run('Journeys', ['dev/journeys/main.ts', '--no-build', '--json', file('journeys')]), plain));
else {
  console.log('\n— Journeys: not told, because there is no fresh build to tell them with. Counted as one failure.');
  all.push({ passed: 0, failed: 1 });
}
rmSync(results, { recursive: true, force: true });

const sum = all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed ? 1 : 0);
