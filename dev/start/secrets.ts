import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Secrets of the local service, made once and kept with the local state. In production they come from Key Vault. */
export type Secrets = {
  secret: string;
  rawMailSecret: string;
  masterKey: string;
  functionKey: string;
  licenceKey: { id: string; pem: string; publicKey: JsonWebKey & { kid: string } };
};

const SECRET_BYTES = 48;
const LICENCE_KEY_ID = 'local';

export function ensureSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const random = (): string => randomBytes(SECRET_BYTES).toString('base64');
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const made: Secrets = {
    secret: random(),
    rawMailSecret: random(),
    masterKey: random(),
    functionKey: random(),
    licenceKey: {
      id: LICENCE_KEY_ID,
      pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      publicKey: { ...publicKey.export({ format: 'jwk' }), kid: LICENCE_KEY_ID },
    },
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
