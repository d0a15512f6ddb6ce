import '@pnp/sp/items/index.js';
import type { ChainedEntry } from '@listdesk/shared/audit';
import { LISTS } from '@listdesk/shared/schema';
import { accessTo, auditLog } from '@listdesk/shared/sharepoint/privacy';
import { deskInCloud, nordwindDesk, type DeskInCloud } from '../../test/deskInCloud.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { signHeads, verifyAudit, type AuditReport } from './auditHead.ts';

let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
});
afterAll(() => cloud.stop());

const AGENT = NORDWIND.agents[0].upn;
const REQUESTER = NORDWIND.requesters[1].upn;
const desk = `desk=${encodeURIComponent(NORDWIND.desk)}`;
const installation = async () => (await cloud.service.registry.installation(NORDWIND.id, nordwindDesk(cloud.settings)))!;
const access = async () => accessTo(cloud.service.open(await installation()).sp, NORDWIND.desk, () => cloud.clock.now());
const entries = async (): Promise<ChainedEntry[]> => auditLog(await access()).entries();
const lines = async (): Promise<string[]> => (await entries()).map(({ actor, action, subject }) => `${actor} ${action} ${subject}`.trim());
const verify = async (): Promise<AuditReport> =>
  verifyAudit({ service: cloud.service, tenant: NORDWIND.id, id: nordwindDesk(cloud.settings) }, await entries(), cloud.clock.now());

test('connecting, decisions about held mail, new terms and people turned away are in the log of the desk', async () => {
  const headers = { ...(await cloud.as(AGENT)), 'content-type': 'application/json' };
  await cloud.call('quarantine/mail', {
    method: 'POST',
    headers,
    body: JSON.stringify({ desk: NORDWIND.desk, mailbox: NORDWIND.support, id: 'no-such-mail', action: 'delete' }),
  });
  const body = JSON.stringify({ domain: NORDWIND.host, installationUrl: NORDWIND.desk });
  for (let asked = 0; asked < 2; asked += 1) await cloud.call('licence', { method: 'POST', headers, body });
  for (let asked = 0; asked < 3; asked += 1) expect((await cloud.call(`quarantine?${desk}`, { headers: await cloud.as(REQUESTER) })).status).toBe(403);
  expect(await lines()).toEqual([
    `${NORDWIND.admin.upn} desk.connected`,
    `${AGENT} quarantine.deleted ${NORDWIND.support}`,
    // There was no such mail.
    `${AGENT} quarantine.deleted.refused ${NORDWIND.support}`,
    'ListDesk service licence.changed Trial',
    `${REQUESTER} signIn.rejected notAnAgent`,
  ]);
});

test('a decision that cannot be written down is not taken', async () => {
  cloud.simulator.faults.add({ url: /ListDeskAuditLog/, fault: { kind: 'status', status: 403 } });
  const answer = await cloud.call('quarantine/mail', {
    method: 'POST',
    headers: await cloud.as(AGENT),
    body: JSON.stringify({ desk: NORDWIND.desk, mailbox: NORDWIND.support, id: 'x', action: 'delete' }),
  });
  cloud.simulator.faults.clear();
  expect(answer.status).toBeGreaterThanOrEqual(500);
});

test('the daily signature makes a cut at the end visible; a head only agents may read', async () => {
  expect((await verify()).head).toBe('unsigned');
  expect(await signHeads(cloud.service)).toBe(1);
  expect((await lines()).filter((line) => line.includes('role.given'))).toContain(`ListDesk service role.given ${AGENT}`);
  const before = (await entries()).length;
  expect(await signHeads(cloud.service)).toBe(1);
  expect((await entries()).length).toBe(before);
  const head = (await (await cloud.call(`audit/head?${desk}`, { headers: await cloud.as(AGENT) })).json()) as { head: { sequence: number } };
  expect(head.head.sequence).toBe((await entries()).length);
  expect((await cloud.call(`audit/head?${desk}`, { headers: await cloud.as(REQUESTER) })).status).toBe(403);
  expect((await cloud.call(`audit/head?${desk}`)).status).toBe(401);
  const { list } = await access();
  const newest = (await list('AuditLog').items.select('Id').orderBy('Id', false).top(1)()) as { Id: number }[];
  await list('AuditLog').items.getById(newest[0]!.Id).delete();
  expect((await verify()).faults).toEqual([{ sequence: head.head.sequence, fault: 'truncated' }]);
  expect(await signHeads(cloud.service)).toBe(0);
  expect(LISTS.AuditLog.versions).toBe(0);
});
