import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { ensureCertificates, type Certificates } from '../../../dev/simulator/certificates.ts';
import { startSimulatorServer, type SimulatorServer } from '../../../dev/simulator/serve.ts';
import { Simulator } from '../../../dev/simulator/simulator.ts';
import { createWorld, LISTDESK_APP_ID, LISTDESK_AUDIENCE, MANAGED_IDENTITY, NORDWIND } from '../../../dev/world.ts';
import { mailOf } from '../../test/mails.ts';
import { entraCredentials, type EntraTokens } from './credentials.ts';
import { graphHttp, type Graph } from './http.ts';
import { graphMailbox } from './mailbox.ts';
import { directoryOf } from './me.ts';
import { patientFetch } from './retryAfter.ts';

/** The service's own way to Entra and Graph: real connections, real libraries. */
let folder: string;
let certificates: Certificates;
let simulator: Simulator;
let server: SimulatorServer;
const before = tls.getCACertificates('default');
const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'listdesk-service-'));
  certificates = await ensureCertificates(folder);
  tls.setDefaultCACertificates([...before, certificates.ca]);
  simulator = await Simulator.create();
  await createWorld(simulator, { appCertificatePem: certificates.app.certificate });
  server = await startSimulatorServer({ simulator, certificates });
  process.env['IDENTITY_ENDPOINT'] = `${server.origin}/msi/token`;
  process.env['IDENTITY_HEADER'] = simulator.entra.managedIdentitySecret;
});
afterAll(async () => {
  delete process.env['IDENTITY_ENDPOINT'];
  delete process.env['IDENTITY_HEADER'];
  tls.setDefaultCACertificates(before);
  await server.close();
  await rm(folder, { recursive: true });
});

const withCertificate = (): EntraTokens =>
  entraCredentials({ appId: LISTDESK_APP_ID, entraAuthority: server.origin, credential: { kind: 'certificate', pem: certificates.app.pem } });
const withIdentity = (clientId: string | null): EntraTokens =>
  entraCredentials({ appId: LISTDESK_APP_ID, entraAuthority: server.origin, credential: { kind: 'managedIdentity', clientId } });
const graphWith = (tokens: EntraTokens, over: Partial<Parameters<typeof graphHttp>[0]> = {}): Graph =>
  graphHttp({ endpoint: server.origin, token: () => tokens.app(NORDWIND.id, GRAPH_SCOPE), fetch, now: Date.now, ...over });
const inbox = `/users/${NORDWIND.support}/mailFolders/inbox?$select=id`;

it.each([
  ['a certificate', withCertificate],
  ['the managed identity that is named', () => withIdentity(MANAGED_IDENTITY.clientId)],
  ['the only managed identity there is', () => withIdentity(null)],
])('reads a mailbox with %s', async (_name, tokens) => {
  expect(await graphWith(tokens()).json(inbox)).toMatchObject({ id: expect.any(String) as string });
});

it('reads who a user is on their behalf', async () => {
  const token = await simulator.entra.userToken({ tenantId: NORDWIND.id, upn: NORDWIND.requesters[0].upn, resource: LISTDESK_AUDIENCE });
  const directory = directoryOf({ endpoint: server.origin, onBehalfOf: withCertificate().onBehalfOf, fetch, now: Date.now });
  expect(await directory({ tenant: NORDWIND.id, user: 'u', token })).toMatchObject({
    addresses: expect.arrayContaining([NORDWIND.requesters[0].upn]) as string[],
  });
});

it('gives an error of Entra out as it is, and says when nobody answers', async () => {
  const wrong = entraCredentials({
    appId: '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c9999',
    entraAuthority: server.origin,
    credential: { kind: 'certificate', pem: certificates.app.pem },
  });
  await expect(graphWith(wrong).json(inbox)).rejects.toMatchObject({ message: expect.stringContaining('AADSTS700016') as string });
  await expect(graphWith(withCertificate(), { fetch: () => Promise.reject(new TypeError('fetch failed')) }).json(inbox)).rejects.toMatchObject({
    code: 'graph.offline',
  });
});

it('sends its token nowhere but to the endpoint', async () => {
  const asked: string[] = [];
  const graph = graphWith(withCertificate(), {
    fetch: async (input) => {
      asked.push(String(input));
      return Response.json({});
    },
  });
  for (const link of ['https://evil.example/v1.0/me', 'https://graph.microsoft.com/v1.0/me', 'https://localhost/v1.0/me'])
    await expect(graph.json(link)).rejects.toMatchObject({ graphCode: 'foreignLink' });
  expect(await graphMailbox(graph, NORDWIND.support, fetch).scan('https://graph.microsoft.com/v1.0/delta?$deltatoken=left', '2026-11-01T00:00:00Z')).toEqual({
    outcome: 'resync',
  });
  expect(asked).toEqual([]);
});

it.each([
  ['in seconds', { kind: 'throttle', retryAfterSeconds: 3 }, [3000]],
  ['as a date', { kind: 'throttle', retryAfterSeconds: 3, retryAfterDate: true }, [3000]],
] as const)('waits as told %s', async (_name, fault, waits) => {
  const now = simulator.world.clock.now();
  const slept: number[] = [];
  const patient = patientFetch({ fetch, now: () => now, random: () => 0.5, sleep: async (ms) => void slept.push(Math.round(ms / 1000) * 1000) });
  const off = simulator.faults.add({ url: /mailFolders/, fault, times: 1 });
  expect(await graphWith(withCertificate(), { fetch: patient }).json(inbox)).toMatchObject({ id: expect.any(String) as string });
  off();
  expect(slept).toEqual(waits);
});

it('hands the refusal on with its code and the seconds to wait', async () => {
  const off = simulator.faults.add({ url: /mailFolders/, fault: { kind: 'throttle', retryAfterSeconds: 77 } });
  await expect(graphWith(withCertificate()).json(inbox)).rejects.toMatchObject({ code: 'graph.throttled', retryAfterSeconds: 77 });
  off();
  await expect(graphWith(withCertificate()).json(`/users/${NORDWIND.requesters[0].upn}/messages`)).rejects.toMatchObject({ code: 'graph.denied', status: 403 });
});

it('streams a mail, and uploads a large file without a token', async () => {
  const { delivered } = await simulator.graph.deliver({
    envelopeFrom: 'kim@outside.example',
    envelopeTo: [NORDWIND.support],
    raw: new Uint8Array(Buffer.from(mailOf({ Subject: 'Streamed' }).join('\r\n'))),
  });
  const puts: Headers[] = [];
  const watched: typeof fetch = async (input, init) => {
    puts.push(new Headers(init?.headers));
    return fetch(input, init);
  };
  const mailbox = graphMailbox(graphWith(withCertificate()), NORDWIND.support, watched);
  const body = await mailbox.raw(delivered[0]!.id);
  expect(body).toBeInstanceOf(ReadableStream);
  expect(await new Response(body).text()).toContain('Subject: Streamed');
  const draft = await mailbox.createDraft({
    subject: 'Large',
    html: '<p>x</p>',
    to: [{ name: '', address: 'kim@outside.example' }],
    cc: [],
    headers: {},
    marker: 'large',
  });
  await mailbox.attach(draft.id, {
    fileName: 'large.bin',
    contentType: 'application/octet-stream',
    size: 8_000_000,
    open: async () => ({ size: 8_000_000, body: inPieces(8_000_000) }),
    inline: false,
    contentId: null,
  });
  expect(puts.map((headers) => [headers.get('content-range'), headers.has('authorization')])).toEqual([
    ['bytes 0-3604479/8000000', false],
    ['bytes 3604480-7208959/8000000', false],
    ['bytes 7208960-7999999/8000000', false],
  ]);
  expect(await mailbox.attachments(draft.id)).toEqual(['large.bin']);
  // What ends before its size is not attached.
  const short = {
    fileName: 'short.bin',
    contentType: 'application/octet-stream',
    size: 8_000_000,
    open: async () => ({ size: 8_000_000, body: inPieces(5_000_000) }),
    inline: false,
    contentId: null,
  };
  await expect(mailbox.attach(draft.id, short)).rejects.toMatchObject({ code: 'graph.unavailable' });
  expect(await mailbox.attachments(draft.id)).toEqual(['large.bin']);
});

/** As the network gives it: pieces of a length nobody chose. */
async function* inPieces(length: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < length; at += 64_999) yield new Uint8Array(Math.min(64_999, length - at)).fill(at % 251);
}
