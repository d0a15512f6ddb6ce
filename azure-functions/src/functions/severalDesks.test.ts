import { addToRole, deskLists, provisionDesk, type DeskLists } from '@listdesk/shared/sharepoint';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import { LISTDESK_APP_ID, NORDWIND } from '../../../dev/world.ts';
import { sharePointFor } from '../graph/sharePoint.ts';

/** Two desks of one organisation: one licence, and nothing of the one on the other. */

const FACILITIES = 'https://nordwind.sharepoint.com/sites/facilities';
const HOUSE = 'house@nordwind.example';
const [AYLIN, JONAS] = NORDWIND.agents;
let cloud: DeskInCloud;
let house: DeskLists;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  const tenant = cloud.simulator.directory.tenantById(NORDWIND.id)!;
  cloud.simulator.sharePoint.createSite(FACILITIES, { title: 'Facilities', owners: [NORDWIND.admin.upn] });
  cloud.simulator.graph.createSharedMailbox({ tenantId: NORDWIND.id, address: HOUSE, displayName: 'House' });
  tenant.siteGrants.push({ siteUrl: FACILITIES, appId: LISTDESK_APP_ID, role: 'manage' });
  tenant.mailScopes.push({ appId: LISTDESK_APP_ID, mailboxes: [HOUSE], roles: ['Mail.ReadWrite', 'Mail.Send'] });
  const sp = sharePointFor(FACILITIES, { fetch: cloud.simulator.fetch as typeof fetch, token: (host) => cloud.simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: `https://${host}` }), addresses: new Map() });
  house = deskLists(sp, FACILITIES, () => cloud.clock.now());
  await provisionDesk(sp, FACILITIES);
  await house.saveSettings({ ...(await house.settings()), name: 'Facilities', mailboxes: [{ address: HOUSE, name: 'House' }] });
  await addToRole(sp, FACILITIES, 'Admin', NORDWIND.admin.upn);
  await addToRole(sp, FACILITIES, 'Agent', JONAS.upn);
}, 60_000);
afterAll(() => cloud.stop());

const post = async (route: string, upn: string, body: object) => {
  const answer = await cloud.call(route, { method: 'POST', headers: await cloud.as(upn), body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as never };
};
const subjects = async (lists: DeskLists) => (await lists.ticketPage({ view: 'allOpen' })).tickets.map(({ subject }) => subject);

it('an agent of the first desk cannot connect the second', async () => {
  expect(await post('installations', AYLIN.upn, { desk: FACILITIES })).toMatchObject({ status: 403, body: { error: { code: 'notAnAgent' } } });
});

it('its admin can; both desks are well, and the licence knows one host and one trial', async () => {
  const { body } = await post('installations', NORDWIND.admin.upn, { desk: FACILITIES, mailboxes: [HOUSE] });
  expect((body as { check: string; state: string }[]).map(({ check, state }) => `${check} ${state}`)).toEqual(['access ok', 'lists ok', `mailbox ${HOUSE} ok`, `sending ${HOUSE} ok`, `notifications ${HOUSE} ok`, 'replies ok']);
  await cloud.drain();
  expect(await cloud.service.registry.installations(NORDWIND.id)).toHaveLength(2);
  for (const installationUrl of [NORDWIND.desk, FACILITIES]) expect((await post('licence', NORDWIND.admin.upn, { domain: NORDWIND.host, installationUrl })).status).toBe(200);
  expect(await cloud.service.registry.tenant(NORDWIND.id)).toMatchObject({ domains: [NORDWIND.host], history: [{ event: 'trial' }] });
});

it('mail becomes tickets on the desk of its mailbox only', async () => {
  await cloud.deliver(mailOf({ To: HOUSE, Subject: 'Heating', 'Message-ID': '<heating@outside.example>' }), { to: [HOUSE] });
  await cloud.deliver(mailOf({ Subject: 'Printer', 'Message-ID': '<printer@outside.example>' }));
  await cloud.drain();
  expect([await subjects(house), await subjects(cloud.lists)]).toEqual([['Heating'], ['Printer']]);
});

it('requesters see on each portal what they asked there', async () => {
  const upn = NORDWIND.requesters[1].upn;
  await post(`portal/requests?desk=${encodeURIComponent(FACILITIES)}`, upn, { clientKey: 'form-0000-0001', subject: 'Broken window', text: 'On the second floor.', attachments: [] });
  const list = async (desk: string) => ((await (await cloud.call(`portal/requests?desk=${encodeURIComponent(desk)}`, { headers: await cloud.as(upn) })).json()) as { requests: { subject: string }[] }).requests.map(({ subject }) => subject);
  expect([await list(FACILITIES), await list(NORDWIND.desk)]).toEqual([['Broken window'], []]);
});

it('what breaks on one desk stops nothing on the other', async () => {
  const tenant = cloud.simulator.directory.tenantById(NORDWIND.id)!;
  const { siteGrants } = tenant;
  tenant.siteGrants = siteGrants.filter(({ siteUrl }) => siteUrl !== FACILITIES);
  await cloud.deliver(mailOf({ To: HOUSE, Subject: 'Waits', 'Message-ID': '<waits@outside.example>', From: 'Kim <kim@outside.example>' }), { to: [HOUSE], from: 'kim@outside.example' });
  await cloud.deliver(mailOf({ Subject: 'Goes on', 'Message-ID': '<goes@outside.example>', From: 'Kim <kim@outside.example>' }), { from: 'kim@outside.example' });
  await cloud.drain().catch(() => undefined);
  expect(await subjects(cloud.lists)).toContain('Goes on');
  tenant.siteGrants = siteGrants;
  await cloud.drain();
  expect(await subjects(house)).toContain('Waits');
}, 60_000);
