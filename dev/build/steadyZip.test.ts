import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { readZip } from '../workbench/sppkg.ts';
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

describe('what the packager makes up', () => {
  const related = (...targets: [target: string, id: string][]): string =>
    `<Relationships>${targets.map(([target, id]) => `<Relationship Type="x" Target="/${target}" Id="${id}"></Relationship>`).join('')}</Relationships>`;
  const asBuilt = (feature: string, part: string, rels: string, script = 'x'): Record<string, string> => ({
    'AppManifest.xml': '<App/>',
    'ClientSideAssets.xml': `<Feature Title="a" Id="${feature}"></Feature>`,
    'ClientSideAssets.xml.config.xml': `<AppPartConfig><Id>${part}</Id></AppPartConfig>`,
    '_rels/feature.xml.rels': rels,
    'ClientSideAssets/desk_1.js': script,
  });
  const steadied = async (name: string, files: Record<string, string>): Promise<Buffer> => {
    const zip = new ZipFile();
    for (const [file, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), file);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(join(dir, name)));
    await writeSteadyZip(join(dir, name), join(dir, `${name}.steady`));
    return readFileSync(join(dir, `${name}.steady`));
  };
  const [ONE, OTHER] = ['24ec2ab0-6c76-4fd7-90b7-df72e19fcabb', 'daa7f4be-c617-4562-b68c-17a721e357b7'];

  it('ids and the count of relationships: two builds of one source are the same', async () => {
    const one = await steadied('one', asBuilt(ONE!, OTHER!, related(['a.xml', 'r7'], ['b.xml', 'r8'])));
    expect((await steadied('other', asBuilt(OTHER!, ONE!, related(['b.xml', 'r4'], ['a.xml', 'r5'])))).equals(one)).toBe(true);
  });

  it('another script gives the package other ids, as SharePoint is used to', async () => {
    const rels = related(['a.xml', 'r1']);
    const ids = async (name: string, script: string): Promise<(string | undefined)[]> => {
      await steadied(name, asBuilt(ONE!, ONE!, rels, script));
      const parts = await readZip(join(dir, `${name}.steady`));
      return ['ClientSideAssets.xml', 'ClientSideAssets.xml.config.xml'].map(
        (part) => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(String(parts.get(part)))?.[0],
      );
    };
    const [before, after] = [await ids('one', 'x'), await ids('other', 'y')];
    expect(new Set([...before, ...after, ONE]).size).toBe(5);
  });
});

it('one byte more is another hash', async () => {
  const one = await packaged('one.sppkg', '2026-11-21T08:00:00Z', FILES, (names) => names);
  expect(await packaged('other.sppkg', '2026-11-21T08:00:00Z', { ...FILES, '_rels/.rels': '<r />' }, (names) => names)).not.toBe(one);
});
