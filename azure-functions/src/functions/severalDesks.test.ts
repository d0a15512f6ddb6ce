import { addToRole, deskLists, provisionDesk, type DeskLists } from '@listdesk/shared/sharepoint';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import { LISTDESK_APP_ID, NORDWIND } from '../../../dev/world.ts';
import { sharePointFor } from '../graph/sharePoint.ts';
import { handleIntake } from './queueHandler.ts';

/** Two desks of one organisation: one licence, and nothing of the one on the other. */

const FACILITIES = 'https://nordwind.sharepoint.com/sites/facilities';
const HOUSE = 'house@nordwind.example';
const [AYLIN, JONAS] = NORDWIND.agents;
let cloud: DeskInCloud;
const admin = (site: string) =>
  sharePointFor(site, {
    fetch: cloud.simulator.fetch as typeof fetch,
    token: (host) => cloud.simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: `https://${host}` }),
    addresses: new Map(),
  });
let house: DeskLists;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  const tenant = cloud.simulator.directory.tenantById(NORDWIND.id)!;
  cloud.simulator.sharePoint.createSite(FACILITIES, { title: 'Facilities', owners: [NORDWIND.admin.upn] });
  cloud.simulator.graph.createSharedMailbox({ tenantId: NORDWIND.id, address: HOUSE, displayName: 'House' });
  tenant.siteGrants.push({ siteUrl: FACILITIES, appId: LISTDESK_APP_ID, role: 'manage' });
  tenant.mailScopes.push({ appId: LISTDESK_APP_ID, mailboxes: [HOUSE], roles: ['Mail.ReadWrite', 'Mail.Send'] });
  const sp = admin(FACILITIES);
  house = deskLists(sp, FACILITIES, () => cloud.clock.now());
  await provisionDesk(sp, FACILITIES);
  await house.saveSettings({ ...(await house.settings()), name: 'Facilities', mailboxes: [{ address: HOUSE, name: 'House' }] });
  await addToRole(sp, FACILITIES, 'Admin', NORDWIND.admin.upn);
  await addToRole(sp, FACILITIES, 'Agent', JONAS.upn);
});
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
  expect((body as { check: string; state: string }[]).map(({ check, state }) => `${check} ${state}`)).toEqual([
    'access ok',
    'lists ok',
    `mailbox ${HOUSE} ok`,
    `sending ${HOUSE} ok`,
    `notifications ${HOUSE} ok`,
    'replies ok',
  ]);
  await cloud.drain();
  expect(await cloud.service.registry.installations(NORDWIND.id)).toHaveLength(2);
  for (const installationUrl of [NORDWIND.desk, FACILITIES])
    expect((await post('licence', NORDWIND.admin.upn, { domain: NORDWIND.host, installationUrl })).status).toBe(200);
  expect(await cloud.service.registry.tenant(NORDWIND.id)).toMatchObject({ domains: [NORDWIND.host], history: [{ event: 'trial' }] });
});

it('checked again after a mend, its mailbox is looked through at once', async () => {
  await post('installations', NORDWIND.admin.upn, { desk: FACILITIES });
  const [known] = (await cloud.service.registry.installations(NORDWIND.id)).filter(({ url }) => url === FACILITIES);
  expect(await cloud.take('intake')).toContainEqual(expect.objectContaining({ kind: 'scan', desk: known!.id, mailbox: known!.mailboxes[0] }));
});

it('mail becomes tickets on the desk of its mailbox only', async () => {
  await cloud.deliver(mailOf({ To: HOUSE, Subject: 'Heating', 'Message-ID': '<heating@outside.example>' }), { to: [HOUSE] });
  await cloud.deliver(mailOf({ Subject: 'Printer', 'Message-ID': '<printer@outside.example>' }));
  await cloud.drain();
  expect([await subjects(house), await subjects(cloud.lists)]).toEqual([['Heating'], ['Printer']]);
});

it('requesters see on each portal what they asked there', async () => {
  const upn = NORDWIND.requesters[1].upn;
  await post(`portal/requests?desk=${encodeURIComponent(FACILITIES)}`, upn, {
    clientKey: 'form-0000-0001',
    subject: 'Broken window',
    text: 'On the second floor.',
    attachments: [],
  });
  const list = async (desk: string) =>
    (
      (await (await cloud.call(`portal/requests?desk=${encodeURIComponent(desk)}`, { headers: await cloud.as(upn) })).json()) as {
        requests: { subject: string }[];
      }
    ).requests.map(({ subject }) => subject);
  expect([await list(FACILITIES), await list(NORDWIND.desk)]).toEqual([['Broken window'], []]);
});

it('what breaks on one desk stops nothing on the other', async () => {
  const tenant = cloud.simulator.directory.tenantById(NORDWIND.id)!;
  const { siteGrants } = tenant;
  tenant.siteGrants = siteGrants.filter(({ siteUrl }) => siteUrl !== FACILITIES);
  await cloud.deliver(mailOf({ To: HOUSE, Subject: 'Waits', 'Message-ID': '<waits@outside.example>', From: 'Kim <kim@outside.example>' }), {
    to: [HOUSE],
    from: 'kim@outside.example',
  });
  await cloud.deliver(mailOf({ Subject: 'Goes on', 'Message-ID': '<goes@outside.example>', From: 'Kim <kim@outside.example>' }), {
    from: 'kim@outside.example',
  });
  // Three tries, as the host would make them; what fails comes back each time.
  for (let round = 0; round < 3; round += 1) {
    await cloud.simulator.settle();
    for (const message of await cloud.take('intake')) await handleIntake(cloud.service, message, { triggerMetadata: { dequeueCount: 1 } });
  }
  expect(await subjects(cloud.lists)).toContain('Goes on');
  tenant.siteGrants = siteGrants;
  await cloud.drain();
  expect(await subjects(house)).toContain('Waits');
});

describe('a site that got another address inside the organisation', () => {
  const COPY = 'https://nordwind.sharepoint.com/sites/copy';
  const RENAMED = 'https://nordwind.sharepoint.com/sites/buildings';
  const tenant = () => cloud.simulator.directory.tenantById(NORDWIND.id)!;
  const desks = async () => (await cloud.service.registry.installations(NORDWIND.id)).map(({ id, url, former }) => ({ id, url, former }));
  const checkUp = async (desk: string) => {
    const lines = (await (await cloud.call(`checkup?desk=${encodeURIComponent(desk)}`, { headers: await cloud.as(NORDWIND.admin.upn) })).json()) as {
      code: string;
      state: string;
    }[];
    return lines.filter(({ state }) => state !== 'ok').map(({ code }) => code);
  };

  it('is not taken for it while the old one still answers: a copy is a desk of its own', async () => {
    const before = await desks();
    cloud.simulator.sharePoint.createSite(COPY, { title: 'Copy', owners: [NORDWIND.admin.upn] });
    tenant().siteGrants.push({ siteUrl: COPY, appId: LISTDESK_APP_ID, role: 'manage' });
    await provisionDesk(admin(COPY), COPY);
    await deskLists(admin(COPY), COPY, () => cloud.clock.now()).saveSettingValue('checkup', {
      at: '2026-11-21T08:00:00Z',
      desk: before.find(({ url }) => url === FACILITIES)!.id,
    });
    expect(await checkUp(COPY)).toEqual(['connection.notConnected']);
    expect(await desks()).toEqual(before);
  });

  it('is the same desk there: mail that waited becomes a ticket, and pages that name the old address find it', async () => {
    const before = await desks();
    const known = before.find(({ url }) => url === FACILITIES)!;
    expect(await checkUp(FACILITIES)).toEqual([]);
    cloud.simulator.sharePoint.renameSite(FACILITIES, '/sites/buildings');
    await cloud.deliver(mailOf({ To: HOUSE, Subject: 'Lift', 'Message-ID': '<lift@outside.example>', From: 'Kim <kim@outside.example>' }), {
      to: [HOUSE],
      from: 'kim@outside.example',
    });
    expect(await checkUp(RENAMED)).toEqual([]);
    expect((await desks()).find(({ id }) => id === known.id)).toEqual({ id: known.id, url: RENAMED, former: [FACILITIES] });
    expect(await desks()).toHaveLength(before.length);
    await cloud.drain();
    const moved = deskLists(admin(RENAMED), RENAMED, () => cloud.clock.now());
    expect(await subjects(moved)).toContain('Lift');
    for (const desk of [RENAMED, FACILITIES])
      expect((await cloud.call(`portal/requests?desk=${encodeURIComponent(desk)}`, { headers: await cloud.as(NORDWIND.requesters[1].upn) })).status).toBe(200);
  });

  it('is followed by the service itself, so that mail goes on before anybody opens the desk', async () => {
    const AGAIN = 'https://nordwind.sharepoint.com/sites/facilities-2027';
    const known = (await desks()).find(({ url }) => url === RENAMED)!;
    cloud.simulator.sharePoint.renameSite(RENAMED, '/sites/facilities-2027');
    // What is remembered of the settings is minutes old at most.
    await cloud.clock.advance(6 * 60_000);
    await cloud.deliver(mailOf({ To: HOUSE, Subject: 'Stairs', 'Message-ID': '<stairs@outside.example>', From: 'Kim <kim@outside.example>' }), {
      to: [HOUSE],
      from: 'kim@outside.example',
    });
    await cloud.drain();
    expect((await desks()).find(({ id }) => id === known.id)).toEqual({ id: known.id, url: AGAIN, former: [FACILITIES, RENAMED] });
    expect(await subjects(deskLists(admin(AGAIN), AGAIN, () => cloud.clock.now()))).toContain('Stairs');
  });
});
