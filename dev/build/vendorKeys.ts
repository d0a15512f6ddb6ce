import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The public keys whose licences a package believes, as a JWK set. Public halves only: it is part of the source. */
export const KEYS_FILE = 'config/licence-keys.json';
/** What the web parts compile in; made from `KEYS_FILE`. */
export const KEYS_SOURCE = 'spfx-webpart/src/app/licence/vendorKeys.ts';
export const NO_KEYS = `${KEYS_FILE} holds no key: this package believes licences of local pages only and is not for customers. docs/operate.md, "The licence key", says how the key gets there.`;

type Key = { kid: string; kty: 'EC'; crv: 'P-256'; x: string; y: string };
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** @throws Error with one sentence when the file is not what it should be: a private key in it must never reach a package. */
export function readVendorKeys(root: string): Key[] {
  const parsed = JSON.parse(readFileSync(join(root, KEYS_FILE), 'utf8')) as { keys?: unknown };
  if (!Array.isArray(parsed.keys)) throw new Error(`${KEYS_FILE} must be {"keys": [...]}.`);
  const keys = parsed.keys.map((each) => {
    const { kid, kty, crv, x, y, ...more } = each as Record<string, unknown>;
    if ('d' in more)
      throw new Error(`${KEYS_FILE}: the key ${String(kid)} has its private half in it. Take it out, and make a new key: this one is no secret any more.`);
    if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string')
      throw new Error(`${KEYS_FILE}: the key ${String(kid)} is no P-256 key.`);
    if (typeof kid !== 'string' || !NAME.test(kid)) throw new Error(`${KEYS_FILE}: a key needs a kid of letters, digits, points and dashes.`);
    try {
      createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    } catch {
      throw new Error(`${KEYS_FILE}: the key ${kid} is no point of P-256.`);
    }
    return { kid, kty, crv, x, y } as Key;
  });
  if (new Set(keys.map(({ kid }) => kid)).size !== keys.length) throw new Error(`${KEYS_FILE}: two keys have the same kid.`);
  return keys;
}

export function vendorKeysSource(keys: readonly Key[]): string {
  const rows = keys.map(({ kid, kty, crv, x, y }) => `\n  { kid: '${kid}', kty: '${kty}', crv: '${crv}', x: '${x}', y: '${y}' },`).join('');
  return `import type { LicenceKey } from './trustedKeys';\n\n/** Made by the build from ${KEYS_FILE}; change that file, not this one. */\nexport const VENDOR_KEYS: readonly LicenceKey[] = [${rows}${rows ? '\n' : ''}];\n`;
}

/** Writes the source when it is not what it should be. Answers how many keys a package built from it believes. */
export function writeVendorKeys(root: string): number {
  const keys = readVendorKeys(root);
  const [file, text] = [join(root, KEYS_SOURCE), vendorKeysSource(keys)];
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return keys.length;
}

/** The key of `npm start` has this name; whoever runs that has its private half. */
const LOCAL_KEY = 'local';

/** @throws Error when a package built now would believe no key of the vendor, or one that lies on developers' machines: customers must not get it. */
export function requireVendorKeys(root: string): void {
  const keys = readVendorKeys(root);
  if (!keys.length) throw new Error(`This is no release. ${NO_KEYS}`);
  if (keys.some(({ kid }) => kid === LOCAL_KEY)) throw new Error(`This is no release: ${KEYS_FILE} holds the key "${LOCAL_KEY}" of npm start. Take it out.`);
}
