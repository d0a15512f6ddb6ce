import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { licenceState, parseClaims } from '@listdesk/shared/licence';
import type { PortalRequestDetail, PortalRequestPage } from '@listdesk/shared/portal';
import { runArchive } from '@listdesk/shared/sharepoint/archive';
import { paceOf } from '@listdesk/shared/sharepoint/privacy';
import { privacyDeskOf } from '../cli/privacy/openPrivacy.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import { LISTDESK_AUDIENCE, NORDWIND, SUEDWIND } from '../../../dev/world.ts';
import { scanAll } from './timers.ts';

const [KATHARINA, OLIVER] = NORDWIND.requesters;
const DESK = `desk=${encodeURIComponent(NORDWIND.desk)}`;
let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
});
afterAll(() => cloud.stop());

const json = async <T = Record<string, unknown>>(response: Promise<Response>): Promise<{ status: number; body: T }> => {
  const answer = await response;
  return { status: answer.status, body: JSON.parse((await answer.text()) || 'null') as T };
};
const post = async (route: string, upn: string, body: unknown) =>
  json(cloud.call(route, { method: 'POST', headers: await cloud.as(upn), body: JSON.stringify(body) }));
const get = async <T>(route: string, upn: string) => json<T>(cloud.call(route, { headers: await cloud.as(upn) }));
const lea = async () => ({
  authorization: `Bearer ${await cloud.simulator.entra.userToken({ tenantId: SUEDWIND.id, upn: SUEDWIND.admin.upn, resource: LISTDESK_AUDIENCE })}`,
});

describe('before the desk is connected', () => {
  it('says so on the check-up and to the portal', async () => {
    expect((await get(`checkup?${DESK}`, NORDWIND.admin.upn)).body).toEqual([
      expect.objectContaining({ check: 'connection', state: 'failed', mend: expect.stringContaining('set-up') }),
    ]);
    expect(await get(`portal/requests?${DESK}`, OLIVER.upn)).toMatchObject({ status: 404, body: { error: { code: 'notInstalled' } } });
  });
  it('is not connected by somebody who is not in its groups', async () =>
    expect(await post('installations', OLIVER.upn, { desk: NORDWIND.desk })).toMatchObject({ status: 403, body: { error: { code: 'notAnAgent' } } }));
  it('is not connected by an administrator of another tenant', async () => {
    const answer = await json(cloud.call('installations', { method: 'POST', headers: await lea(), body: JSON.stringify({ desk: NORDWIND.desk }) }));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await cloud.service.registry.installations(SUEDWIND.id)).toEqual([]);
  });
  it('is connected by its administrator, and everything is well', async () => {
    const { status, body } = await post('installations', NORDWIND.admin.upn, { desk: NORDWIND.desk, mailboxes: [NORDWIND.support] });
    expect(status).toBe(200);
    expect(body).toEqual(
      ['access', 'lists', `mailbox ${NORDWIND.support}`, `sending ${NORDWIND.support}`, `notifications ${NORDWIND.support}`, 'replies'].map((check) =>
        expect.objectContaining({ check, state: 'ok' }),
      ),
    );
  });
});

describe('check-up', () => {
  it.each([
    ['the site grant', 'lists', () => (cloud.simulator.directory.tenantById(NORDWIND.id)!.siteGrants = [])],
    ['the mailbox scope', `mailbox ${NORDWIND.support}`, () => (cloud.simulator.directory.tenantById(NORDWIND.id)!.mailScopes = [])],
  ])('names %s when it was taken away', async (_, check, takeAway) => {
    const tenant = cloud.simulator.directory.tenantById(NORDWIND.id)!;
    const before = { siteGrants: tenant.siteGrants, mailScopes: tenant.mailScopes };
    takeAway();
    const { body } = await get<{ check: string; state: string; mend: string }[]>(`checkup?${DESK}`, NORDWIND.admin.upn);
    expect(body.find((each) => each.check === check)).toMatchObject({ state: 'failed', mend: expect.stringMatching(/\w/) });
    Object.assign(tenant, before);
  });
});

describe('licence', () => {
  const request = { domain: NORDWIND.host, installationUrl: NORDWIND.desk };
  it('answers a signed trial of thirty days', async () => {
    const { status, body } = await post('licence', OLIVER.upn, request);
    const keys = createLocalJWKSet((await (await cloud.call('licence-keys')).json()) as JSONWebKeySet);
    const { payload } = await jwtVerify(body['licence'] as string, keys, { algorithms: ['ES256'], currentDate: new Date(cloud.clock.now()) });
    const claims = parseClaims(payload)!;
    expect(status).toBe(200);
    expect(claims).toMatchObject({ tid: NORDWIND.id, domains: [NORDWIND.host], plan: 'Trial' });
    expect(licenceState(claims, cloud.clock.now(), NORDWIND.host)).toMatchObject({ kind: 'active', daysLeft: 30 });
  });
  it.each([
    ['a host of another customer', { domain: SUEDWIND.host, installationUrl: SUEDWIND.desk }, 403],
    ['a host nobody has', { domain: 'nobody.sharepoint.com', installationUrl: 'https://nobody.sharepoint.com/sites/x' }, 403],
    ['a look-alike', { domain: 'nordwind.sharepoint.com.evil.io', installationUrl: NORDWIND.desk }, 400],
    ['nothing', {}, 400],
  ])('tells a stranger nothing about %s', async (_, body, status) => expect((await post('licence', OLIVER.upn, body)).status).toBe(status));
  it('tells suspended and expired apart', async () => {
    const tenant = (await cloud.service.registry.tenant(NORDWIND.id))!;
    const state = async () => {
      const [, payload] = ((await post('licence', OLIVER.upn, request)).body['licence'] as string).split('.');
      return licenceState(parseClaims(JSON.parse(Buffer.from(payload!, 'base64url').toString()))!, cloud.clock.now(), NORDWIND.host).kind;
    };
    await cloud.service.registry.saveTenant({ ...tenant, suspended: true });
    expect(await state()).toBe('suspended');
    await cloud.service.registry.saveTenant({ ...tenant, validUntil: '2026-11-01T00:00:00Z' });
    expect(await state()).toBe('expired');
    await cloud.service.registry.saveTenant(tenant);
  });
  it('wants a token', async () => expect((await cloud.call('licence', { method: 'POST', body: JSON.stringify(request) })).status).toBe(401));
});

describe('portal', () => {
  const form = {
    clientKey: 'form-0000-0001',
    subject: 'New laptop',
    text: 'Mine is seven years old.',
    attachments: [{ fileName: 'bill.pdf', contentType: 'application/pdf', base64: Buffer.from('PDF').toString('base64') }],
  };
  it('makes one request of a form that is sent twice', async () => {
    const first = await post(`portal/requests?${DESK}`, OLIVER.upn, form);
    const second = await post(`portal/requests?${DESK}`, OLIVER.upn, form);
    expect(first).toMatchObject({ status: 201, body: { request: { subject: 'New laptop', state: 'Received' } } });
    expect(second.body).toEqual(first.body);
    expect((await get<PortalRequestPage>(`portal/requests?${DESK}`, OLIVER.upn)).body.requests).toHaveLength(1);
  });
  it('says the number by mail as well, once, and repeats nothing of the form', async () => {
    await cloud.simulator.settle();
    const { number } = (await get<PortalRequestPage>(`portal/requests?${DESK}`, OLIVER.upn)).body.requests[0]!;
    const mails = cloud.simulator.graph.summaries(OLIVER.upn) as { subject: string }[];
    expect(mails.map((mail) => mail.subject)).toEqual([expect.stringContaining(`[#${number}]`)]);
    expect(JSON.stringify(mails)).not.toContain('laptop');
  });
  it('shows a requester their own conversation and files, and no private note', async () => {
    const { requests } = (await get<PortalRequestPage>(`portal/requests?${DESK}`, OLIVER.upn)).body;
    const key = requests[0]!.key;
    const first = (await cloud.lists.conversation(key))[0]!;
    await cloud.lists.apply([
      {
        write: 'createMessage',
        message: { ...first, key: 'note-1', kind: 'Note', visibleText: 'He is difficult.', evidence: { rule: 'desk' }, attachments: [] },
      },
    ]);
    await post(`portal/requests/${key}/messages?${DESK}`, OLIVER.upn, { clientKey: 'form-0000-0002', text: 'And heavy.', attachments: [] });
    const { body } = await get<PortalRequestDetail>(`portal/requests/${key}?${DESK}`, OLIVER.upn);
    expect(body.messages.map((message) => [message.text, message.mine])).toEqual([
      ['Mine is seven years old.', true],
      ['And heavy.', true],
    ]);
    const [file] = body.messages[0]!.attachments;
    const bytes = await cloud.call(`portal/requests/${key}/messages/${body.messages[0]!.key}/attachments/${file!.name}?${DESK}`, {
      headers: await cloud.as(OLIVER.upn),
    });
    expect([bytes.status, await bytes.text(), bytes.headers.get('content-type'), bytes.headers.get('content-disposition')]).toEqual([
      200,
      'PDF',
      'application/octet-stream',
      "attachment; filename*=UTF-8''bill.pdf",
    ]);
  });
  it('shows nobody the requests of others, not even that they exist', async () => {
    const { requests } = (await get<PortalRequestPage>(`portal/requests?${DESK}`, OLIVER.upn)).body;
    const key = requests[0]!.key;
    expect((await get<PortalRequestPage>(`portal/requests?${DESK}`, KATHARINA.upn)).body.requests).toEqual([]);
    const theirs = await get(`portal/requests/${key}?${DESK}`, KATHARINA.upn);
    const nobodys = await get(`portal/requests/t-does-not-exist?${DESK}`, KATHARINA.upn);
    expect([theirs.status, theirs.body]).toEqual([404, nobodys.body]);
    expect((await post(`portal/requests/${key}/messages?${DESK}`, KATHARINA.upn, { clientKey: 'form-0000-0003', text: 'hello', attachments: [] })).status).toBe(
      404,
    );
    expect((await cloud.call(`portal/requests?${DESK}`, { headers: await lea() })).status).toBe(404);
  });
  it('takes a rating of a solved request only', async () => {
    const { key } = (await get<PortalRequestPage>(`portal/requests?${DESK}`, OLIVER.upn)).body.requests[0]!;
    expect((await post(`portal/requests/${key}/rating?${DESK}`, OLIVER.upn, { rating: 3 })).status).toBe(409);
    await post(`portal/requests/${key}/messages?${DESK}`, OLIVER.upn, { clientKey: 'form-0000-0004', text: '', solved: true, attachments: [] });
    expect(await post(`portal/requests/${key}/rating?${DESK}`, OLIVER.upn, { rating: 3 })).toMatchObject({
      status: 200,
      body: { request: { rating: 3, state: 'Solved' } },
    });
    expect((await post(`portal/requests/${key}/rating?${DESK}`, OLIVER.upn, { rating: 9 })).status).toBe(400);
  });
  it('shows what they asked long ago out of the archive, to read with its files; nothing can be added to it', async () => {
    const [live] = (await get<PortalRequestPage>(`portal/requests?${DESK}`, OLIVER.upn)).body.requests;
    const ticket = (await cloud.lists.ticket({ key: live!.key }))!;
    expect(await cloud.lists.updateTicket(ticket.id, ticket.etag, { status: 'Closed', closedAt: new Date(cloud.clock.now()).toISOString() })).toMatchObject({
      outcome: 'updated',
    });
    const { desk } = await privacyDeskOf(cloud.service, undefined, 'test');
    await cloud.clock.advance(40 * 86_400_000);
    const pace = paceOf(
      Number.MAX_SAFE_INTEGER,
      () => cloud.clock.now(),
      async () => undefined,
    );
    expect(await runArchive(desk, 30, { siteUrl: NORDWIND.desk, actor: 'service', newKey: () => 'archive-run', pace })).toMatchObject({
      totals: { archived: 1, stayed: 0 },
    });
    expect((await get<PortalRequestPage>(`portal/requests?${DESK}`, OLIVER.upn)).body).toMatchObject({
      requests: [{ key: live!.key, number: live!.number, state: 'Solved', archived: true }],
      cursor: null,
    });
    const path = `portal/requests/${live!.key}`;
    const { body } = await get<PortalRequestDetail>(`${path}?${DESK}`, OLIVER.upn);
    expect(body).toMatchObject({ request: { archived: true }, messages: [{ text: 'Mine is seven years old.' }, { text: 'And heavy.' }, {}] });
    const { key, attachments } = body.messages[0]!;
    expect(
      await (await cloud.call(`${path}/messages/${key}/attachments/${attachments[0]!.name}?${DESK}`, { headers: await cloud.as(OLIVER.upn) })).text(),
    ).toBe('PDF');
    expect((await get(`${path}?${DESK}`, KATHARINA.upn)).status).toBe(404);
    expect((await post(`${path}/messages?${DESK}`, OLIVER.upn, { clientKey: 'form-0000-0009', text: 'again', attachments: [] })).status).toBe(404);
    expect((await post(`${path}/rating?${DESK}`, OLIVER.upn, { rating: 3 })).status).toBe(404);
  });
});

describe('around every endpoint', () => {
  it.each([
    ['https://nordwind.sharepoint.com', 204, 'https://nordwind.sharepoint.com'],
    ['https://stranger.sharepoint.com', 403, null],
    ['https://nordwind.sharepoint.com.evil.io', 403, null],
    ['null', 403, null],
  ])('preflight from %s', async (origin, status, allowed) => {
    const answer = await cloud.call('portal/requests', { method: 'OPTIONS', headers: { origin } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, allowed]);
  });
  it('echoes a handshake as harmless text', async () => {
    const answer = await cloud.call('notifications?validationToken=%3Cscript%3Eok', { method: 'POST' });
    expect([answer.status, await answer.text(), answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
      200,
      'scriptok',
      'text/plain; charset=utf-8',
      'nosniff',
    ]);
  });
  it('answers a forged notification like a genuine one and does nothing', async () => {
    await cloud.drain();
    const body = { value: [{ tenantId: NORDWIND.id, clientState: 'a.b.c', resourceData: { id: 'AAMkAGI2TAAAAAA=' } }] };
    expect((await cloud.call('notifications', { method: 'POST', body: JSON.stringify(body) })).status).toBe(202);
    expect(await cloud.take('intake')).toEqual([]);
  });
  it.each([
    ['no JSON', 'not json', 400],
    ['too much', 'x'.repeat(1_100_000), 413],
  ])('refuses %s', async (_, body, status) => expect((await cloud.call('notifications', { method: 'POST', body })).status).toBe(status));
  it.each([
    ['admin_consent=True&tenant=x&state=listdesk', /^Consent was given\./],
    ['error=access_denied&error_description=%3Cb%3EAADSTS65004', /^Consent was not given\./],
    ['', /^Consent was not given\./],
  ])('after the consent page (%s) says how it went and repeats nothing', async (query, words) => {
    const answer = await cloud.call(`consented?${query}`);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type'), text]).toEqual([200, 'text/plain; charset=utf-8', expect.stringMatching(words)]);
    expect(text).not.toMatch(/AADSTS|<b>/);
  });

  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'Die Zustimmung ist erteilt.'],
    ['fr', 'Le consentement a été donné.'],
    ['nl-BE', 'De toestemming is gegeven.'],
    ['es', 'Se ha dado el consentimiento.'],
    ['pl', 'Zgoda została udzielona.'],
    ['it', 'Il consenso è stato dato.'],
    ['pt-BR', 'O consentimento foi dado.'],
    ['sv', 'Medgivandet har getts.'],
    ['fi, sv;q=0.5', 'Medgivandet har getts.'],
    ['ja', 'Consent was given.'],
    ['constructor', 'Consent was given.'],
  ])('says it to a browser that asks for %s in its language, and in English', async (language, words) => {
    const text = await (await cloud.call('consented?admin_consent=True', { headers: { 'accept-language': language } })).text();
    expect([text.startsWith(words), text.includes('Consent was given. Close this page')]).toEqual([true, true]);
  });

  it('tells an operator in one sentence how it is, also that its timers stand still', async () => {
    await cloud.clock.advance(60 * 60_000);
    expect((await json(cloud.call('health'))).body).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/^No mailbox was looked through for \d+ minutes: the timers of the app stand still/),
    });
    await scanAll(cloud.service);
    await cloud.drain();
    expect((await json(cloud.call('health'))).body).toMatchObject({ state: 'well', message: expect.stringMatching(/^Running in local; 0 message/) });
  });
  it('logs nobody', async () => {
    await cloud.deliver(mailOf({ 'Message-ID': '<log@outside.example>' }));
    await cloud.drain();
    expect(cloud.logged.join('\n')).not.toMatch(/@|Oliver|laptop|Printer/);
  });
});
