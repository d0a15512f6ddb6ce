import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { filesInFunctions, filesInWebParts, filesOf, FUNCTIONS_METAFILE, providedBySharePoint } from './bundled.ts';
import { componentsOf, lockedComponents, type Component } from './components.ts';
import { checkLicences, isAllowed, SHIPPED_ALLOWED, TOOLS_ALLOWED } from './licences.ts';
import { checkLockfile, type Lockfile, type LockedPackage, type Manifest } from './lockfile.ts';
import { cycloneDx } from './sbom.ts';

const root = join(__dirname, '../..');
const integrity = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;
const lockOf = (packages: Record<string, LockedPackage>, lockfileVersion = 3): Lockfile => ({ lockfileVersion, packages });
const good: LockedPackage = { version: '1.2.3', integrity, license: 'MIT' };
const component = (over: Partial<Component> = {}): Component => ({ name: 'thing', version: '1.2.3', licence: 'MIT', integrity, ...over });

describe('lockfile', () => {
  const manifests = (dependencies: Record<string, string>, more: Manifest = {}): Record<string, Manifest> => ({ '': {}, app: { dependencies, ...more } });
  it('is well when every package is exact, hashed and from nowhere in particular', () =>
    expect(
      checkLockfile(
        lockOf({ '': {}, app: {}, 'node_modules/app': { resolved: 'app', link: true }, 'node_modules/thing': good }),
        manifests({ thing: '1.2.3' }),
      ),
    ).toEqual([]));
  it.each<[string, Lockfile, Record<string, Manifest>, string]>([
    ['a place to load from', lockOf({ 'node_modules/thing': { ...good, resolved: 'https://registry.example/thing.tgz' } }), {}, 'names where to load it from'],
    ['no hash', lockOf({ 'node_modules/thing': { version: '1.2.3' } }), {}, 'has no SHA-512'],
    ['a weak hash', lockOf({ 'node_modules/thing': { ...good, integrity: 'sha1-abc' } }), {}, 'has no SHA-512'],
    [
      'a program at installation',
      lockOf({ 'node_modules/a/node_modules/thing': { ...good, hasInstallScript: true } }),
      {},
      'thing@1.2.3 wants to run a program',
    ],
    ['an old lockfile', lockOf({}, 1), {}, 'version 1, not 3'],
    ['a range', lockOf({ 'node_modules/thing': good }), manifests({ thing: '^1.2.3' }), 'app: thing is "^1.2.3"'],
    ['a tag', lockOf({ 'node_modules/thing': good }), manifests({ thing: 'latest' }), 'write one exact version'],
    ['a git address', lockOf({ 'node_modules/thing': good }), manifests({ thing: 'git+https://git.example/thing.git' }), 'write one exact version'],
    ['a package that was not locked', lockOf({}), manifests({ thing: '1.2.3' }), 'is not in the lockfile'],
    ['another version than locked', lockOf({ 'node_modules/thing': good }), manifests({ thing: '1.2.4' }), 'the lockfile says 1.2.3'],
    [
      'another version in the workspace than beside it',
      lockOf({ 'node_modules/thing': good, 'app/node_modules/thing': { ...good, version: '2.0.0' } }),
      manifests({ thing: '1.2.3' }),
      'the lockfile says 2.0.0',
    ],
    ['a range in an override', lockOf({}), manifests({}, { overrides: { thing: '>=1' } }), 'the override of thing'],
  ])('finds %s', (_, lock, each, problem) => expect(checkLockfile(lock, each)).toEqual([expect.stringContaining(problem)]));
});

describe('licences', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['GPL-3.0-or-later OR MIT', true],
    ['Apache-2.0 AND MIT', true],
    ['(MIT AND (GPL-2.0 OR ISC))', true],
    ['GPL-3.0-only', false],
    ['MIT AND GPL-2.0', false],
    ['(AGPL-3.0 OR SSPL-1.0)', false],
    ['SEE LICENSE IN LICENSE.txt', false],
    ['MIT GPL-2.0', false],
    ['(MIT', false],
    ['', false],
    ['UNLICENSED', false],
  ])('%s is allowed: %s', (expression, allowed) => expect(isAllowed(expression, SHIPPED_ALLOWED)).toBe(allowed));
  it('fails for a licence that is unknown, missing or not allowed', () =>
    expect(
      checkLicences(
        [component(), component({ licence: null }), component({ licence: 'GPL-2.0' }), component({ name: 'odd', licence: 'Custom' })],
        SHIPPED_ALLOWED,
      ),
    ).toEqual([
      'thing@1.2.3 names no licence: look at its files and write down what they say.',
      'thing@1.2.3 is under GPL-2.0, which is not on the list of allowed licences.',
      'odd@1.2.3 is under Custom, which is not on the list of allowed licences.',
    ]));
  it('holds what was looked at for one version only', () => {
    const looked = (version: string): string[] => checkLicences([component({ name: 'raw-loader', version, licence: null })], TOOLS_ALLOWED);
    expect([looked('0.5.1'), looked('0.5.2').length]).toEqual([[], 1]);
  });
  it('lets tools have licences that shipped packages may not', () =>
    expect([isAllowed('CC-BY-4.0', TOOLS_ALLOWED), isAllowed('CC-BY-4.0', SHIPPED_ALLOWED)]).toEqual([true, false]));
});

describe('components', () => {
  const lock = lockOf({
    'node_modules/a': good,
    'node_modules/a/node_modules/@s/b': { ...good, version: '2.0.0' },
    'node_modules/@s/b': good,
    'node_modules/us': { link: true, resolved: 'us' },
  });
  it('are found by the files of theirs, nested and scoped too', () =>
    expect(
      componentsOf(['us/src/x.ts', 'node_modules/a/i.js', 'node_modules/a/lib/j.js', 'node_modules/a/node_modules/@s/b/index.js'], lock).map(
        ({ name, version }) => `${name}@${version}`,
      ),
    ).toEqual(['@s/b@2.0.0', 'a@1.2.3']));
  it('must be in the lockfile', () => expect(() => componentsOf(['node_modules/stranger/x.js'], lock)).toThrow('node_modules/stranger is not in the lockfile'));
  it('of the lockfile leave our own packages out', () => expect(lockedComponents(lock).map(({ name }) => name)).toEqual(['@s/b', '@s/b', 'a']));
});

describe('what an artefact holds', () => {
  let dir: string;
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'sbom-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  it('is what esbuild wrote, not what it shook out', () => {
    const meta = {
      inputs: {},
      outputs: { 'dist/main.mjs': { inputs: { 'node_modules/a/i.js': { bytesInOutput: 3 }, 'node_modules/b/i.js': { bytesInOutput: 0 } } } },
    } as unknown as Metafile;
    put(FUNCTIONS_METAFILE, JSON.stringify(meta));
    expect(filesInFunctions(dir)).toEqual(['node_modules/a/i.js']);
    expect(filesOf(meta, join(dir, 'app'), dir)).toEqual(['app/node_modules/a/i.js']);
  });
  it('is, for the web parts, what their modules reach and SharePoint does not bring, and the loader of styles', async () => {
    put(
      'spfx-webpart/config/config.json',
      JSON.stringify({ bundles: { desk: { components: [{ entrypoint: './lib/desk.js' }] } }, localizedResources: { DeskStrings: 'x' } }),
    );
    put(
      'spfx-webpart/lib/desk.js',
      "import 'react'; import './look.scss'; import s from 'DeskStrings'; import { used } from 'used'; import 'lazyless'; import('lazy'); console.log(used, s);",
    );
    put(
      'spfx-webpart/release/manifests/desk.manifest.json',
      JSON.stringify({ loaderConfig: { scriptResources: { desk: { type: 'path' }, react: { type: 'component' }, DeskStrings: { type: 'localizedPath' } } } }),
    );
    put('spfx-webpart/release/assets/desk.js', 'x.__themeState__');
    for (const name of ['used', 'lazyless', 'lazy', 'unused']) {
      put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      put(`node_modules/${name}/index.js`, `export const used = '${name}'; console.log(used);`);
    }
    expect(providedBySharePoint(join(dir, 'spfx-webpart/release/manifests'))).toEqual(['react']);
    expect((await filesInWebParts(dir)).filter((file) => file.startsWith('node_modules')).sort()).toEqual([
      'node_modules/@microsoft/sp-css-loader/node_modules/@microsoft/load-themed-styles/lib/index.js',
      'node_modules/lazy/index.js',
      'node_modules/lazyless/index.js',
      'node_modules/used/index.js',
    ]);
  });
});

it('a bill names packages as CycloneDX wants it, and is the same each time', () => {
  const bill = (): object =>
    cycloneDx({ name: 'listdesk.sppkg', version: '1.0.0', sha256: 'ab' }, [
      component({ name: '@s/b', licence: '(MIT OR ISC)' }),
      component(),
      component({ name: 'odd', licence: 'https://x.example/l' }),
    ]);
  expect(bill()).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { name: 'listdesk.sppkg', hashes: [{ alg: 'SHA-256', content: 'ab' }] } },
    components: [
      {
        group: '@s',
        name: 'b',
        purl: 'pkg:npm/%40s/b@1.2.3',
        hashes: [{ alg: 'SHA-512', content: '01'.repeat(64) }],
        licenses: [{ expression: 'MIT OR ISC' }],
      },
      { name: 'thing', purl: 'pkg:npm/thing@1.2.3', licenses: [{ license: { id: 'MIT' } }] },
      { name: 'odd', licenses: [{ license: { name: 'https://x.example/l' } }] },
    ],
    dependencies: [{ ref: 'listdesk.sppkg@1.0.0', dependsOn: ['pkg:npm/%40s/b@1.2.3', 'pkg:npm/thing@1.2.3', 'pkg:npm/odd@1.2.3'] }],
  });
  expect(JSON.stringify(bill())).toBe(JSON.stringify(bill()));
});

it('this project’s own lockfile and licences are well', () => {
  const json = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
  const lock = json<Lockfile>('package-lock.json');
  const manifests = Object.fromEntries(
    ['', ...json<{ workspaces: string[] }>('package.json').workspaces].map((folder) => [folder, json<Manifest>(join(folder, 'package.json'))]),
  );
  expect([...checkLockfile(lock, manifests), ...checkLicences(lockedComponents(lock), TOOLS_ALLOWED)]).toEqual([]);
});
