import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import { ensureCertificates, type Certificates } from '../certificates.ts';
import { ManualClock } from '../core/clock.ts';
import { Simulator } from '../simulator.ts';
import { createWorld, LISTDESK_APP_ID, NORDWIND } from '../../world.ts';

const NOW = '2026-11-21T08:00:00Z';
const TOKEN_URL = `https://login.microsoftonline.com/${NORDWIND.id}/oauth2/v2.0/token`;
let folder: string;
let certificates: Certificates;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'listdesk-assertion-'));
  certificates = await ensureCertificates(folder);
});
afterAll(() => rm(folder, { recursive: true }));

type Made = { alg?: string; digest?: 'sha256' | 'sha1'; aud?: string; sub?: string; expiresIn?: number; notBeforeIn?: number; foreignKey?: boolean };

async function assertion({
  alg = 'PS256',
  digest = 'sha256',
  aud = TOKEN_URL,
  sub = LISTDESK_APP_ID,
  expiresIn = 600,
  notBeforeIn = 0,
  foreignKey = false,
}: Made): Promise<string> {
  const now = Date.parse(NOW) / 1000;
  const thumbprint = createHash(digest).update(new X509Certificate(certificates.app.certificate).raw).digest('base64url');
  const key = foreignKey ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : createPrivateKey(certificates.app.key);
  return new SignJWT({ aud, iss: LISTDESK_APP_ID, sub, jti: randomUUID(), nbf: now + notBeforeIn, exp: now + expiresIn })
    .setProtectedHeader({ alg, typ: 'JWT', [digest === 'sha256' ? 'x5t#S256' : 'x5t']: thumbprint })
    .sign(key);
}

async function ask(changes: Record<string, string>): Promise<{ status: number; code: number | undefined }> {
  const simulator = await Simulator.create({ clock: new ManualClock(NOW) });
  await createWorld(simulator, { appCertificatePem: certificates.app.certificate });
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: LISTDESK_APP_ID,
    scope: 'https://graph.microsoft.com/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    ...changes,
  });
  const answer = await simulator.fetch(TOKEN_URL, { method: 'POST', body: form });
  return { status: answer.status, code: ((await answer.json()) as { error_codes?: number[] }).error_codes?.[0] };
}

it.each<[string, Made, number, number | undefined]>([
  ['signed with PS256', {}, 200, undefined],
  ['signed with RS256 and the older thumbprint', { alg: 'RS256', digest: 'sha1' }, 200, undefined],
  ['for the issuer instead of the endpoint', { aud: `https://login.microsoftonline.com/${NORDWIND.id}/v2.0` }, 200, undefined],
  ['whose time begins in a second', { notBeforeIn: 1 }, 200, undefined],
  ['over by 59 seconds', { expiresIn: -59 }, 200, undefined],
  ['over by 61 seconds', { expiresIn: -61 }, 401, 700024],
  ['whose time begins in two minutes', { notBeforeIn: 120 }, 401, 700024],
  ['for another tenant’s endpoint', { aud: TOKEN_URL.replace('0001', '0002') }, 401, 700023],
  ['of another app', { sub: 'someone-else' }, 401, 700021],
  ['signed with another key under our thumbprint', { foreignKey: true }, 401, 700027],
])('an assertion %s', async (_name, made, status, code) => {
  expect(await ask({ client_assertion: await assertion(made) })).toEqual({ status, code });
});

it.each<[string, Record<string, string>, number]>([
  ['no proof at all', {}, 7000218],
  ['an assertion that is no token', { client_assertion: 'nonsense' }, 50027],
  ['a scope without .default', { scope: 'https://graph.microsoft.com/Mail.Read' }, 1002012],
  ['a grant for people', { grant_type: 'password' }, 70003],
])('refuses %s', async (name, changes, code) => {
  if (name !== 'no proof at all') changes = { client_assertion: await assertion({}), ...changes };
  expect((await ask(changes)).code).toBe(code);
});
