import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const NOT_AN_INPUT = new Set([
  'node_modules',
  'dist',
  'lib',
  'lib-commonjs',
  'lib-dts',
  'lib-esm',
  'temp',
  'release',
  'sharepoint',
  'jest-output',
  '.heft',
  '.rush',
  'coverage',
]);
const TEST_FILE = /\.test\.tsx?$/;

/** A step of the build: it is left out while nothing it reads has changed and everything it makes is there. */
export type BuildStep = { name: string; inputs: string[]; outputs: string[] };

/** Hash over names and bytes of all input files; tests are no inputs. Throws when a named input is missing. */
export function hashInputs(root: string, inputs: string[]): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesBelow(join(root, input))).sort()) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

export function isFresh(root: string, step: BuildStep): boolean {
  const stamp = stampFile(root, step);
  if (!existsSync(stamp) || step.outputs.some((output) => !existsSync(join(root, output)))) return false;
  return readFileSync(stamp, 'utf8') === hashInputs(root, step.inputs);
}

/** `hash` was taken before the step ran, so that a change made meanwhile is built at the next call. */
export function markFresh(root: string, step: BuildStep, hash: string): void {
  const missing = step.outputs.filter((output) => !existsSync(join(root, output)));
  if (missing.length) throw new Error(`The build of ${step.name} ended without making ${missing.join(', ')}.`);
  mkdirSync(dirname(stampFile(root, step)), { recursive: true });
  writeFileSync(stampFile(root, step), hash);
}

function stampFile(root: string, step: BuildStep): string {
  return join(root, 'temp', 'stamps', step.name);
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_AN_INPUT.has(entry.name) || TEST_FILE.test(entry.name)) return [];
    return entry.isDirectory() || entry.isFile() ? filesBelow(join(path, entry.name)) : [];
  });
}
