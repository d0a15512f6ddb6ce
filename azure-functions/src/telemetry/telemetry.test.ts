import { AggregationTemporality, InMemoryMetricExporter, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { measureQueues } from '../functions/measures.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, mailWithFiles } from '../../test/mails.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { later } from './later.ts';
import { openTelemetry, type Collected } from './openTelemetry.ts';
import { silent, TRACE } from './signals.ts';

/** Words that stand in mails, addresses, names and files of this test and nowhere else. */
const CANARIES = [
  'canarysubject',
  'canarybody',
  'canaryfile',
  'canarysender',
  'Canaryname',
  'canaryform',
  'support@',
  'nordwind.example',
  'oliver.whitfield',
  'Oliver',
  '/sites/',
  'Authorization',
  'eyJ',
];

const spansOut = new InMemorySpanExporter();
const measuresOut = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
let telemetry: Collected;
let cloud: DeskInCloud;
beforeAll(async () => {
  telemetry = openTelemetry({
    spanProcessors: [new SimpleSpanProcessor(spansOut)],
    metricReaders: [new PeriodicExportingMetricReader({ exporter: measuresOut, exportIntervalMillis: 3_600_000 })],
    region: 'swedencentral',
    version: '0',
  });
  cloud = await deskInCloud({ telemetry });
  await cloud.connect();
});
afterAll(async () => {
  await telemetry.shutdown();
  await cloud.stop();
});

const spans = (): ReadableSpan[] => spansOut.getFinishedSpans();
const measures = async () => {
  await telemetry.flush();
  return measuresOut
    .getMetrics()
    .at(-1)!
    .scopeMetrics.flatMap((scope) => scope.metrics)
    .map(({ descriptor, dataPoints }) => ({
      name: descriptor.name,
      unit: descriptor.unit,
      points: dataPoints.map(({ attributes, value }) => ({ attributes, value })),
    }));
};
const emitted = async (): Promise<string> =>
  JSON.stringify([
    spans().map(({ name, attributes, events, status, resource, links }) => ({ name, attributes, events, status, resource: resource.attributes, links })),
    await measures(),
    cloud.logged,
  ]);
const canaryMail = () =>
  mailWithFiles(
    { From: 'Canaryname <canarysender@outside.example>', Subject: 'canarysubject', 'Message-ID': '<canarysender.1@outside.example>' },
    { 'canaryfile.txt': 'canarybody' },
    'canarybody',
  );

it('one trace leads from the notification over the queue to the calls of SharePoint and Graph', async () => {
  spansOut.reset();
  await cloud.deliver(canaryMail(), { from: 'canarysender@outside.example' });
  await cloud.simulator.settle();
  await cloud.clock.advance(7_000);
  await cloud.drain();
  const intake = spans().find(({ name }) => name === 'intake mailbox')!;
  const trace = spans().filter((each) => each.spanContext().traceId === intake.spanContext().traceId);
  const parentOf = (span: ReadableSpan): string | undefined => trace.find((each) => each.spanContext().spanId === span.parentSpanContext?.spanId)?.name;
  expect([intake, ...trace.filter(({ name }) => name.startsWith('call'))].map((span) => `${parentOf(span)} > ${span.name}`)).toEqual(
    expect.arrayContaining(['http notifications > intake mailbox', 'intake mailbox > call sharepoint', 'intake mailbox > call graph']),
  );
  expect(intake.attributes).toMatchObject({ 'listdesk.tenant': NORDWIND.id, 'listdesk.step': 'mailbox' });
  const lines = cloud.logged.map((line) => JSON.parse(line) as { event: string; trace?: string });
  expect(lines.find(({ event, trace: at }) => event === 'mail.acknowledged' && at?.includes(intake.spanContext().traceId))).toBeTruthy();
});

it('the age of mail, what waits, throttling and failures are measured, by tenant id', async () => {
  const mended = cloud.simulator.faults.add({ url: /sharepoint\.com/, fault: { kind: 'throttle', retryAfterSeconds: 120 }, times: 1 });
  await cloud.deliver(mailOf({ From: 'Kim <kim@outside.example>', Subject: 'canarysubject', 'Message-ID': '<throttled@outside.example>' }), {
    from: 'kim@outside.example',
  });
  // Until SharePoint takes us again, the mail only goes round in the queue.
  await cloud.drain().catch(() => undefined);
  await cloud.clock.advance(180_000);
  await cloud.drain();
  mended();
  await measureQueues(cloud.service);
  const all = await measures();
  const points = (name: string) => all.find((each) => each.name === name)?.points ?? [];
  const tenant = { 'listdesk.tenant': NORDWIND.id };
  expect(points('listdesk.work.age')).toContainEqual({
    attributes: { ...tenant, 'listdesk.step': 'mailbox' },
    value: expect.objectContaining({ count: 2, min: 7, max: 180 }),
  });
  expect(points('listdesk.throttled')).toEqual([{ attributes: { ...tenant, 'listdesk.step': 'sharepoint', 'listdesk.status': 429 }, value: 1 }]);
  expect(points('listdesk.failures')).toContainEqual({
    attributes: { ...tenant, 'listdesk.step': 'intake.failed', 'listdesk.code': 'lists.throttled' },
    value: 1,
  });
  expect(points('listdesk.work.waiting')).toContainEqual({
    attributes: { ...tenant, 'listdesk.step': 'mailbox' },
    value: expect.objectContaining({ count: expect.any(Number), max: expect.any(Number) }),
  });
  expect(points('listdesk.queue.depth').map(({ attributes }) => attributes['listdesk.queue'])).toEqual([
    'intake',
    'intake-poison',
    'outbound',
    'outbound-poison',
  ]);
});

it('the oldest work that stands in a queue is measured, from the moment we first heard of it', async () => {
  const first = new Date(cloud.clock.now()).toISOString();
  await cloud.service.enqueue('intake', { kind: 'scan', tenant: NORDWIND.id, desk: 'desk', mailbox: 'mailbox', at: first });
  await cloud.clock.advance(2_400_000);
  await measureQueues(cloud.service);
  const [point] = (await measures())
    .find(({ name }) => name === 'listdesk.work.waiting')!
    .points.filter(({ attributes }) => attributes['listdesk.queue'] === 'intake');
  expect(point!.value).toMatchObject({ max: 2400 });
  await cloud.take('intake');
});

it('nothing that leaves holds an address, a subject, a body or the name of a file, whatever goes wrong', async () => {
  await cloud.deliver(canaryMail(), { from: 'canarysender@outside.example' });
  await cloud.drain();
  const form = {
    clientKey: 'form-0000-0009',
    subject: 'canaryform',
    text: 'canarybody',
    attachments: [{ fileName: 'canaryfile.pdf', contentType: 'application/pdf', base64: 'eHg=' }],
  };
  const headers = await cloud.as(NORDWIND.requesters[1].upn);
  await cloud.call(`portal/requests?desk=${encodeURIComponent(NORDWIND.desk)}`, { method: 'POST', headers, body: JSON.stringify(form) });
  await cloud.call(`checkup?desk=${encodeURIComponent(NORDWIND.desk)}`, { headers });
  for (const fault of [
    { kind: 'status', status: 500, body: 'canarybody at canarysender' },
    { kind: 'dropBefore' },
    { kind: 'dropAfter' },
    { kind: 'status', status: 400, body: '{"odata.error":{"code":"-1","message":{"value":"canarysubject"}}}' },
  ] as const) {
    const mended = cloud.simulator.faults.add({ url: /sharepoint\.com|graph\.microsoft/, fault, times: 3 });
    await cloud
      .deliver(
        mailOf({ From: 'Canaryname <canarysender@outside.example>', Subject: 'canarysubject', 'Message-ID': `<canarysender.${fault.kind}@outside.example>` }),
        { from: 'canarysender@outside.example' },
      )
      .catch(() => undefined);
    await cloud.call(`portal/requests?desk=${encodeURIComponent(NORDWIND.desk)}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...form, clientKey: `form-000-${fault.kind}` }),
    });
    await cloud.drain().catch(() => undefined);
    await cloud.clock.advance(60_000);
    mended();
  }
  await telemetry.span('checked', { reason: 'canarysender@outside.example', code: 'canary body' } as never, () => Promise.resolve()).catch(() => undefined);
  const text = await emitted();
  for (const canary of CANARIES) expect([canary, text.includes(canary)]).toEqual([canary, false]);
  expect(spans().length).toBeGreaterThan(30);
});

it('what is thrown is passed on; of it the code leaves, never the words', async () => {
  spansOut.reset();
  await expect(telemetry.span('failing', {}, () => Promise.reject(Object.assign(new Error('canarybody'), { code: 'lists.full' })))).rejects.toThrow(
    'canarybody',
  );
  expect(spans()[0]).toMatchObject({ attributes: { 'listdesk.code': 'lists.full' }, status: { code: 2 }, events: [] });
  expect(JSON.stringify([spans()[0]!.attributes, spans()[0]!.status])).not.toContain('canary');
});

it('a trace that somebody else made up begins anew', async () => {
  spansOut.reset();
  const inner = await telemetry.span('a', {}, () => Promise.resolve(telemetry.trace()), "00-x' OR 1=1" as never);
  expect(inner).toMatch(TRACE);
  expect(spans()[0]!.parentSpanContext).toBeUndefined();
});

describe('while it loads, and when it cannot', () => {
  it('works on, silently', async () => {
    const broken: unknown[] = [];
    const loading = later(
      () => Promise.reject(new Error('no such package')),
      (error) => void broken.push(error),
    );
    expect(await loading.span('x', {}, () => Promise.resolve(7))).toBe(7);
    await loading.shutdown();
    expect([broken.length, loading.trace(), silent.tenant()]).toEqual([1, null, null]);
  });
  it('collects from the moment it is there', async () => {
    spansOut.reset();
    const loaded = later(
      () => Promise.resolve({ ...telemetry, shutdown: () => Promise.resolve() }),
      () => undefined,
    );
    await loaded.shutdown();
    await loaded.span('after', {}, () => Promise.resolve());
    expect(spans().map(({ name }) => name)).toEqual(['after']);
  });
});

it('reaches a collector over OTLP', async () => {
  const got = new Map<string, string>();
  const collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      got.set(request.url ?? '', Buffer.concat(parts).toString('utf8'));
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  // In a process of its own: the exporter loads its parts with `import()`, which the test's sandbox has not.
  const program = `
    import { exportingTelemetry } from ${JSON.stringify(join(__dirname, 'exporters.ts'))};
    const exporting = await exportingTelemetry({ kind: 'otlp', endpoint: 'http://127.0.0.1:${(collector.address() as AddressInfo).port}' }, 'swedencentral');
    await exporting.span('intake mailbox', { tenant: '${NORDWIND.id}', reason: 'canarysender@outside.example' }, async () => undefined);
    exporting.measure('listdesk.failures', 1, { step: 'intake.failed', tenant: '${NORDWIND.id}' });
    await exporting.shutdown();`;
  await promisify(execFile)(process.execPath, ['--conditions=source', '--input-type=module', '-e', program], { timeout: 300_000 });
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
  expect([...got.keys()].sort()).toEqual(['/v1/metrics', '/v1/traces']);
  expect(got.get('/v1/traces')).toContain('intake mailbox');
  expect(got.get('/v1/metrics')).toContain('listdesk.failures');
  expect([...got.values()].join()).not.toContain('canary');
});
