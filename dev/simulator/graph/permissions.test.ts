import { GRAPH_AUDIENCE } from '../entra/resources.ts';
import { ADA, APP, openDesk, SUPPORT, TENANT } from './test/desk.ts';

const inbox = (address: string): string => `/users/${address}/mailFolders/inbox/messages`;
const message = { subject: 's', toRecipients: [{ emailAddress: { address: 'kim@outside.example' } }] };

describe('without a Graph role, Exchange’s scope decides', () => {
  it.each([
    ['a mailbox in the scope', [SUPPORT], SUPPORT, 200],
    ['a mailbox outside the scope', [SUPPORT], ADA.upn, 403],
    ['any mailbox under a scope for all', ['*'], ADA.upn, 200],
    ['any mailbox without a scope', undefined, SUPPORT, 403],
    ['an address nobody has, without a scope', undefined, 'nobody@contoso.example', 403],
    ['an address nobody has, with a scope', [SUPPORT], 'nobody@contoso.example', 404],
  ])('%s', async (_name, mailScopes, address, status) => {
    const desk = await openDesk({ roles: [], ...(mailScopes ? { mailScopes } : {}) });
    const response = await desk.call('GET', inbox(address));
    expect(response.status).toBe(status);
    if (status === 403) expect(await response.json()).toMatchObject({ error: { code: 'ErrorAccessDenied' } });
  });
});

it('a Graph role opens every mailbox, whatever the scope says', async () => {
  const desk = await openDesk({ roles: ['Mail.ReadWrite'], mailScopes: [SUPPORT] });
  expect((await desk.call('GET', inbox(ADA.upn))).status).toBe(200);
  expect((await desk.call('POST', `/users/${ADA.upn}/sendMail`, { body: { message } })).status).toBe(403);
  expect((await desk.call('POST', `/users/${SUPPORT}/sendMail`, { body: { message } })).status).toBe(202);
});

it('nobody sends under another name', async () => {
  const desk = await openDesk();
  const response = await desk.call('POST', `/users/${SUPPORT}/sendMail`, { body: { message: { ...message, from: { emailAddress: { address: ADA.upn } } } } });
  expect([response.status, await response.json()]).toEqual([403, { error: expect.objectContaining({ code: 'ErrorSendAsDenied' }) as unknown }]);
});

it.each([
  ['no token', ''],
  ['a token nobody signed', 'eyJhbGciOiJSUzI1NiJ9.e30.AAAA'],
])('answers 401 to %s', async (_name, token) => {
  const desk = await openDesk();
  const response = await desk.call('GET', inbox(SUPPORT), { token });
  expect([response.status, await response.json()]).toEqual([401, { error: expect.objectContaining({ code: 'InvalidAuthenticationToken' }) as unknown }]);
});

it('answers 401 to a token for another API and to one that is too old', async () => {
  const desk = await openDesk();
  const other = await desk.simulator.entra.adminToken({ tenantId: TENANT, upn: ADA.upn, resource: 'https://contoso.sharepoint.com' });
  expect((await desk.call('GET', '/me', { token: other })).status).toBe(401);
  await desk.clock.advance(2 * 3600_000);
  expect((await desk.call('GET', inbox(SUPPORT))).status).toBe(401);
});

it('lets four requests of an app to a mailbox run at a time', async () => {
  const desk = await openDesk();
  const statuses = await Promise.all(Array.from({ length: 4 }, () => desk.call('GET', inbox(SUPPORT)).then((response) => response.status)));
  expect(statuses).toEqual([200, 200, 200, 200]);
  // Delivery of one mail each keeps a request busy while the fifth arrives.
  const many = await Promise.all(Array.from({ length: 12 }, () => desk.call('POST', `/users/${SUPPORT}/sendMail`, { body: { message } })));
  const refused = many.find((response) => response.status === 429);
  expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await refused?.json()).toMatchObject({ error: { code: 'ApplicationThrottled' } });
});

it.each([`/users/${SUPPORT}/calendar`, `${inbox(SUPPORT)}?$search=x`])('answers 501 with the request in the text to %s', async (path) => {
  const desk = await openDesk();
  const response = await desk.call('GET', path);
  expect([response.status, await response.text()]).toEqual([501, expect.stringContaining(`GET /v1.0${path}`)]);
});

describe('batch', () => {
  it('answers each request, and 424 to one whose predecessor failed', async () => {
    const desk = await openDesk();
    const requests = [
      { id: '1', method: 'GET', url: `${inbox(SUPPORT)}?$select=id` },
      { id: '2', method: 'GET', url: `/users/${SUPPORT}/messages/none` },
      { id: '3', method: 'POST', url: `/users/${SUPPORT}/sendMail`, headers: { 'Content-Type': 'application/json' }, body: { message }, dependsOn: ['2'] },
    ];
    const { responses } = (await (await desk.call('POST', '/$batch', { body: { requests } })).json()) as { responses: { id: string; status: number }[] };
    expect(responses.map(({ id, status }) => [id, status])).toEqual([
      ['1', 200],
      ['2', 404],
      ['3', 424],
    ]);
  });

  it.each([
    ['21 requests', Array.from({ length: 21 }, (_, at) => ({ id: String(at), method: 'GET', url: '/me' }))],
    [
      'the same id twice',
      [
        { id: '1', method: 'GET', url: '/me' },
        { id: '1', method: 'GET', url: '/me' },
      ],
    ],
    ['a body without content type', [{ id: '1', method: 'POST', url: '/me/sendMail', body: {} }]],
  ])('refuses %s', async (_name, requests) => {
    const desk = await openDesk();
    expect((await desk.call('POST', '/$batch', { body: { requests } })).status).toBe(400);
  });
});

describe('people', () => {
  it('an app needs a role to read a user, /me needs a user', async () => {
    const without = await openDesk();
    expect((await without.call('GET', `/users/${ADA.upn}`)).status).toBe(403);
    expect((await without.call('GET', '/me')).status).toBe(400);
    const desk = await openDesk({ roles: ['User.ReadBasic.All'] });
    expect(await desk.get(`/users/${ADA.upn}?$select=id,mail`)).toMatchObject({ id: ADA.oid, mail: ADA.upn });
  });

  it('a page’s own Graph token needs the admin’s approval', async () => {
    const desk = await openDesk();
    const ask = (): Promise<string> => desk.simulator.entra.userToken({ tenantId: TENANT, upn: ADA.upn, resource: GRAPH_AUDIENCE });
    await expect(ask()).rejects.toMatchObject({ name: 'ApiNotApproved' });
    desk.simulator.directory.tenants[0]!.approvedApis.push(GRAPH_AUDIENCE);
    expect(await (await desk.call('GET', '/me', { token: await ask() })).json()).toMatchObject({ id: ADA.oid });
  });
});

it('asks consent for exactly what the app declares, or says that it was declined', async () => {
  const desk = await openDesk();
  desk.simulator.entra.declared[APP] = { roles: ['Sites.Selected'], scopes: ['User.Read'] };
  const page = `https://login.microsoftonline.com/${TENANT}/v2.0/adminconsent?client_id=${APP}&redirect_uri=https%3A%2F%2Fdesk.example%2Fdone&state=s1`;
  const declined = await desk.simulator.fetch(`${page}&simulate=deny`, { redirect: 'manual' });
  expect(new URL(declined.headers.get('location')!).searchParams.get('error')).toBe('access_denied');
  const accepted = await desk.simulator.fetch(page, { redirect: 'manual' });
  expect(accepted.headers.get('location')).toBe(`https://desk.example/done?admin_consent=True&tenant=${TENANT}&state=s1`);
  expect(desk.simulator.directory.tenants[0]!.consents[0]!.roles).toContain('Sites.Selected');
});
