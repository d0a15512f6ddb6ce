import { createHash } from 'node:crypto';
import { signRawMail, rawMailKey } from '../security/rawSignature.ts';
import { clientState } from '../intake/clientState.ts';
import { parseSettings } from '../config.ts';
import { deskInCloud, nordwindDesk, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import { LISTDESK_AUDIENCE, NORDWIND, SUEDWIND } from '../../../dev/world.ts';
import { mailboxId } from './desks.ts';

/** Attack cases 52 to 54 and 59 to 69 at the doors of the service; the numbers are those of our catalogue of attacks, section A3. */

let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
});
afterAll(() => cloud.stop());
// Each case comes some time after the one before, so that none runs into the limits of another.
beforeEach(() => cloud.clock.advance(60_000));

const attacker = async () => ({
  authorization: `Bearer ${await cloud.simulator.entra.userToken({ tenantId: SUEDWIND.id, upn: SUEDWIND.admin.upn, resource: LISTDESK_AUDIENCE })}`,
});
const post = (route: string, headers: Record<string, string>, body: unknown) =>
  cloud.call(route, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
const licence = async (headers: Record<string, string>, domain: string, installationUrl = `https://${domain}/sites/helpdesk`) => {
  const answer = await post('licence', headers, { domain, installationUrl });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const ticketCount = async () => (await cloud.lists.ticketPage({ view: 'allOpen' })).tickets.length;

describe('A3 case 52: whose a host is, is proven', () => {
  it('another tenant’s administrator cannot connect our desk, nor get its licence', async () => {
    const answer = await post('installations', await attacker(), { desk: NORDWIND.desk });
    expect([answer.status, await answer.json()]).toEqual([403, { error: expect.objectContaining({ code: 'domainMismatch' }) }]);
    expect(await cloud.service.registry.installations(SUEDWIND.id)).toEqual([]);
    expect((await licence(await attacker(), NORDWIND.host)).status).toBe(403);
    expect((await cloud.service.registry.tenant(NORDWIND.id))!.domains).toEqual([NORDWIND.host]);
  });
  it('one’s own host without consent is not enough', async () => {
    const tenant = cloud.simulator.directory.tenantById(SUEDWIND.id)!;
    const { consents } = tenant;
    tenant.consents = [];
    expect(await licence(await attacker(), SUEDWIND.host)).toMatchObject({ status: 403, body: { error: 'notOnboarded' } });
    tenant.consents = consents;
  });
});

it.each([
  'nordwind.sharepoint.com.evil.io',
  'evil.io/nordwind.sharepoint.com',
  'nordwind-admin.sharepoint.com',
  'nordwind-my.sharepoint.com',
  'nordwind.sharepoint.com.',
  'a@nordwind.sharepoint.com',
  'nordwind.sharepoint.com:8443',
  'nordwınd.sharepoint.com',
  'nordwind.sharepoint.com\u0000',
  'nordwind.sharepoint.com#',
  'sharepoint.com',
  '*.sharepoint.com',
  'nordwind。sharepoint.com',
  '',
  'https://nordwind.sharepoint.com',
])('A3 case 53: the domain %j is no spelling of ours', async (domain) => {
  const headers = await cloud.as(NORDWIND.admin.upn);
  expect((await licence(headers, domain, NORDWIND.desk)).status).toBe(400);
  expect((await licence(headers, NORDWIND.host, `https://${domain}/sites/helpdesk`)).status).toBe(400);
});
it.each(['NORDWIND.SharePoint.com', ' nordwind.sharepoint.com '])('A3 case 53: %j is', async (domain) =>
  expect((await licence(await cloud.as(NORDWIND.admin.upn), domain, NORDWIND.desk)).status).toBe(200),
);

describe('A3 case 54: the licence is no oracle', () => {
  it('a customer, a customer whose licence ended, and nobody get the same answer', async () => {
    const before = (await cloud.service.registry.tenant(NORDWIND.id))!;
    const active = await licence(await attacker(), NORDWIND.host);
    await cloud.service.registry.saveTenant({ ...before, validUntil: '2020-01-01T00:00:00Z' });
    const ended = await licence(await attacker(), NORDWIND.host);
    await cloud.service.registry.saveTenant(before);
    const nobody = await licence(await attacker(), 'nobody.sharepoint.com');
    expect([ended, nobody]).toEqual([active, active]);
    expect(active.status).toBe(403);
  });
  it('and asks Microsoft the same questions, so that time tells nothing', async () => {
    const asked = async (host: string): Promise<number> => {
      const headers = await attacker();
      const mark = cloud.simulator.log.mark();
      await licence(headers, host);
      return cloud.simulator.log.since(mark).filter(({ url }) => url.includes(host)).length;
    };
    expect(await asked(NORDWIND.host)).toBe(1);
    expect(await asked('nobody.sharepoint.com')).toBe(1);
  });
  it('many questions of one tenant are slowed down, and no other tenant is', async () => {
    const headers = await attacker();
    const answers = await Promise.all(Array.from({ length: 260 }, () => cloud.call('checkup?desk=x', { headers })));
    const late = answers.filter(({ status }) => status === 429);
    expect(late.length).toBeGreaterThan(0);
    expect(Number(late[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await cloud.call(`portal/requests?desk=${encodeURIComponent(NORDWIND.desk)}`, { headers: await cloud.as(OLIVER_AT_NORDWIND) })).status).toBe(200);
  });
});
const OLIVER_AT_NORDWIND = NORDWIND.requesters[1].upn;

it('A3 case 59: an address in a token is nobody’s name: a stranger with our agent’s address sees and does nothing', async () => {
  const tenant = cloud.simulator.directory.tenantById(SUEDWIND.id)!;
  const agent = NORDWIND.agents[0].upn;
  tenant.users.push({ oid: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f2c0099', upn: agent, displayName: 'Not Aylin', otherMails: [agent], admin: true });
  const headers = { authorization: `Bearer ${await cloud.simulator.entra.userToken({ tenantId: SUEDWIND.id, upn: agent, resource: LISTDESK_AUDIENCE })}` };
  tenant.users.pop();
  const desk = encodeURIComponent(NORDWIND.desk);
  for (const route of [`portal/requests?desk=${desk}`, `quarantine?desk=${desk}`])
    expect([route, (await cloud.call(route, { headers })).status]).toEqual([route, 404]);
  expect((await post('hints', headers, { desk: NORDWIND.desk })).status).toBe(404);
});

describe('notifications', () => {
  const state = (tenant: string, desk: string, watched: string) => clientState(cloud.service.signState, tenant, desk, watched);
  const desk = () => nordwindDesk(cloud.settings);
  const box = () => mailboxId(cloud.settings.secret, NORDWIND.id, NORDWIND.support);
  const entry = (over: object = {}) => ({
    tenantId: NORDWIND.id,
    subscriptionId: 's',
    changeType: 'created',
    clientState: state(NORDWIND.id, desk(), box()),
    resourceData: { id: 'AAMkAGI2TAAAAAA=' },
    ...over,
  });
  const sent = async (route: string, entries: object[]) => {
    const mark = cloud.simulator.log.mark();
    const answer = await post(route, {}, { value: entries });
    return { status: answer.status, work: [...(await cloud.take('intake')), ...(await cloud.take('outbound'))], asked: cloud.simulator.log.since(mark).length };
  };
  it('a genuine one becomes work: these cases would see it', async () => expect((await sent('notifications', [entry()])).work).toHaveLength(1));

  it.each([
    ['no state', { clientState: undefined }],
    ['an empty one', { clientState: '' }],
    ['a guess', { clientState: 'a.b.c' }],
    ['an object', { clientState: { $ne: '' } }],
    ['one 10,000 characters long', { clientState: 'x'.repeat(10_000) }],
  ])('A3 case 60: %s: 202, counted, no work, nobody asked', async (_, over) => {
    const before = cloud.logged.length;
    expect(await sent('notifications', [entry(over)])).toEqual({ status: 202, work: [], asked: 0 });
    expect(cloud.logged.slice(before).join()).toContain('someRefused');
  });
  it.each([
    ['of another tenant', () => ({ tenantId: SUEDWIND.id })],
    ['of another desk', () => ({ clientState: state(NORDWIND.id, desk(), box()).replace(desk(), 'otherdesk') })],
    ['of another mailbox', () => ({ clientState: state(NORDWIND.id, desk(), box()).replace(box(), 'otherbox') })],
    ['signed for the other tenant', () => ({ clientState: state(SUEDWIND.id, desk(), box()) })],
  ])('A3 case 61: a state %s opens nothing', async (_, over) =>
    expect(await sent('notifications', [entry(over())])).toEqual({ status: 202, work: [], asked: 0 }),
  );

  it('A3 case 64: 10,000 forged ones cost less than 5 ms each and no request to anybody', async () => {
    const before = process.cpuUsage();
    for (let round = 0; round < 10; round += 1)
      expect(
        await sent(
          'notifications',
          Array.from({ length: 1000 }, (_, at) => entry({ clientState: `forged.${round}.${at}` })),
        ),
      ).toEqual({ status: 202, work: [], asked: 0 });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / 10_000).toBeLessThan(5);
  });
  it('A3 case 66: a forged lifecycle event renews nothing; a genuine one, repeated, leaves one subscription', async () => {
    expect(await sent('lifecycle', [entry({ lifecycleEvent: 'subscriptionRemoved', clientState: 'a.b.c' })])).toEqual({ status: 202, work: [], asked: 0 });
    for (let at = 0; at < 3; at += 1) await post('lifecycle', {}, { value: [entry({ lifecycleEvent: 'subscriptionRemoved' })] });
    await cloud.drain();
    expect((await cloud.service.registry.subscriptions(NORDWIND.id)).filter(({ watches }) => watches.kind === 'mailbox')).toHaveLength(1);
  });
  it.each([
    ['%3Cscript%3Ealert(1)%3C/script%3E', 'scriptalert1/script'],
    ['a%0D%0ASet-Cookie:%20x=1', 'aSet-Cookie: x=1'],
    [
      encodeURIComponent('Validation: Testing client application reachability for subscription Request-Id: 4c0f'),
      'Validation: Testing client application reachability for subscription Request-Id: 4c0f',
    ],
    ['x'.repeat(3000), 'x'.repeat(2048)],
  ])('A3 case 63: the handshake %.40s is answered as harmless text', async (token, text) => {
    for (const route of ['notifications', 'lifecycle', 'list-notifications']) {
      const answer = await cloud.call(`${route}?validationToken=${token}`, { method: 'POST' });
      expect([
        answer.status,
        await answer.text(),
        answer.headers.get('content-type'),
        answer.headers.get('x-content-type-options'),
        answer.headers.get('set-cookie'),
      ]).toEqual([200, text, 'text/plain; charset=utf-8', 'nosniff', null]);
    }
  });
});

it.each(['LISTDESK_SECRET', 'LISTDESK_RAW_MAIL_SECRET', 'LISTDESK_LICENCE_KEY'])(
  'A3 case 62: without %s the service does not start, and says which it is',
  (name) => {
    const parsed = parseSettings({ [name]: '' });
    expect('problems' in parsed && parsed.problems.filter((problem) => problem.startsWith(`${name} `))).toHaveLength(1);
  },
);
it('A3 case 62: a secret that is too short is none', () => {
  const parsed = parseSettings({ LISTDESK_SECRET: Buffer.alloc(31).toString('base64') });
  expect('problems' in parsed && parsed.problems.join()).toContain('LISTDESK_SECRET is too short');
});

describe('raw mail', () => {
  const bytes = Buffer.from(mailOf({ 'Message-ID': '<gateway@outside.example>', Subject: 'By the gateway' }).join('\r\n'));
  let nonce = 0;
  const headers = (over: { tenant?: string; key?: string; at?: number; nonce?: string; sha256?: string; signature?: string } = {}): Record<string, string> => {
    nonce += 1;
    const claim = {
      tenant: over.tenant ?? NORDWIND.id,
      mailbox: NORDWIND.support,
      timestamp: new Date(over.at ?? cloud.clock.now()).toISOString(),
      nonce: over.nonce ?? `nonce-of-case-${String(nonce).padStart(6, '0')}`,
      sha256: over.sha256 ?? createHash('sha256').update(bytes).digest('hex'),
    };
    const signature = over.signature ?? signRawMail(rawMailKey(cloud.settings.rawMailSecret, over.key ?? claim.tenant), claim);
    return {
      'x-listdesk-tenant': claim.tenant,
      'x-listdesk-mailbox': claim.mailbox,
      'x-listdesk-timestamp': claim.timestamp,
      'x-listdesk-nonce': claim.nonce,
      'x-listdesk-content-sha256': claim.sha256,
      'x-listdesk-signature': signature,
    };
  };
  const send = (given: Record<string, string>, body: Buffer = bytes) => cloud.call('mail/raw', { method: 'POST', headers: given, body: new Uint8Array(body) });

  it.each<[string, () => [Record<string, string>, Buffer?]]>([
    ['no signature', () => [headers({ signature: '' })]],
    ['nothing at all', () => [{}]],
    ['six minutes old', () => [headers({ at: cloud.clock.now() - 6 * 60_000 })]],
    ['six minutes early', () => [headers({ at: cloud.clock.now() + 6 * 60_000 })]],
    ['the key of another tenant', () => [headers({ key: SUEDWIND.id })]],
    ['a signature over another body', () => [headers(), Buffer.from('Subject: other\r\n\r\n')]],
    ['another body’s hash in the header', () => [{ ...headers(), 'x-listdesk-content-sha256': 'a'.repeat(64) }]],
    ['another mailbox than was signed', () => [{ ...headers(), 'x-listdesk-mailbox': 'sales@nordwind.example' }]],
  ])('A3 case 67: %s: 401, nothing kept', async (_, given) => {
    const answer = await send(...given());
    expect([answer.status, await cloud.take('intake')]).toEqual([401, []]);
  });
  it('A3 case 67: a nonce counts once', async () => {
    const once = headers({ nonce: 'once-and-never-again' });
    expect([(await send(once)).status, (await send(once)).status]).toEqual([202, 409]);
    await cloud.drain();
  });
  it('A3 case 65: the same mail posted again and again is one ticket', async () => {
    const before = await ticketCount();
    for (let at = 0; at < 20; at += 1) expect((await send(headers())).status).toBe(202);
    await cloud.drain();
    expect(await ticketCount()).toBe(before);
    expect((await cloud.lists.ticketPage({ view: 'allOpen' })).tickets.filter(({ subject }) => subject === 'By the gateway')).toHaveLength(1);
  });
});

it('A3 case 65: the same notification a hundred times is one ticket', async () => {
  const before = await ticketCount();
  const id = await cloud.deliver(mailOf({ 'Message-ID': '<replayed@outside.example>', Subject: 'Replayed', From: 'Kim <kim@outside.example>' }), {
    from: 'kim@outside.example',
  });
  const state = clientState(
    cloud.service.signState,
    NORDWIND.id,
    nordwindDesk(cloud.settings),
    mailboxId(cloud.settings.secret, NORDWIND.id, NORDWIND.support),
  );
  await post('notifications', {}, { value: Array.from({ length: 100 }, () => ({ tenantId: NORDWIND.id, clientState: state, resourceData: { id } })) });
  await cloud.drain();
  expect(await ticketCount()).toBe(before + 1);
});

it('A3 case 68: what stands in an address, a header or a body is in no line of the log', async () => {
  const before = cloud.logged.length;
  const token = (await attacker()).authorization;
  for (const route of ['health?code=FUNCTIONKEY', 'checkup?desk=x&code=FUNCTIONKEY', 'notifications?validationToken=FUNCTIONKEY', 'mail/raw?code=FUNCTIONKEY'])
    await cloud.call(route, {
      method: route.startsWith('notif') || route.startsWith('mail') ? 'POST' : 'GET',
      headers: { authorization: token, 'x-functions-key': 'FUNCTIONKEY' },
    });
  const lines = cloud.logged.slice(before).join('\n');
  expect(lines).toContain('http.answered');
  expect(lines).not.toMatch(/FUNCTIONKEY|Bearer|eyJ/);
});

describe('A3 case 69: browsers of strangers read nothing', () => {
  const DOORS: [string, 'GET' | 'POST', boolean][] = [
    ['portal/requests', 'GET', false],
    ['hints', 'POST', false],
    ['quarantine', 'GET', false],
    ['reports/weekly', 'POST', false],
    ['licence', 'POST', true],
    ['installations', 'POST', true],
    ['checkup', 'GET', true],
  ];
  const STRANGERS = [
    'null',
    'https://nordwind.sharepoint.com.evil.io',
    'https://evil-sharepoint.com',
    'http://nordwind.sharepoint.com',
    'https://nordwind.sharepoint.com:444',
    'https://x.y.sharepoint.com',
    'https://NORDWIND.sharepoint.com',
    'file://',
    'https://sharepoint.com',
  ];
  it.each(DOORS.flatMap(([route, method]) => STRANGERS.map((origin) => [route, method, origin] as const)))('%s %s from %s', async (route, method, origin) => {
    const preflight = await cloud.call(route, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': method } });
    const answer = await cloud.call(route, { method, headers: { origin }, ...(method === 'POST' ? { body: '{}' } : {}) });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'), answer.headers.get('access-control-allow-origin')]).toEqual([
      403,
      null,
      null,
    ]);
  });
  it.each(DOORS)('%s %s from a page of a customer, exactly, without credentials and for no other host', async (route, method, firstContact) => {
    const origin = `https://${NORDWIND.host}`;
    const preflight = await cloud.call(route, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': method } });
    expect([
      preflight.status,
      preflight.headers.get('access-control-allow-origin'),
      preflight.headers.get('access-control-allow-credentials'),
      preflight.headers.get('vary'),
    ]).toEqual([204, origin, null, 'origin']);
    const unknown = await cloud.call(route, { method: 'OPTIONS', headers: { origin: 'https://unknown.sharepoint.com' } });
    expect(unknown.status).toBe(firstContact ? 204 : 403);
  });
});

describe('around every door', () => {
  const DOORS: [string, string][] = [
    ['health', 'GET'],
    ['consented', 'GET'],
    ['licence-keys', 'GET'],
    ['checkup?desk=x', 'GET'],
    ['licence', 'POST'],
    ['notifications', 'POST'],
    ['mail/raw', 'POST'],
    ['portal/requests?desk=x', 'GET'],
    ['installations', 'POST'],
  ];
  it.each(DOORS)('%s carries the headers that keep a browser from doing anything with its answer', async (route, method) => {
    const { headers } = await cloud.call(route, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
    expect(
      Object.fromEntries(
        ['x-content-type-options', 'referrer-policy', 'content-security-policy', 'strict-transport-security'].map((name) => [name, headers.get(name)]),
      ),
    ).toEqual({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
    expect(headers.get('cache-control')).toMatch(route === 'licence-keys' ? /max-age/ : /no-store/);
    for (const name of ['server', 'x-powered-by']) expect(headers.get(name)).toBeNull();
  });
  it.each<[string, number, boolean]>([
    ['licence', 4096, true],
    ['installations', 16_384, true],
    ['hints', 4096, true],
    ['notifications', 1024 * 1024, false],
    ['lifecycle', 1024 * 1024, false],
    ['list-notifications', 1024 * 1024, false],
  ])('%s takes no body over %i bytes', async (route, limit, signedIn) => {
    const headers = signedIn ? await cloud.as(NORDWIND.admin.upn) : {};
    const status = async (size: number) => (await post(route, headers, JSON.stringify({ pad: 'x'.repeat(size - 10) }))).status;
    expect(await status(limit + 1)).toBe(413);
    expect(await status(limit - 100)).not.toBe(413);
  });
  it('an answer to a fault holds no stack and no inner words', async () => {
    const broken = cloud.simulator.faults.add({
      url: /sharepoint\.com/,
      fault: { kind: 'status', status: 500, body: 'secret inner words at Object.<anonymous> (/app/x.js:1:2)' },
    });
    const answer = await cloud.call(`portal/requests?desk=${encodeURIComponent(NORDWIND.desk)}`, { headers: await cloud.as(OLIVER_AT_NORDWIND) });
    broken();
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await answer.text()).not.toMatch(/secret|stack|at Object|\.js/);
  });
});
