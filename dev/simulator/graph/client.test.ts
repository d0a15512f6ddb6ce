import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { ClientCertificateCredential } from '@azure/identity';
import { Client } from '@microsoft/microsoft-graph-client';
import { createWorld, LISTDESK_APP_ID, NORDWIND } from '../../world.ts';
import { ensureCertificates, type Certificates } from '../certificates.ts';
import { startSimulatorServer, type SimulatorServer } from '../serve.ts';
import { Simulator } from '../simulator.ts';
import { mail } from './test/desk.ts';

/** The Graph client of the service against the HTTPS front, with a token it got there. */
let folder: string;
let certificates: Certificates;
let simulator: Simulator;
let server: SimulatorServer;
let client: Client;
const before = tls.getCACertificates('default');
const BOX = `/users/${NORDWIND.support}`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'listdesk-graph-'));
  certificates = await ensureCertificates(folder);
  tls.setDefaultCACertificates([...before, certificates.ca]);
  simulator = await Simulator.create();
  await createWorld(simulator, { appCertificatePem: certificates.app.certificate });
  server = await startSimulatorServer({ simulator, certificates });
  const credential = new ClientCertificateCredential(
    NORDWIND.id,
    LISTDESK_APP_ID,
    { certificate: certificates.app.pem },
    { authorityHost: server.origin, disableInstanceDiscovery: true },
  );
  client = Client.initWithMiddleware({
    baseUrl: server.origin,
    customHosts: new Set(['localhost']),
    authProvider: { getAccessToken: async () => (await credential.getToken('https://graph.microsoft.com/.default'))!.token },
  });
});

afterAll(async () => {
  tls.setDefaultCACertificates(before);
  await server.close();
  await rm(folder, { recursive: true });
});

type Page = { value: { id: string; subject: string }[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };

/** GET that trusts the local authority and keeps what it is given, as a client outside of fetch would. */
const bare = (
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: Uint8Array } = {},
): Promise<{ status: number; location: string | undefined; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = httpsRequest(
      url,
      { method: options.method ?? 'GET', headers: options.headers ?? {}, ca: certificates.ca, servername: 'localhost', agent: false },
      (answer) => {
        let text = '';
        answer
          .setEncoding('utf8')
          .on('data', (chunk: string) => {
            text += chunk;
          })
          .on('end', () => resolve({ status: answer.statusCode!, location: answer.headers.location, text }));
      },
    );
    sent.on('error', reject).end(options.body);
  });

it('follows delta links that carry the caller’s own address', async () => {
  await simulator.graph.deliver({ envelopeFrom: 'kim@outside.example', envelopeTo: [NORDWIND.support], raw: new Uint8Array(Buffer.from(mail().join('\r\n'))) });
  const first = (await client.api(`${BOX}/mailFolders/inbox/messages/delta`).select('subject').get()) as Page;
  expect(first.value.map((each) => each.subject)).toEqual(['Printer']);
  expect(first['@odata.deltaLink']!.startsWith(`${server.origin}/v1.0/`)).toBe(true);
  expect(((await client.api(first['@odata.deltaLink']!).get()) as Page).value).toEqual([]);
});

it('waits and tries again after a scripted 429', async () => {
  simulator.faults.add({ url: /\/mailFolders$/, fault: { kind: 'throttle', retryAfterSeconds: 1 }, times: 1 });
  const { value } = (await client.api(`${BOX}/mailFolders`).get()) as { value: { displayName: string }[] };
  expect(value.map((each) => each.displayName)).toContain('Inbox');
});

it('breaks the connection after the work was done when a fault says so', async () => {
  const remove = simulator.faults.add({ method: 'POST', url: /\/mailFolders$/, fault: { kind: 'dropAfter' } });
  await expect(client.api(`${BOX}/mailFolders`).post({ displayName: 'Done' })).rejects.toThrow();
  remove();
  await expect(client.api(`${BOX}/mailFolders`).post({ displayName: 'Done' })).rejects.toMatchObject({ code: 'ErrorFolderExists' });
});

describe('a large attachment', () => {
  const size = 5 * 1024 * 1024;
  const piece = 4 * 1024 * 1024;
  const bytes = new Uint8Array(size).fill(7);
  const open = async (): Promise<{ draft: string; uploadUrl: string }> => {
    const { id } = (await client.api(`${BOX}/messages`).post({ subject: 'Large' })) as { id: string };
    const session = (await client
      .api(`${BOX}/messages/${id}/attachments/createUploadSession`)
      .post({ AttachmentItem: { attachmentType: 'file', name: 'big.bin', size } })) as { uploadUrl: string };
    return { draft: id, uploadUrl: session.uploadUrl };
  };
  const put = (url: string, from: number, to: number, headers: Record<string, string> = {}) =>
    bare(url, {
      method: 'PUT',
      headers: { 'content-range': `bytes ${from}-${to - 1}/${size}`, 'content-length': String(to - from), ...headers },
      body: bytes.subarray(from, to),
    });

  it('arrives in pieces, in order, without a token', async () => {
    const { draft, uploadUrl } = await open();
    const first = await put(uploadUrl, 0, piece);
    expect([first.status, JSON.parse(first.text)]).toEqual([200, expect.objectContaining({ nextExpectedRanges: [String(piece)] })]);
    const last = await put(uploadUrl, piece, size);
    expect(last.status).toBe(201);
    expect(last.location).toContain('/attachments/');
    const { value } = (await client.api(`${BOX}/messages/${draft}/attachments`).select('name,size').get()) as { value: { name: string; size: number }[] };
    expect(value).toMatchObject([{ name: 'big.bin', size }]);
  });

  it.each([
    ['a piece out of order', 400, piece, size, {}],
    ['a token', 401, 0, piece, { authorization: 'Bearer x' }],
  ] as const)('refuses %s', async (_name, status, from, to, headers) => {
    const { uploadUrl } = await open();
    expect((await put(uploadUrl, from, to, headers)).status).toBe(status);
  });

  it('does not go into one request', async () => {
    const { id } = (await client.api(`${BOX}/messages`).post({ subject: 'Large' })) as { id: string };
    const attachment = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'big.bin', contentBytes: Buffer.from(bytes).toString('base64') };
    await expect(client.api(`${BOX}/messages/${id}/attachments`).post(attachment)).rejects.toMatchObject({ statusCode: 413 });
  });
});

describe('beside the services', () => {
  it('shows requests and state, takes a mail and a fault', async () => {
    const state = JSON.parse((await bare(`${server.origin}/_simulator/state`)).text) as { tenants: { name: string }[]; mailboxes: { address: string }[] };
    expect(state.tenants.map((each) => each.name)).toEqual(['ListDesk', 'Nordwind', 'Südwind']);
    const post = (name: string, body: unknown) => bare(`${server.origin}/_simulator/${name}`, { method: 'POST', body: Buffer.from(JSON.stringify(body)) });
    expect(
      (await post('deliver', { envelopeFrom: 'pat@outside.example', envelopeTo: [NORDWIND.admin.upn], raw: mail({ Subject: 'By hand' }).join('\r\n') })).status,
    ).toBe(202);
    const { value } = JSON.parse((await bare(`${server.origin}/_simulator/mail?address=${NORDWIND.admin.upn}`)).text) as { value: { subject: string }[] };
    expect(value).toMatchObject([{ subject: 'By hand', folder: 'Inbox' }]);
    expect((await post('faults', { url: '/organization$', fault: { kind: 'status', status: 503 }, times: 1 })).status).toBe(201);
    expect((await bare(`${server.origin}/v1.0/organization`)).status).toBe(503);
    const { requests } = JSON.parse((await bare(`${server.origin}/_simulator/requests`)).text) as { requests: { url: string; status: number }[] };
    expect(requests.at(-1)).toMatchObject({ url: 'https://graph.microsoft.com/v1.0/organization', status: 503 });
    expect((await post('faults', { url: '(', fault: { kind: 'dropBefore' } })).status).toBe(400);
  });

  it('answers to local names only', async () => {
    expect((await bare(`${server.origin}/_simulator/state`, { headers: { host: 'evil.example' } })).status).toBe(421);
  });

  it('has an own address for each SharePoint host', () => {
    expect(Object.keys(server.sharePoint)).toEqual(['nordwind.sharepoint.com', 'suedwind.sharepoint.com']);
    expect(server.sharePointAddresses).toMatch(/^nordwind\.sharepoint\.com=https:\/\/localhost:\d+,suedwind\.sharepoint\.com=https:\/\/localhost:\d+$/);
  });
});
