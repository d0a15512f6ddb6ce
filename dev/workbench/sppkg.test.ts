import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { servedModuleFile } from './components.ts';
import { readPackage } from './sppkg.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'sppkg-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function packageWith(files: Record<string, string>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const file = join(dir, 'desk.sppkg');
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

it('takes manifests and assets out of the package', async () => {
  const manifest = JSON.stringify({ id: 'c22d', alias: 'Desk', preconfiguredEntries: [{ title: { default: 'A & "B" <C>' } }] });
  const attribute = manifest.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const file = await packageWith({
    'AppManifest.xml': '<App/>',
    'f1/WebPart_c22d.xml': `<ClientSideComponent ComponentManifest="${attribute}"/>`,
    'ClientSideAssets/desk.js': 'define()',
  });
  const { manifests, assets } = await readPackage(file);
  expect(manifests).toEqual([JSON.parse(manifest)]);
  expect([...assets].map(([name, bytes]) => [name, bytes.toString()])).toEqual([['desk.js', 'define()']]);
});

it('refuses a package without a web part, and a file that is no zip', async () => {
  await expect(readPackage(await packageWith({ 'AppManifest.xml': '<App/>' }))).rejects.toThrow('holds no web part');
  writeFileSync(join(dir, 'no.sppkg'), 'no zip');
  await expect(readPackage(join(dir, 'no.sppkg'))).rejects.toThrow();
});

it.each([
  ['react/umd/react.production.min.js', true],
  ['@microsoft/sp-loader/dist/sp-loader-assembly_default.js', true],
  ['../package.json', false],
  ['@microsoft/sp-loader/../../azurite/package.json', false],
  ['@microsoft/sp-loader/package.json', false],
])('serves of node_modules what a page needs, and nothing else: %s', (path, served) => {
  expect(servedModuleFile(join(__dirname, '../../node_modules'), path) !== null).toBe(served);
});
