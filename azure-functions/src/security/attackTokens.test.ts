import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWK } from 'jose';
import { tokenVerifier } from './tokens.ts';

/** Attack cases 55 to 58 on access tokens; the numbers are those of our catalogue of attacks, section A3. */

const TENANT = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001';
const OTHER = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0002';
const AUTHORITY = 'https://login.microsoftonline.com';
const APP = '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001';
const now = Date.parse('2026-11-21T08:00:00Z') / 1000;
const good = {
  aud: APP,
  iss: `${AUTHORITY}/${TENANT}/v2.0`,
  tid: TENANT,
  oid: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f2c0002',
  ver: '2.0',
  scp: 'user_impersonation',
  iat: now,
  nbf: now,
  exp: now + 3600,
};
type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let entra: Pair;
let attacker: Pair;
let published: JWK[];
let fetched: string[];
let verify: ReturnType<typeof tokenVerifier>;

beforeAll(async () => {
  [entra, attacker] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256', { extractable: true })]);
});
beforeEach(async () => {
  published = [{ ...(await exportJWK(entra.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }];
  fetched = [];
  const answer = (url: unknown): Promise<Response> => {
    fetched.push(String(url));
    return Promise.resolve(Response.json({ keys: published }));
  };
  verify = tokenVerifier({ authority: AUTHORITY, audiences: ['api://listdesk', APP], fetch: answer as typeof fetch, now: () => now * 1000 });
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (claims: object, header: object = {}, key: Pair = entra): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'JWT', ...header }).sign(key.privateKey);
const refused = async (token: string): Promise<boolean> => !(await verify(`Bearer ${token}`)).ok;

it('the token these cases are made from is a good one', async () =>
  expect(await verify(`Bearer ${await sign(good)}`)).toMatchObject({ ok: true, caller: { tenant: TENANT, user: good.oid } }));

describe('A3 case 55: the algorithm is ours to choose', () => {
  it.each([
    ['none', 'none'],
    ['None', 'None'],
    ['empty', ''],
  ])('alg %s is refused', async (_, alg) => {
    expect(await refused(`${part({ alg, typ: 'JWT' })}.${part(good)}.`)).toBe(true);
    expect(await refused(`${part({ alg, typ: 'JWT' })}.${part(good)}.c2ln`)).toBe(true);
  });
  it.each([
    ['its PEM', async () => exportSPKI(entra.publicKey)],
    ['its JWK', async () => JSON.stringify(await exportJWK(entra.publicKey))],
  ])('HS256 with the public key (%s) as secret is refused', async (_, secret) => {
    const text = `${part({ alg: 'HS256', kid: 'k1', typ: 'JWT' })}.${part(good)}`;
    expect(
      await refused(
        `${text}.${createHmac('sha256', await secret())
          .update(text)
          .digest('base64url')}`,
      ),
    ).toBe(true);
  });
  it('an algorithm Entra does not use is refused although its key would fit', async () => {
    const text = await new SignJWT(good).setProtectedHeader({ alg: 'PS256', kid: 'k1' }).sign((await generateKeyPair('PS256')).privateKey);
    expect(await refused(text)).toBe(true);
  });
});

describe('A3 case 56: meant for us, from this tenant, an access token of version 2', () => {
  it.each([
    ['the audience is Graph', { aud: 'https://graph.microsoft.com' }],
    ['the audience is a list with us in it and no list of ours', { aud: ['https://graph.microsoft.com', 'x'] }],
    ['there is no audience', { aud: undefined }],
    ['the issuer is another tenant', { iss: `${AUTHORITY}/${OTHER}/v2.0` }],
    ['the issuer is the template', { iss: `${AUTHORITY}/{tenantid}/v2.0` }],
    ['the issuer is somebody else', { iss: `https://evil.example/${TENANT}/v2.0` }],
    ['the issuer is of version 1', { iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0' }],
    ['it is an id token: no scope', { scp: undefined, nonce: 'x', aud: APP }],
    ['it is an app’s', { idtyp: 'app', roles: ['x'] }],
    ['tid is not the issuer’s', { tid: OTHER }],
    ['tid is a path', { tid: '../common', iss: `${AUTHORITY}/../common/v2.0` }],
    ['tid is upper case', { tid: TENANT.toUpperCase() }],
  ])('refused when %s', async (_, over) => expect(await refused(await sign({ ...good, ...over }))).toBe(true));
});

describe('A3 case 57: in its time', () => {
  it.each([
    ['it has expired beyond the tolerance', { exp: now - 61 }],
    ['it begins in more than five minutes', { nbf: now + 301 }],
    ['it begins beyond the tolerance', { nbf: now + 61 }],
    ['it has no end', { exp: undefined }],
    ['it lives for years', { exp: now + 5 * 365 * 86_400 }],
    ['its end is a text', { exp: 'never' as never }],
    ['it does not say when it was made', { iat: undefined }],
  ])('refused when %s', async (_, over) => expect(await refused(await sign({ ...good, ...over }))).toBe(true));
  it.each([
    ['a minute over', { exp: now - 59 }],
    ['a minute early', { nbf: now + 59 }],
  ])('clocks may differ: %s is taken', async (_, over) => expect(await refused(await sign({ ...good, iat: now - 3600, ...over }))).toBe(false));
});

describe('A3 case 58: keys come from Entra only', () => {
  it.each([
    ['a path as kid', { kid: '../../../../dev/null' }],
    ['an address as kid', { kid: 'https://evil.example/key' }],
    ['SQL as kid', { kid: "x' UNION SELECT 'key" }],
    ['jku', { jku: 'https://evil.example/keys' }],
    ['x5u', { x5u: 'https://evil.example/cert' }],
    ['a known kid and a strange key', { kid: 'k1' }],
  ])('%s in the header of a stranger’s token leads nowhere', async (_, header) => {
    expect(await refused(await sign(good, header, attacker))).toBe(true);
    expect(fetched.filter((url) => url !== `${AUTHORITY}/common/discovery/v2.0/keys`)).toEqual([]);
  });
  it('a key in the header is not believed', async () =>
    expect(await refused(await sign(good, { jwk: await exportJWK(attacker.publicKey) }, attacker))).toBe(true));
  it('a new key of Entra is taken, and the old one is no more', async () => {
    const time = jest.spyOn(Date, 'now').mockReturnValue(now * 1000);
    try {
      expect(await refused(await sign(good))).toBe(false);
      const next = await generateKeyPair('RS256', { extractable: true });
      published = [{ ...(await exportJWK(next.publicKey)), kid: 'k2', alg: 'RS256', use: 'sig' }];
      time.mockReturnValue((now + 60) * 1000);
      expect(await refused(await sign(good, { kid: 'k2' }, next))).toBe(false);
      expect(await refused(await sign(good))).toBe(true);
    } finally {
      time.mockRestore();
    }
  });
  it('a flood of unknown kids does not make us ask Entra each time', async () => {
    for (let at = 0; at < 50; at += 1) await verify(`Bearer ${await sign(good, { kid: `x${at}` }, attacker)}`);
    expect(fetched.length).toBeLessThanOrEqual(2);
  });
});
