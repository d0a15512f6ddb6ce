import { ADA, APP, openDesk, TENANT, type Desk } from './test/desk.ts';

const URL_OF_SITE = 'https://contoso.sharepoint.com/sites/helpdesk';
const BY_PATH = '/sites/contoso.sharepoint.com:/sites/helpdesk';

async function deskWithSite(roles: string[]): Promise<Desk & { admin: string }> {
  const desk = await openDesk({ roles });
  desk.simulator.sharePoint.createSite(URL_OF_SITE, { title: 'Help desk', owners: [ADA.upn] });
  return { ...desk, admin: await desk.simulator.entra.adminToken({ tenantId: TENANT, upn: ADA.upn }) };
}

it('Sites.Selected alone opens no site; the admin’s grant opens this one', async () => {
  const desk = await deskWithSite(['Sites.Selected']);
  expect((await desk.call('GET', BY_PATH)).status).toBe(403);
  const { id } = (await (await desk.call('GET', BY_PATH, { token: desk.admin })).json()) as { id: string };
  expect(id).toMatch(/^contoso\.sharepoint\.com,[0-9a-f-]{36},[0-9a-f-]{36}$/);
  const grant = { roles: ['write'], grantedToIdentities: [{ application: { id: APP, displayName: 'Desk' } }] };
  const made = await desk.call('POST', `/sites/${id}/permissions`, { body: grant, token: desk.admin });
  expect(made.status).toBe(201);
  expect((await desk.call('GET', `${BY_PATH}:?$select=id`)).status).toBe(200);
  expect(desk.simulator.directory.tenants[0]!.siteGrants).toEqual([{ siteUrl: URL_OF_SITE, appId: APP, role: 'write' }]);

  const permission = ((await made.json()) as { id: string }).id;
  await desk.call('PATCH', `${BY_PATH}:/permissions/${permission}`, { body: { roles: ['manage'] }, token: desk.admin });
  expect(desk.simulator.directory.tenants[0]!.siteGrants[0]!.role).toBe('manage');
  expect((await desk.call('DELETE', `/sites/${id}/permissions/${permission}`, { token: desk.admin })).status).toBe(204);
  expect((await desk.call('GET', BY_PATH)).status).toBe(403);
});

it.each([
  ['an app without the role', ['Sites.Selected'], 403],
  ['an app with Sites.FullControl.All', ['Sites.FullControl.All'], 201],
  ['an app whose role is SharePoint’s own', ['sharepoint:Sites.FullControl.All'], 403],
])('grants for %s', async (_name, roles, status) => {
  const desk = await deskWithSite(roles);
  const body = { roles: ['read'], grantedToIdentities: [{ application: { id: APP, displayName: 'Desk' } }] };
  expect((await desk.call('POST', `${BY_PATH}:/permissions`, { body })).status).toBe(status);
});

it.each([
  ['an unknown role', { roles: ['admin'], grantedToIdentities: [{ application: { id: APP } }] }],
  ['nobody named', { roles: ['read'] }],
])('refuses a grant with %s', async (_name, body) => {
  const desk = await deskWithSite([]);
  expect((await desk.call('POST', `${BY_PATH}:/permissions`, { body, token: desk.admin })).status).toBe(400);
});

it('knows no other site', async () => {
  const desk = await deskWithSite(['Sites.Read.All']);
  expect((await desk.call('GET', '/sites/contoso.sharepoint.com:/sites/none')).status).toBe(404);
});
