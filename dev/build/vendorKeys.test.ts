import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { KEYS_FILE, KEYS_SOURCE, readVendorKeys, requireVendorKeys, vendorKeysSource, writeVendorKeys } from './vendorKeys.ts';

const root = join(__dirname, '../..');
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = { kid: '2026-11', ...pair.publicKey.export({ format: 'jwk' }) };
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'keys-'));
  for (const folder of ['config', 'spfx-webpart/src/app/licence']) mkdirSync(join(dir, folder), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));
const given = (keys: unknown): void => writeFileSync(join(dir, KEYS_FILE), JSON.stringify({ keys }));

it('the source in the tree is the one of the file beside it', () =>
  expect(readFileSync(join(root, KEYS_SOURCE), 'utf8')).toBe(vendorKeysSource(readVendorKeys(root))));

it('a key of the file is compiled in', () => {
  given([key]);
  expect(writeVendorKeys(dir)).toBe(1);
  expect(readFileSync(join(dir, KEYS_SOURCE), 'utf8')).toContain(`{ kid: '2026-11', kty: 'EC', crv: 'P-256', x: '${key.x}', y: '${key.y}' },`);
});

it.each<[string, unknown, string]>([
  ['a private key', [{ ...pair.privateKey.export({ format: 'jwk' }), kid: 'k' }], 'has its private half in it'],
  ['an RSA key', [{ kid: 'k', kty: 'RSA', n: 'x', e: 'AQAB' }], 'is no P-256 key'],
  ['a point off the curve', [{ ...key, x: key.y, y: key.x }], 'is no point of P-256'],
  ['code as name', [{ ...key, kid: "'] + alert(1)" }], 'needs a kid'],
  ['one name twice', [key, key], 'the same kid'],
  ['no list', {}, 'must be'],
])('%s is refused', (_, keys, problem) => {
  given(keys);
  expect(() => writeVendorKeys(dir)).toThrow(problem);
});

describe('a release', () => {
  it.each<[string, unknown[], string | null]>([
    ['without a key', [], 'holds no key'],
    ['with the key of npm start', [key, { ...key, kid: 'local' }], 'of npm start'],
    ['with a key of the vendor', [key], null],
  ])('%s', (_, keys, problem) => {
    given(keys);
    if (problem) expect(() => requireVendorKeys(dir)).toThrow(problem);
    else expect(requireVendorKeys(dir)).toBeUndefined();
  });

  it('is asked for before anything is built: npm run package -- --release ends with the reason while there is no key', () => {
    const ran = spawnSync(
      process.execPath,
      [join(root, 'node_modules/gulp/bin/gulp.js'), '--gulpfile', join(root, 'gulpfile.js'), '-L', 'releasable', '--release'],
      { cwd: root, encoding: 'utf8' },
    );
    const keys = readVendorKeys(root);
    expect([ran.status, ran.stderr.includes('holds no key')]).toEqual(keys.length ? [0, false] : [1, true]);
  });
});
