import { createServer } from 'node:tls';
import { complianceHtml, isKept, PROMISES, type ComplianceReport } from '@listdesk/shared/privacy';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificates } from '../../../dev/simulator/certificates.ts';
import { deskInCloud, nordwindDesk, type DeskInCloud } from '../../test/deskInCloud.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { RESTORE_TEST, tryPromises } from './compliance.ts';
import { rowStore } from '../storage/rows.ts';
import { tryTls } from './transport.ts';

let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
});
afterAll(() => cloud.stop());

const report = async (): Promise<ComplianceReport> =>
  tryPromises(cloud.service, (await cloud.service.registry.installation(NORDWIND.id, nordwindDesk(cloud.settings)))!);
const lineOf = (check: string, from: ComplianceReport) => from.lines.find((line) => line.check === check)!;

test('every promise is tried once; what cannot be tried here says so and is not kept', async () => {
  const tried = await report();
  expect(tried.lines.map(({ check }) => check)).toEqual(Object.keys(PROMISES));
  expect(Object.fromEntries(tried.lines.map(({ check, state }) => [check, state]))).toMatchObject({
    region: 'cannot',
    tls: 'cannot',
    noKeys: 'cannot',
    restoreTest: 'cannot',
    audit: 'cannot',
    encryption: 'kept',
    rawMail: 'kept',
    rows: 'kept',
    queues: 'kept',
    licence: 'kept',
    logs: 'kept',
    tenants: 'kept',
    retention: 'kept',
    requests: 'kept',
    breaches: 'kept',
  });
  expect(isKept(tried)).toBe(false);
  expect(lineOf('audit', await report()).state).toBe('kept');
});

test('the Message-ID of a mail that was sent is no address of a person; an address beside it is found', async () => {
  const ledger = rowStore<unknown>(cloud.service.storage.table('ledger'));
  const draft = { id: 'AAkA', internetMessageId: '<5D631FC0447396BB@nordwind.example>' };
  await ledger.put(NORDWIND.id, 'sent', { step: 'sent', draft }, null);
  expect(lineOf('rows', await report()).state).toBe('kept');
  await ledger.put(NORDWIND.id, 'other', { step: 'sent', draft, to: 'clara@outside.example' }, null);
  expect(lineOf('rows', await report()).state).toBe('broken');
});

test('what is broken is found: an address in a row, mail that lies too long, an old restore test, rules nobody can mean, a changed audit entry', async () => {
  const positions = rowStore<unknown>(cloud.service.storage.table('positions'));
  await positions.put(NORDWIND.id, 'x', { from: 'clara@outside.example' }, null);
  await positions.put(RESTORE_TEST.partition, RESTORE_TEST.key, { at: '2026-01-01T00:00:00Z', backupOf: '' }, null);
  // A held mail of a gateway may wait for its decision longer than one on its way.
  await cloud.service.rawMail.put(`${NORDWIND.id}/held-old`, new Blob(['From: a']).stream(), 1000);
  await cloud.lists.saveSettingValue('retention', { tickets: 'none' });
  await cloud.service.enqueue('outbound', { kind: 'x', to: 'clara@outside.example' });
  const later = { ...cloud.service, outside: { ...cloud.service.outside, now: () => Date.now() + 8 * 86_400_000 } };
  const installation = (await cloud.service.registry.installation(NORDWIND.id, nordwindDesk(cloud.settings)))!;
  const tried = await report();
  for (const check of ['rows', 'queues', 'restoreTest', 'retention']) expect([check, lineOf(check, tried).state]).toEqual([check, 'broken']);
  expect(lineOf('rawMail', await tryPromises(later, installation)).state).toBe('kept');
  await cloud.service.rawMail.put(`${NORDWIND.id}/old`, new Blob(['From: a']).stream(), 1000);
  expect(lineOf('rawMail', await tryPromises(later, installation)).state).toBe('broken');
  expect(JSON.stringify(tried)).not.toContain('clara');
  await positions.put(RESTORE_TEST.partition, RESTORE_TEST.key, { at: new Date(cloud.clock.now()).toISOString(), backupOf: '' }, null);
  expect(lineOf('restoreTest', await report()).state).toBe('kept');
});

test('lists that cannot be reached: their promises could not be tried', async () => {
  cloud.simulator.faults.add({ url: /ListDeskPrivacyLog|ListDeskBreaches/, fault: { kind: 'status', status: 403 } });
  const tried = await report();
  cloud.simulator.faults.clear();
  for (const check of ['requests', 'breaches'])
    expect(lineOf(check, tried)).toMatchObject({ state: 'cannot', evidence: 'It could not be tried: lists.denied.' });
});

test('the route is for people of the desk', async () => {
  const path = `compliance?desk=${encodeURIComponent(NORDWIND.desk)}`;
  expect((await cloud.call(path, { headers: await cloud.as(NORDWIND.requesters[0].upn) })).status).toBe(403);
  expect((await (await cloud.call(path, { headers: await cloud.as(NORDWIND.admin.upn) })).json()) as object).toMatchObject({ format: 1, desk: NORDWIND.desk });
});

test('the HTML stands alone and shows text as text', () => {
  const html = complianceHtml({
    format: 1,
    at: '2026-11-21',
    desk: 'https://x.example/<script>',
    lines: [{ check: 'region', state: 'broken', evidence: '<img>' }],
  });
  expect(html).toContain('BROKEN');
  expect(html).not.toMatch(/<script>|<img>|src=|href=/);
});

test('TLS: a server that takes the new versions only keeps the promise, an old one breaks it, nobody there cannot be tried', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'listdesk-tls-'));
  const { app } = await ensureCertificates(folder, Date.now());
  const serve = async (options: object): Promise<{ url: string; stop: () => void }> => {
    const server = createServer({ key: app.pem, cert: app.certificate, ...options });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return { url: `https://127.0.0.1:${(server.address() as { port: number }).port}`, stop: () => void server.close() };
  };
  const fresh = await serve({ minVersion: 'TLSv1.2' });
  const old = await serve({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
  expect(await tryTls(fresh.url)).toMatchObject({ state: 'kept', evidence: expect.stringContaining('TLSv1.3') });
  expect(await tryTls(old.url)).toMatchObject({ state: 'broken' });
  fresh.stop();
  old.stop();
  expect(await tryTls(fresh.url)).toMatchObject({ state: 'cannot' });
  expect(await tryTls('http://localhost:1')).toMatchObject({ state: 'cannot' });
  rmSync(folder, { recursive: true, force: true });
});
