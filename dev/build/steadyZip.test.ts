import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { writeSteadyZip } from './steadyZip.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'steady-'))));
afterEach(() => rmSync(dir, { recursive: true }));
const FILES = { 'AppManifest.xml': '<App/>', '_rels/.rels': '<r/>', 'ClientSideAssets/desk_1.js': 'x'.repeat(5000), '[Content_Types].xml': '<t/>' };

/** As the packager writes: with the time of now, folders of their own, in an order that is not promised. */
async function packaged(name: string, at: string, files: Record<string, string>, order: (names: string[]) => string[]): Promise<string> {
  const zip = new ZipFile();
  zip.addEmptyDirectory('_rels/', { mtime: new Date(at) });
  for (const file of order(Object.keys(files))) zip.addBuffer(Buffer.from(files[file]!), file, { mtime: new Date(at), mode: 0o100600 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(dir, name)));
  const target = join(dir, `${name}.steady`);
  expect(await writeSteadyZip(join(dir, name), target)).toEqual(['AppManifest.xml', 'ClientSideAssets/desk_1.js', '[Content_Types].xml', '_rels/.rels']);
  return createHash('sha256').update(readFileSync(target)).digest('hex');
}

it('packaged on two days in two orders, it has one hash', async () => {
  const one = await packaged('one.sppkg', '2026-11-21T08:00:00Z', FILES, (names) => names);
  const other = await packaged('other.sppkg', '2027-01-01T23:59:58Z', FILES, (names) => [...names].reverse());
  expect(other).toBe(one);
});

it('one byte more is another hash', async () => {
  const one = await packaged('one.sppkg', '2026-11-21T08:00:00Z', FILES, (names) => names);
  expect(await packaged('other.sppkg', '2026-11-21T08:00:00Z', { ...FILES, '_rels/.rels': '<r />' }, (names) => names)).not.toBe(one);
});
