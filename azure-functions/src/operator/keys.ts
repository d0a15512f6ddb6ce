import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { keyInForce } from '../licence/signer.ts';
import { OperatorFault } from './fault.ts';
import type { Environment } from './place.ts';

/** What the web part trusts: the public half by its name. */
export type PublicKey = { kid: string; kty: 'EC'; crv: 'P-256'; x: string; y: string };
export type KeyLine = { id: string; from: string | null; signs: boolean; publicKey: PublicKey };

/** The keys the service signs with, as its settings name them. No private half leaves this function. */
export function listKeys(environment: Environment, now: number): KeyLine[] {
  const named = (key: string, id: string, from: string | undefined) =>
    environment[key] && environment[id] ? [{ pem: environment[key].replaceAll('\\n', '\n'), id: environment[id], from: from ? Date.parse(from) : null }] : [];
  const keys = [
    ...named('LISTDESK_LICENCE_KEY', 'LISTDESK_LICENCE_KEY_ID', undefined),
    ...named('LISTDESK_LICENCE_KEY_NEXT', 'LISTDESK_LICENCE_KEY_NEXT_ID', environment['LISTDESK_LICENCE_KEY_NEXT_FROM']),
  ];
  if (!keys.length)
    throw new OperatorFault(
      'noKeys',
      'The environment holds no licence key: in Azure they lie in Key Vault. GET /api/licence-keys of the service shows the public halves.',
    );
  const inForce = keyInForce(keys, now);
  return keys.map((key) => ({
    id: key.id,
    from: key.from === null ? null : new Date(key.from).toISOString(),
    signs: key === inForce,
    publicKey: publicOf(key),
  }));
}

function publicOf({ pem, id }: { pem: string; id: string }): PublicKey {
  try {
    return publicKey(createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' }), id);
  } catch {
    throw new OperatorFault('badKey', `The licence key ${id} is no private key in PKCS8 PEM.`, 1);
  }
}

export type FirstKey = { made: boolean; id: string; file: string; publicKey: PublicKey | null; steps: string[] };

/** Makes the key a new service signs with. A service that signs already is given the next one by `rotateKeys`. */
export function firstKey(options: { id: string; file: string; dryRun: boolean }): FirstKey {
  const { id, file, dryRun } = options;
  if (!KEY_ID.test(id)) throw badId();
  const steps = [
    `Put the line above into config/licence-keys.json, as {"keys": [ that line ]}; let a second person compare it, and commit it. It is no secret.`,
    `Deploy with --parameters licenceKey=@${file} licenceKeyId=${id}: that puts the private half into Key Vault (docs/deploy.md).`,
    `Keep a copy of ${file} where only two people together get at it, then delete the file.`,
    'npm run package -- --release builds the package that believes this key, and refuses to without one.',
  ];
  return { made: !dryRun, id, file, publicKey: dryRun ? null : makePair(file, id), steps };
}

const badId = (): OperatorFault => new OperatorFault('badId', 'A key id has letters, digits, points and dashes, at most 40.', 2);

/** The private half goes into a new file that only its owner may read, nowhere else. */
function makePair(file: string, id: string): PublicKey {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(file, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return publicKey(pair.publicKey.export({ format: 'jwk' }), id);
}

export type Rotation = { made: boolean; id: string; from: string; file: string; publicKey: PublicKey | null; steps: string[] };

/** The package with the new public half has to reach every customer before the new key signs. */
export const MIN_LEAD_DAYS = 30;
const KEY_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/**
 * Makes the next key pair: the private half into a new file that only its owner may read, nowhere else. Both keys are trusted from the next
 * package on; the new one signs from its day.
 */
export function rotateKeys(options: { id: string; from: string; file: string; dryRun: boolean; now: number; environment: Environment }): Rotation {
  const { id, file, dryRun, now, environment } = options;
  if (!KEY_ID.test(id)) throw badId();
  if (environment['LISTDESK_LICENCE_KEY_ID'] === id || environment['LISTDESK_LICENCE_KEY_NEXT_ID'] === id)
    throw new OperatorFault('idTaken', `There is a key ${id} already: every key has a name of its own.`);
  const from = Date.parse(options.from);
  if (!(from >= now + MIN_LEAD_DAYS * 86_400_000))
    throw new OperatorFault('tooSoon', `The new key may sign ${MIN_LEAD_DAYS} days from now at the earliest, because older packages do not trust it yet.`, 2);
  const day = new Date(from).toISOString();
  const steps = [
    `Add the public key to config/licence-keys.json, beside the old one, and release the package.`,
    `Deploy again with --parameters nextLicenceKey=@${file} nextLicenceKeyId=${id} nextLicenceKeyFrom=${day.slice(0, 10)} (or set LISTDESK_LICENCE_KEY_NEXT, _NEXT_ID to ${id} and _NEXT_FROM by hand). Keep a copy as safe as the old key's, then delete ${file}.`,
    `From ${day.slice(0, 10)} the service signs with ${id}. Customers whose package is older than step 1 see "not our signature" from then on: their desks run on the kept licence until its grace ends.`,
    `After that day deploy with licenceKey and licenceKeyId of ${id} and without the three next ones; two weeks later take the old public key out of config/licence-keys.json.`,
  ];
  if (dryRun) return { made: false, id, from: day, file, publicKey: null, steps };
  return { made: true, id, from: day, file, publicKey: makePair(file, id), steps };
}

function publicKey({ kty, crv, x, y }: JsonWebKey, kid: string): PublicKey {
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new OperatorFault('badKey', `The licence key ${kid} is no P-256 key.`, 1);
  return { kid, kty, crv, x, y };
}
