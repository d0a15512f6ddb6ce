import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import '@pnp/sp/fields/index.js';
import type { CheckLine } from '@listdesk/shared/portal';
import { SCHEMA_VERSION } from '@listdesk/shared/schema';
import { deskLists, provisionDesk } from '@listdesk/shared/sharepoint';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';
import { ensureCertificates } from '../../../dev/simulator/certificates.ts';
import { LISTDESK_APP_ID, NORDWIND } from '../../../dev/world.ts';
import { sharePointFor } from '../graph/sharePoint.ts';
import { handleIntake, handleOutbound } from './queueHandler.ts';

/** Everything that can break on the way from installation to the first answered mail: shown, waited for, mended, and nothing lost. */

const NEW_HOST = 'nordwind-energie.sharepoint.com';
let cloud: DeskInCloud;
beforeEach(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
}, 60_000);
afterEach(() => cloud.stop());

const tenant = () => cloud.simulator.directory.tenantById(NORDWIND.id)!;
const site = () => cloud.simulator.sharePoint.site(NORDWIND.desk);
const admin = (url: string = NORDWIND.desk) =>
  sharePointFor(url, { fetch: cloud.simulator.fetch as typeof fetch, token: (host) => cloud.simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: `https://${host}` }), addresses: new Map() });
const listsAt = (url: string) => deskLists(admin(url), url, () => cloud.clock.now());
const setUpAgain = () => provisionDesk(admin(), NORDWIND.desk, { now: () => cloud.clock.now() });
const call = async (desk: string, method: 'GET' | 'POST'): Promise<CheckLine[]> => {
  const headers = await cloud.as(NORDWIND.admin.upn);
  const answer = method === 'GET' ? await cloud.call(`checkup?desk=${encodeURIComponent(desk)}`, { headers }) : await cloud.call('installations', { method, headers, body: JSON.stringify({ desk }) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as CheckLine[];
};
const wrong = (lines: CheckLine[]): string[] => lines.filter(({ state }) => state !== 'ok').map(({ code }) => code);
const received = (address: string) => [...(cloud.simulator.graph.mailbox(address)?.inFolder(cloud.simulator.graph.mailbox(address)!.wellKnown('inbox').id) ?? [])];
/** What the host does with the queues in a while of which nothing is mended: each message is tried, and comes back as often as it fails. */
const worked = async (rounds = 3): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    await cloud.simulator.settle();
    for (const message of await cloud.take('intake')) await handleIntake(cloud.service, message, { triggerMetadata: { dequeueCount: 1 } });
    for (const message of await cloud.take('outbound')) await handleOutbound(cloud.service, message);
  }
};
const tokensAge = () => cloud.clock.advance(2 * 3_600_000);

type Broken = { what: string; code: string; about?: string; breakIt: () => unknown; mend: () => unknown; ticketMeanwhile?: boolean };
const deleteColumn = (list: string, column: string) => admin().web.getList(`/sites/helpdesk/Lists/${list}`).fields.getByInternalNameOrTitle(column).delete();

const BROKEN: Broken[] = [
  { what: 'the consent was taken back', code: 'access.notConsented', breakIt: async () => { saved = tenant().consents; tenant().consents = []; await tokensAge(); }, mend: () => (tenant().consents = saved as never) },
  { what: 'the consent holds no role', code: 'access.notConsented', breakIt: async () => { saved = tenant().consents; tenant().consents = tenant().consents.map((each) => ({ ...each, roles: [] })); await tokensAge(); }, mend: () => (tenant().consents = saved as never) },
  { what: 'the grant of the site is missing', code: 'site.notGranted', breakIt: () => { saved = tenant().siteGrants; tenant().siteGrants = []; }, mend: () => (tenant().siteGrants = saved as never) },
  { what: 'the grant is for reading only', code: 'site.readOnly', breakIt: () => { saved = tenant().siteGrants; tenant().siteGrants = tenant().siteGrants.map((each) => ({ ...each, role: 'read' as const })); }, mend: () => (tenant().siteGrants = saved as never) },
  { what: 'the Exchange scope is of another mailbox', code: 'mailbox.notInScope', breakIt: () => { saved = tenant().mailScopes; tenant().mailScopes = tenant().mailScopes.map((each) => ({ ...each, mailboxes: ['sales@nordwind.example'] })); }, mend: () => (tenant().mailScopes = saved as never) },
  { what: 'the mailbox may be read by a role for reading only', code: 'mailbox.readOnly', breakIt: () => { saved = tenant().mailScopes; tenant().mailScopes = tenant().mailScopes.map((each) => ({ ...each, roles: ['Mail.Read', 'Mail.Send'] as never })); }, mend: () => (tenant().mailScopes = saved as never), ticketMeanwhile: true },
  { what: 'the mailbox may not be sent from', code: 'sending.notAllowed', breakIt: () => { saved = tenant().mailScopes; tenant().mailScopes = tenant().mailScopes.map((each) => ({ ...each, roles: ['Mail.ReadWrite' as const] })); }, mend: () => (tenant().mailScopes = saved as never), ticketMeanwhile: true },
  { what: 'the certificate has expired', code: 'access.credentialExpired', breakIt: () => cloud.clock.advance(400 * 86_400_000), mend: () => renewCertificate() },
  { what: 'the certificate was removed from the registration', code: 'access.credentialRefused', breakIt: async () => { const app = cloud.simulator.directory.app(LISTDESK_APP_ID)!; saved = app.certificates; app.certificates = []; await tokensAge(); }, mend: () => (cloud.simulator.directory.app(LISTDESK_APP_ID)!.certificates = saved as never) },
  { what: 'a list was deleted', code: 'lists.missing', about: 'ListDeskTickets', breakIt: () => admin().web.getList('/sites/helpdesk/Lists/ListDeskTickets').delete(), mend: setUpAgain },
  { what: 'a column was deleted', code: 'lists.columnsMissing', about: 'ListDeskTickets.Preview', breakIt: () => deleteColumn('ListDeskTickets', COLUMN), mend: setUpAgain },
  { what: 'the column that fences messages was deleted', code: 'lists.columnsMissing', about: 'ListDeskMessages.MessageKey', breakIt: () => deleteColumn('ListDeskMessages', 'MessageKey'), mend: setUpAgain },
  { what: 'the site is full', code: 'site.full', breakIt: () => { site().full = true; }, mend: () => { site().full = false; } },
];
const COLUMN = 'Preview';
let saved: unknown;

/** As the operator does: a new certificate at the registration, and the service started with it. */
async function renewCertificate(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'listdesk-renewed-'));
  const renewed = await ensureCertificates(folder, cloud.clock.now());
  rmSync(folder, { recursive: true });
  cloud.simulator.directory.app(LISTDESK_APP_ID)!.certificates = [renewed.app.certificate];
  cloud.signInWith(renewed.app.pem);
}

it.each(BROKEN)('$what: the check-up says $code, mail waits, and heals', async ({ code, about, breakIt, mend, ticketMeanwhile }) => {
  expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual([]);
  await breakIt();
  await cloud.deliver(mailOf({ 'Message-ID': '<meanwhile@outside.example>', Subject: 'Sent while it was broken', Date: new Date(cloud.clock.now()).toUTCString() }), { from: OLIVER });
  await worked();
  const shown = await call(NORDWIND.desk, 'GET');
  const red = shown.find((each) => each.code === code);
  expect(red ?? shown).toMatchObject({ state: 'failed', mend: expect.stringMatching(/\w{3}/), ...(about ? { about: expect.arrayContaining([about]) } : {}) });
  if (!ticketMeanwhile) expect(received(OLIVER)).toEqual([]);

  await mend();
  expect(wrong(await call(NORDWIND.desk, 'POST'))).toEqual([]);
  await cloud.drain();
  const { tickets } = await cloud.lists.ticketPage({ view: 'allOpen' });
  expect(tickets.map(({ subject }) => subject)).toEqual(['Sent while it was broken']);
  expect((await cloud.lists.conversation(tickets[0]!.key)).map(({ visibleText }) => visibleText)).toEqual([expect.stringContaining('black pages')]);
  expect(received(OLIVER).map(({ subject }) => subject)).toEqual([expect.stringContaining(`[#${tickets[0]!.id}]`)]);
  expect((await cloud.service.storage.queue('intake-poison').getProperties().catch(() => ({ approximateMessagesCount: 0 }))).approximateMessagesCount).toBe(0);
}, 60_000);

it('a deleted list of settings: the mail waits until the mailbox is written there again', async () => {
  await admin().web.getList('/sites/helpdesk/Lists/ListDeskSettings').delete();
  await cloud.deliver(mailOf({ 'Message-ID': '<meanwhile@outside.example>', Subject: 'Sent while it was broken' }), { from: OLIVER });
  await worked();
  expect(wrong(await call(NORDWIND.desk, 'GET'))).toContain('lists.missing');
  await setUpAgain();
  await worked();
  expect(wrong(await call(NORDWIND.desk, 'POST'))).toEqual(['mailbox.none']);
  await worked();
  await cloud.lists.saveSettings({ ...(await cloud.lists.settings()), mailboxes: [{ address: NORDWIND.support, name: '' }] });
  expect(wrong(await call(NORDWIND.desk, 'POST'))).toEqual([]);
  await cloud.drain();
  expect((await cloud.lists.ticketPage({ view: 'allOpen' })).tickets.map(({ subject }) => subject)).toEqual(['Sent while it was broken']);
}, 60_000);

it('lists of an older version: mail goes on although nobody upgraded, and after the upgrade', async () => {
  await deleteColumn('ListDeskTickets', 'Circle');
  await cloud.lists.saveSettings({ ...(await cloud.lists.settings()), schemaVersion: SCHEMA_VERSION - 1 });
  await cloud.deliver(mailOf({ 'Message-ID': '<older@outside.example>', Subject: 'On older lists' }), { from: OLIVER });
  await cloud.drain();
  expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual(['lists.older']);
  const older = listsAt(NORDWIND.desk);
  await older.adaptToOlder();
  expect((await older.ticketPage({ view: 'allOpen' })).tickets.map(({ subject }) => subject)).toEqual(['On older lists']);
  await setUpAgain();
  await cloud.deliver(mailOf({ 'Message-ID': '<newer@outside.example>', Subject: 'On new lists', From: 'Kim <kim@outside.example>' }), { from: 'kim@outside.example' });
  await cloud.drain();
  expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual([]);
  expect((await cloud.lists.ticketPage({ view: 'allOpen' })).tickets.map(({ subject }) => subject).sort()).toEqual(['On new lists', 'On older lists']);
}, 60_000);

describe('a renamed tenant', () => {
  const renamed = () => { tenant().hosts = [NEW_HOST, NORDWIND.host]; };
  const newDesk = NORDWIND.desk.replace(NORDWIND.host, NEW_HOST);
  const tickets = async () => (await listsAt(newDesk).ticketPage({ view: 'allOpen' })).tickets.map(({ subject }) => subject);

  it('is followed by the service alone: mail goes on although nobody opened the desk', async () => {
    renamed();
    await cloud.deliver(mailOf({ 'Message-ID': '<meanwhile@outside.example>', Subject: 'Sent after the renaming' }), { from: OLIVER });
    await cloud.drain();
    expect(await tickets()).toEqual(['Sent after the renaming']);
    const [installation, ...more] = await cloud.service.registry.installations(NORDWIND.id);
    expect([installation!.url, more]).toEqual([newDesk, []]);
    expect((await cloud.service.registry.tenant(NORDWIND.id))!.domains).toEqual([NORDWIND.host, NEW_HOST]);
  });

  it.each([['the old', NORDWIND.desk], ['the new', newDesk]])('is well on the check-up asked from %s address, and is still one desk', async (_, desk) => {
    renamed();
    expect(wrong(await call(desk, 'GET'))).toEqual([]);
    expect(wrong(await call(desk, 'POST'))).toEqual([]);
    expect(await cloud.service.registry.installations(NORDWIND.id)).toHaveLength(1);
    const asked = await cloud.call(`portal/requests?desk=${encodeURIComponent(desk)}`, { headers: await cloud.as(NORDWIND.requesters[0].upn) });
    expect(asked.status).toBe(200);
  });

  it('is not followed to a host of somebody else', async () => {
    const mended = cloud.simulator.faults.add({ url: /^https:\/\/nordwind\.sharepoint\.com/, fault: { kind: 'status', status: 308, headers: { location: 'https://suedwind.sharepoint.com/_api/web' } } });
    expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual(['site.moved']);
    expect((await cloud.service.registry.installations(NORDWIND.id))[0]!.url).toBe(NORDWIND.desk);
    mended();
    expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual([]);
  });
});

it('a desk that was never opened to the service says so line by line and is not remembered', async () => {
  const second = 'https://nordwind.sharepoint.com/sites/facilities';
  cloud.simulator.sharePoint.createSite(second, { title: 'Facilities', owners: [NORDWIND.admin.upn] });
  expect(wrong(await call(second, 'POST'))).toEqual(['site.notGranted']);
  expect(await cloud.service.registry.installations(NORDWIND.id)).toHaveLength(1);
});

