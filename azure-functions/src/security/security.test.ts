import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { allowedOrigin } from './cors.ts';
import { createLog } from './log.ts';
import { rateLimiter } from './rateLimit.ts';
import { rawMailKey, signRawMail, verifyRawMail } from './rawSignature.ts';
import { tokenVerifier } from './tokens.ts';

const TENANT = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001';
const USER = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0101';
const AUTHORITY = 'https://login.microsoftonline.com';

describe('log', () => {
  it.each([
    ['an address', { reason: 'oliver@nordwind.example' }],
    ['a subject', { reason: 'Printer on fire' }],
    ['a field nobody allowed', { subject: 'Printer' } as object],
    ['84: a second line', { reason: 'x\nPrinter' }],
    ['84: a colour', { code: '\u001b[31mPrinter' }],
    ['84: a second event', { outcome: '"},{"event":"Printer' }],
    ['85: a token', { reason: 'Bearer eyJhbGciOiJSUzI1NiJ9.oliver/x.y' }],
    ['85: a shared access signature', { code: 'https://x.blob.core.windows.net/?sig=Printer%3D' }],
    ['85: a password', { reason: 'PASS=Printer; oliver' }],
  ])('cannot print %s', (_, fields) => {
    const lines: string[] = [];
    createLog((_level, line) => lines.push(line))('info', 'mail.taken', fields);
    expect(lines.join()).not.toMatch(/oliver|Printer/);
    expect(lines.map((line) => line.split('\n').length)).toEqual([1]);
  });
});

describe('raw mail signature', () => {
  const secret = new Uint8Array(32).fill(7);
  const now = Date.parse('2026-11-21T08:00:00Z');
  const claim = { tenant: TENANT, mailbox: 'support@nordwind.example', timestamp: '2026-11-21T08:00:00Z', nonce: 'abcdefghijklmnop', sha256: 'a'.repeat(64) };
  const headers = (over: Record<string, string> = {}) =>
    new Headers({
      'x-listdesk-tenant': claim.tenant,
      'x-listdesk-mailbox': claim.mailbox,
      'x-listdesk-timestamp': claim.timestamp,
      'x-listdesk-nonce': claim.nonce,
      'x-listdesk-content-sha256': claim.sha256,
      'x-listdesk-signature': signRawMail(rawMailKey(secret, TENANT), claim),
      ...over,
    });
  it('accepts what it signed', () => expect(verifyRawMail(secret, headers(), now)).toEqual({ ok: true, claim }));
  it.each([
    ['another tenant', { 'x-listdesk-tenant': TENANT.replace(/1$/, '2') }, 'signature'],
    ['another body', { 'x-listdesk-content-sha256': 'b'.repeat(64) }, 'signature'],
    ['another mailbox', { 'x-listdesk-mailbox': 'sales@nordwind.example' }, 'signature'],
    ['no signature', { 'x-listdesk-signature': '' }, 'signature'],
    ['an old timestamp', { 'x-listdesk-timestamp': '2026-11-21T07:50:00Z' }, 'outsideWindow'],
    ['a future timestamp', { 'x-listdesk-timestamp': '2026-11-21T08:10:00Z' }, 'outsideWindow'],
    ['no nonce', { 'x-listdesk-nonce': '' }, 'malformed'],
  ])('refuses %s', (_, over, reason) => expect(verifyRawMail(secret, headers(over), now)).toEqual({ ok: false, reason }));
  it('gives each tenant its own key', () => {
    const other = signRawMail(rawMailKey(secret, TENANT.replace(/1$/, '2')), claim);
    expect(verifyRawMail(secret, headers({ 'x-listdesk-signature': other }), now)).toMatchObject({ ok: false });
  });
});

describe('entra token', () => {
  const now = Date.parse('2026-11-21T08:00:00Z') / 1000;
  let verify: ReturnType<typeof tokenVerifier>;
  let sign: (claims: object, header?: object) => Promise<string>;
  let signOther: (claims: object) => Promise<string>;
  const good = {
    aud: 'api://listdesk',
    iss: `${AUTHORITY}/${TENANT}/v2.0`,
    tid: TENANT,
    oid: USER,
    ver: '2.0',
    scp: 'user_impersonation',
    iat: now,
    nbf: now,
    exp: now + 3600,
  };
  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    const other = await generateKeyPair('RS256');
    const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] };
    verify = tokenVerifier({ authority: AUTHORITY, audiences: ['api://listdesk'], now: () => now * 1000, fetch: async () => Response.json(keys) });
    sign = (claims, header = {}) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k', ...header }).sign(pair.privateKey);
    signOther = (claims) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(other.privateKey);
  });
  it('knows the caller by tenant and object id', async () =>
    expect(await verify(`Bearer ${await sign(good)}`)).toMatchObject({ ok: true, caller: { tenant: TENANT, user: USER } }));
  it.each([
    ['audience', { aud: 'https://graph.microsoft.com' }],
    ['issuer of another tenant', { iss: `${AUTHORITY}/${TENANT.replace(/1$/, '2')}/v2.0` }],
    ['v1 issuer', { iss: `https://sts.windows.net/${TENANT}/` }],
    ['version', { ver: '1.0' }],
    ['expiry', { exp: now - 400 }],
    ['not-before', { nbf: now + 400 }],
    ['huge expiry', { exp: now + 400 * 86400 }],
    ['missing tenant', { tid: undefined }],
    ['no user', { oid: undefined }],
    ['no scope', { scp: undefined }],
    ['app token', { idtyp: 'app' }],
    ['tenant that is no GUID', { tid: '../common', iss: `${AUTHORITY}/../common/v2.0` }],
  ])('refuses a wrong %s', async (_, over) => expect(await verify(`Bearer ${await sign({ ...good, ...over })}`)).toMatchObject({ ok: false }));
  it('refuses a foreign key, even when the header points to it', async () => {
    expect(await verify(`Bearer ${await signOther(good)}`)).toMatchObject({ ok: false });
    expect(await verify(`Bearer ${await sign(good, { kid: '../../keys', jku: 'https://evil.example/keys' })}`)).toMatchObject({ ok: false });
  });
  it('refuses an unsigned token and none at all', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    expect(await verify(`Bearer ${part({ alg: 'none' })}.${part(good)}.`)).toEqual({ ok: false, reason: 'invalid' });
    expect(await verify(null)).toEqual({ ok: false, reason: 'missing' });
  });
});

describe('origins', () => {
  const rules = { extra: ['http://localhost:4400'], knownHost: async (host: string) => host === 'nordwind.sharepoint.com' };
  it.each([
    ['https://nordwind.sharepoint.com', false, true],
    ['http://localhost:4400', false, true],
    ['https://suedwind.sharepoint.com', false, false],
    ['https://suedwind.sharepoint.com', true, true],
    ['null', true, false],
    ['https://nordwind.sharepoint.com.evil.io', true, false],
    ['http://nordwind.sharepoint.com', true, false],
    ['https://nordwind.sharepoint.com:8443', true, false],
    ['https://a@nordwind.sharepoint.com', true, false],
    ['https://NORDWIND.sharepoint.com', true, false],
  ])('%s (first contact %s) is allowed: %s', async (origin, first, allowed) => expect(await allowedOrigin(origin, rules, first)).toBe(allowed ? origin : null));
});

it('brakes a flood and lets it go on later', () => {
  let time = 0;
  const allow = rateLimiter({ perMinute: 60, burst: 2 }, () => time);
  expect([allow('a').ok, allow('a').ok, allow('a').ok, allow('b').ok]).toEqual([true, true, false, true]);
  time += 1000;
  expect(allow('a')).toEqual({ ok: true });
});
