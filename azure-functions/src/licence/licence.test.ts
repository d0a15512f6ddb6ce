import { jwtVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { generateKeyPairSync } from 'node:crypto';
import { claimsOf, trialTerms } from '@listdesk/shared/licence';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { LISTDESK_AUDIENCE, NORDWIND, SUEDWIND } from '../../../dev/world.ts';
import { sweep } from '../functions/timers.ts';
import { offboard } from '../operator/offboard.ts';
import { keyInForce, licenceSigner } from './signer.ts';

let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
});
afterAll(() => cloud.stop());

const nordwind = () => cloud.simulator.directory.tenantById(NORDWIND.id)!;
const ask = async (host: string, upn: string = NORDWIND.admin.upn, tenant: string = NORDWIND.id) => {
  const token = await cloud.simulator.entra.userToken({ tenantId: tenant, upn, resource: LISTDESK_AUDIENCE });
  const answer = await cloud.call('licence', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ domain: host, installationUrl: `https://${host}/sites/helpdesk` }),
  });
  const body = (await answer.json()) as { licence?: string; error?: string; message?: string };
  const [, payload] = body.licence?.split('.') ?? [];
  return {
    status: answer.status,
    error: body.error,
    body,
    claims: payload ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { domains: string[]; plan: string; exp: number }) : null,
  };
};

it('begins no trial before the administrator consented, and says what to do', async () => {
  const consents = nordwind().consents;
  nordwind().consents = [];
  expect(await ask(NORDWIND.host)).toMatchObject({ status: 403, error: 'notOnboarded', body: { message: expect.stringContaining('consent') } });
  expect(await cloud.service.registry.tenant(NORDWIND.id)).toBeNull();
  nordwind().consents = consents;
});

it('takes a consent without any role for none', async () => {
  const consents = nordwind().consents;
  nordwind().consents = consents.map((consent) => ({ ...consent, roles: [] }));
  expect(await ask(NORDWIND.host)).toMatchObject({ status: 403, error: 'notOnboarded' });
  nordwind().consents = consents;
});

it('begins the trial at first contact and asks Microsoft 365 once', async () => {
  expect(await ask(NORDWIND.host)).toMatchObject({ status: 200, claims: { domains: [NORDWIND.host], plan: 'Trial' } });
  expect(await cloud.service.registry.tenant(NORDWIND.id)).toMatchObject({ consentSeenAt: expect.any(String), history: [{ event: 'trial', seats: 25 }] });
  const mark = cloud.simulator.log.mark();
  expect((await ask(NORDWIND.host)).status).toBe(200);
  expect(cloud.simulator.log.since(mark).filter((each) => /sharepoint|oauth2/.test(each.url))).toEqual([]);
});

it('starts one trial for two first calls at once', async () => {
  const [one, other] = await Promise.all([ask(SUEDWIND.host, SUEDWIND.admin.upn, SUEDWIND.id), ask(SUEDWIND.host, SUEDWIND.admin.upn, SUEDWIND.id)]);
  expect([one.status, other.status, one.claims!.exp - other.claims!.exp]).toEqual([200, 200, 0]);
  expect((await cloud.service.registry.tenant(SUEDWIND.id))!.history).toHaveLength(1);
});

it('gives the host of a customer to nobody else, in the same words as a host nobody has', async () => {
  const [customer, nobody] = [await ask(SUEDWIND.host), await ask('nobody.sharepoint.com')];
  expect([customer.status, customer.body]).toEqual([403, nobody.body]);
  expect((await cloud.service.registry.tenant(NORDWIND.id))!.domains).toEqual([NORDWIND.host]);
});

it('covers both hosts of a renamed tenant, whichever is asked for', async () => {
  nordwind().hosts = ['nordwind-energie.sharepoint.com', NORDWIND.host];
  expect((await ask('nordwind-energie.sharepoint.com')).claims!.domains).toEqual([NORDWIND.host, 'nordwind-energie.sharepoint.com']);
  expect((await ask(NORDWIND.host)).claims!.domains).toContain(NORDWIND.host);
  expect((await cloud.service.registry.tenant(NORDWIND.id))!.history.at(-1)).toMatchObject({ event: 'hostAdded', host: 'nordwind-energie.sharepoint.com' });
  expect(await cloud.service.registry.knowsHost('nordwind-energie.sharepoint.com')).toBe(true);
});

it('covers the hosts of several geographies, none of which points to another', async () => {
  const eur = 'nordwindeur.sharepoint.com';
  const alive = cloud.simulator.faults.add({
    url: /^https:\/\/nordwindeur\.sharepoint\.com\/_vti_bin/,
    fault: { kind: 'status', status: 401, headers: { 'www-authenticate': `Bearer realm="${NORDWIND.id}"` } },
  });
  nordwind().hosts.push(eur);
  expect(await ask(eur)).toMatchObject({ status: 200, claims: { domains: expect.arrayContaining([NORDWIND.host, eur]) } });
  expect((await ask(eur, SUEDWIND.admin.upn, SUEDWIND.id)).status).toBe(403);
  await cloud.service.registry.changeTenant(NORDWIND.id, (record) => ({ ...record, domains: record.domains.filter((host) => host !== eur) }));
  nordwind().hosts.pop();
  alive();
});

it('proves an old host by where it moved to', async () => {
  await cloud.service.registry.changeTenant(NORDWIND.id, (record) => ({ ...record, domains: ['nordwind-energie.sharepoint.com'] }));
  expect((await ask(NORDWIND.host)).claims!.domains).toEqual(['nordwind-energie.sharepoint.com', NORDWIND.host]);
});

it.each([
  ['is busy', { kind: 'status', status: 503 }],
  ['limits us', { kind: 'status', status: 429 }],
  ['breaks off', { kind: 'dropBefore' }],
] as const)('does not refuse a new host because SharePoint %s', async (_, fault) => {
  nordwind().hosts = ['nordwind-neu.sharepoint.com', ...nordwind().hosts];
  const mended = cloud.simulator.faults.add({ url: /client\.svc/, fault });
  expect((await ask('nordwind-neu.sharepoint.com')).status).toBe(503);
  mended();
  nordwind().hosts.shift();
});

describe('an organisation that left', () => {
  const connect = async () => {
    const token = await cloud.simulator.entra.userToken({ tenantId: SUEDWIND.id, upn: SUEDWIND.admin.upn, resource: LISTDESK_AUDIENCE });
    return (await cloud.call('installations', { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ desk: SUEDWIND.desk }) }))
      .status;
  };
  const asked = () => ask(SUEDWIND.host, SUEDWIND.admin.upn, SUEDWIND.id);

  it('does not begin anew by a page that was left open, and nothing is kept of its asking', async () => {
    await offboard(cloud.service.storage, SUEDWIND.id, { dryRun: false, now: () => cloud.clock.now() });
    expect(await asked()).toMatchObject({ status: 403, error: 'notOnboarded', body: { message: expect.stringContaining('left ListDesk') } });
    expect(await cloud.service.registry.tenant(SUEDWIND.id)).toBeNull();
  });
  it('is back when somebody connects a desk', async () => {
    expect(await connect()).toBe(200);
    expect([(await asked()).status, await cloud.service.registry.departed(SUEDWIND.id)]).toEqual([200, false]);
  });
  it('is forgotten after thirty days', async () => {
    await offboard(cloud.service.storage, SUEDWIND.id, { dryRun: false, now: () => cloud.clock.now() - 31 * 86_400_000 });
    await sweep(cloud.service);
    expect(await cloud.service.registry.departed(SUEDWIND.id)).toBe(false);
  });
  it('that we never knew leaves no trace by leaving', async () => {
    await offboard(cloud.service.storage, SUEDWIND.id, { dryRun: false, now: () => cloud.clock.now() });
    expect(await cloud.service.registry.departed(SUEDWIND.id)).toBe(false);
  });
});

describe('keys', () => {
  const key = (id: string, from: string | null) => ({
    id,
    from: from === null ? null : Date.parse(from),
    pem: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  const keys = [key('new', '2027-03-01'), key('old', null)];
  const claims = claimsOf(trialTerms(NORDWIND.id, NORDWIND.host, 0), 0);
  it.each([
    ['2027-02-28T23:59:59Z', 'old'],
    ['2027-03-01T00:00:00Z', 'new'],
  ])('at %s the key %s signs, and both are trusted', async (at, kid) => {
    const signer = licenceSigner(keys, () => Date.parse(at));
    const { protectedHeader } = await jwtVerify(await signer.sign(claims), createLocalJWKSet((await signer.publicKeys()) as JSONWebKeySet), {
      algorithms: ['ES256'],
      currentDate: new Date(0),
    });
    expect(protectedHeader.kid).toBe(kid);
    expect((await signer.publicKeys()).keys.map((jwk) => [jwk.kid, 'd' in jwk])).toEqual([
      ['new', false],
      ['old', false],
    ]);
  });
  it('signs with the oldest when no key is in force yet', () => expect(keyInForce(keys.slice(0, 1), 0).id).toBe('new'));
});
