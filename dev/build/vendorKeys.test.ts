import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEYS_FILE, KEYS_SOURCE, readVendorKeys, vendorKeysSource, writeVendorKeys } from './vendorKeys.ts';

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

it('the source in the tree is the one of the file beside it', () => expect(readFileSync(join(root, KEYS_SOURCE), 'utf8')).toBe(vendorKeysSource(readVendorKeys(root))));

it('a key of the file is compiled in', () => {
  given([key]);
  expect(writeVendorKeys(dir)).toBe(1);
  expect(readFileSync(join(dir, KEYS_SOURCE), 'utf8')).toContain(`{ kid: '2026-11', kty: 'EC', crv: 'P-256', x: '${key.x}', y: '${key.y}' },`);
});

it.each<[string, unknown, string]>([
  ['a private key', [{ ...pair.privateKey.export({ format: 'jwk' }), kid: 'k' }], 'has its private half in it'], ['an RSA key', [{ kid: 'k', kty: 'RSA', n: 'x', e: 'AQAB' }], 'is no P-256 key'],
  ['a point off the curve', [{ ...key, x: key.y, y: key.x }], 'is no point of P-256'], ['code as name', [{ ...key, kid: "'] + alert(1)" }], 'needs a kid'], ['one name twice', [key, key], 'the same kid'], ['no list', {}, 'must be'],
])('%s is refused', (_, keys, problem) => {
  given(keys);
  expect(() => writeVendorKeys(dir)).toThrow(problem);
});
