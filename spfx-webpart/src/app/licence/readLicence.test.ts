import { mayConfigure } from '@listdesk/shared/licence';
import { serviceClient } from '../serviceClient';
import { scriptedService } from '../serviceClient/testing/scriptedService';
import { licenceCache } from './licenceCache';
import { readLicence } from './readLicence';
import { claims, memoryStore, NORDWIND, NOW, signer } from './testing/signLicence';
import type { Signer } from './testing/signLicence';

const DAY_MS = 86_400_000;
let vendor: Signer;
beforeAll(async () => {
  vendor = await signer();
});

type Script = Parameters<typeof scriptedService>[0];
function browser(script: Script, stores = { device: memoryStore(), session: memoryStore() }) {
  const service = scriptedService(script);
  const clock = { now: NOW };
  const ports = {
    service: serviceClient(service.send, { online: () => true, now: () => clock.now }),
    cache: licenceCache(NORDWIND.tid, stores.device, stores.session),
    keys: [vendor.key],
    now: () => clock.now,
  };
  return { ...service, clock, stores, read: (fresh = false) => readLicence(NORDWIND, ports, fresh) };
}

it('sends exactly the domain and the installation URL', async () => {
  const page = browser(async () => ({ body: { licence: await vendor.sign(claims()) } }));
  await page.read();
  expect(page.sent).toEqual([
    { method: 'POST', path: '/api/licence', body: { domain: 'nordwind.sharepoint.com', installationUrl: 'https://nordwind.sharepoint.com/sites/helpdesk' } },
  ]);
});

describe('asks once a day in a browser session', () => {
  it('and serves the day from the device', async () => {
    const page = browser(async () => ({ body: { licence: await vendor.sign(claims()) } }));
    await page.read();
    page.clock.now += DAY_MS - 1;
    expect((await page.read()).state.kind).toBe('active');
    expect(page.sent).toHaveLength(1);
    page.clock.now += 1;
    await page.read();
    expect(page.sent).toHaveLength(2);
  });
  it('unless a person asks', async () => {
    const page = browser(async () => ({ body: { licence: await vendor.sign(claims()) } }));
    await page.read();
    await page.read(true);
    expect(page.sent).toHaveLength(2);
  });
  it('and a changed copy on the device counts for nothing', async () => {
    const page = browser(async () => ({ body: { licence: await vendor.sign(claims()) } }));
    await page.read();
    page.stores.device.setItem(`listdesk.licence.${NORDWIND.tid}`, await (await signer()).sign(claims({ plan: 'Enterprise' })));
    await page.read();
    expect(page.sent).toHaveLength(2);
  });
});

describe('each state for what it is', () => {
  it.each([
    ['trial', claims(), { kind: 'active', daysLeft: 26 }, false],
    ['expired', claims({ exp: NOW / 1000 - 60 }), { kind: 'expired', since: '2026-11-21T08:59:00.000Z' }, true],
    ['suspended', claims({ suspended: true }), { kind: 'suspended' }, true],
    ['for a host that only starts alike', claims({ domains: ['nordwind.sharepoint.com.evil.example'] }), { kind: 'unknown', reason: 'domainMismatch' }, true],
  ])('%s', async (_name, signed, state, locked) => {
    const reading = await browser(async () => ({ body: { licence: await vendor.sign(signed) } })).read();
    expect(reading).toMatchObject({ state, failure: null });
    expect(mayConfigure(reading.state)).toBe(!locked);
  });
  it.each([
    ['not onboarded, told in the body', { body: { error: 'notOnboarded', message: 'x' } }, { state: { kind: 'unknown', reason: 'notOnboarded' } }],
    [
      'not onboarded, told by status',
      { status: 403, body: { error: { code: 'licence.notOnboarded', message: 'x' } } },
      { state: { kind: 'unknown', reason: 'notOnboarded' } },
    ],
    [
      'domain of another tenant',
      { status: 403, body: { error: { code: 'domainMismatch', message: 'x' } } },
      { state: { kind: 'unknown', reason: 'domainMismatch' } },
    ],
    ['permission not approved', new Error('AADSTS65001'), { state: { kind: 'unknown', reason: 'notConsented' } }],
    ['service away', new TypeError('Failed to fetch'), { state: { kind: 'unreachable', cached: null }, failure: { kind: 'unreachable' } }],
    ['signed by a stranger', { body: { licence: 'aaaa.bbbb.cccc' } }, { state: { kind: 'unreachable', cached: null }, failure: 'notOurSignature' }],
  ])('%s', async (_name, answer, expected) => {
    expect(await browser(() => answer).read()).toMatchObject(expected);
  });
});

describe('while the service is away', () => {
  const away =
    (first: Script): Script =>
    (sent, nth) =>
      nth === 1 ? first(sent, nth) : new TypeError('Failed to fetch');
  it('the kept licence counts until its grace is over', async () => {
    const page = browser(away(async () => ({ body: { licence: await vendor.sign(claims()) } })));
    await page.read();
    page.clock.now += 9 * DAY_MS;
    const kept = await page.read();
    expect(kept.state).toMatchObject({ kind: 'unreachable', cached: { plan: 'Trial' } });
    expect(mayConfigure(kept.state)).toBe(true);
    page.clock.now += 2 * DAY_MS;
    const late = await page.read();
    expect(late.state).toEqual({ kind: 'unreachable', cached: null });
    expect(mayConfigure(late.state)).toBe(false);
  });
});

it('works in a window that forbids storage', async () => {
  const forbidden = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
    removeItem: () => undefined,
  };
  const page = browser(async () => ({ body: { licence: await vendor.sign(claims()) } }), { device: forbidden, session: forbidden });
  expect((await page.read()).state.kind).toBe('active');
});
