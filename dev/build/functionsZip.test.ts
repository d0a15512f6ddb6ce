import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFunctionsZip } from './functionsZip.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zip-'));
  mkdirSync(join(dir, 'dist'));
  writeFileSync(join(dir, 'host.json'), '{}');
  writeFileSync(
    join(dir, 'package.json'),
    JSON.stringify({ name: 'app', version: '1.0.0', type: 'module', main: 'dist/main.mjs', dependencies: { zod: '1' } }),
  );
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('holds only what runs, and the same bytes whenever it is made', async () => {
  for (const name of ['main.mjs', 'convert.mjs', 'main.mjs.map']) writeFileSync(join(dir, 'dist', name), name);
  expect(await writeFunctionsZip(dir, join(dir, 'one.zip'))).toEqual(['dist/convert.mjs', 'dist/main.mjs', 'host.json', 'package.json']);
  utimesSync(join(dir, 'dist/main.mjs'), 1, 1);
  await writeFunctionsZip(dir, join(dir, 'two.zip'));
  expect(readFileSync(join(dir, 'one.zip')).equals(readFileSync(join(dir, 'two.zip')))).toBe(true);
});

it('says so when nothing was built', async () => {
  await expect(writeFunctionsZip(dir, join(dir, 'one.zip'))).rejects.toThrow('Build the functions first');
});
