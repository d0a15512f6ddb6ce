import { claims, NORDWIND, signer } from './testing/signLicence';
import type { Signer } from './testing/signLicence';
import { trustedKeys } from './trustedKeys';
import { verifyLicence } from './verify';

let vendor: Signer;
beforeAll(async () => {
  vendor = await signer();
});

it('believes a licence of the vendor for this tenant and host', async () => {
  expect(await verifyLicence(await vendor.sign(claims()), [vendor.key], NORDWIND)).toEqual({ ok: true, claims: claims() });
});

it('believes an older key while both are shipped', async () => {
  const next = await signer('2027-01');
  expect((await verifyLicence(await vendor.sign(claims()), [next.key, vendor.key], NORDWIND)).ok).toBe(true);
});

describe('does not believe', () => {
  const swap = (jws: string, part: number, value: string): string =>
    jws
      .split('.')
      .map((old, index) => (index === part ? value : old))
      .join('.');
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    ['a stranger with the same key id', async () => (await signer()).sign(claims()), 'badSignature'],
    ['a changed payload', async () => swap(await vendor.sign(claims()), 1, encode(claims({ plan: 'Enterprise' }))), 'badSignature'],
    ['a missing signature', async () => swap(await vendor.sign(claims()), 2, ''), 'malformed'],
    ['alg none', async () => swap(await vendor.sign(claims()), 0, encode({ alg: 'none', kid: vendor.key.kid })), 'malformed'],
    ['alg HS256', () => vendor.sign(claims(), { alg: 'HS256' }), 'malformed'],
    ['a key nobody shipped', () => vendor.sign(claims(), { kid: 'other' }), 'unknownKey'],
    ['another tenant’s licence', () => vendor.sign(claims({ tid: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0002' })), 'otherTenant'],
    ['claims without an end', () => vendor.sign({ ...claims(), exp: undefined }), 'malformed'],
    ['a text that is no token', async () => 'hello', 'malformed'],
    ['something far too long', async () => `${'a'.repeat(9000)}.b.c`, 'malformed'],
  ])('%s', async (_name, make, reason) => {
    expect(await verifyLicence(await make(), [vendor.key], NORDWIND)).toEqual({ ok: false, reason });
  });
});

describe('trusted keys', () => {
  it('takes the page’s key on a local page only', () => {
    const property = JSON.stringify({ keys: [vendor.key] });
    expect(trustedKeys(property, 'localhost')).toContainEqual(vendor.key);
    expect(trustedKeys(property, 'nordwind.sharepoint.com')).not.toContainEqual(vendor.key);
    expect(trustedKeys(property, 'localhost.evil.example')).not.toContainEqual(vendor.key);
  });
  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['no keys', '{"a":1}'],
    ['an RSA key', [{ kty: 'RSA', kid: 'r' }]],
  ])('survives %s', (_name, property) => {
    expect(trustedKeys(property, 'localhost')).toEqual(trustedKeys(undefined, 'nordwind.sharepoint.com'));
  });
});
