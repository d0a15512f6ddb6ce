import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { ClientCertificateCredential, ClientSecretCredential, type TokenCredential } from '@azure/identity';
import { ensureCertificates, type Certificates } from './simulator/certificates.ts';
import { startSimulatorServer, type SimulatorServer } from './simulator/serve.ts';
import { Simulator } from './simulator/simulator.ts';
import { createWorld, LISTDESK_APP_ID, LISTDESK_SECRET_OF_ENTRA, NORDWIND, SUEDWIND } from './world.ts';

let folder: string;
let certificates: Certificates;
let simulator: Simulator;
let server: SimulatorServer;
const before = tls.getCACertificates('default');

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'listdesk-world-'));
  certificates = await ensureCertificates(folder);
  tls.setDefaultCACertificates([...before, certificates.ca]);
  simulator = await Simulator.create();
  await createWorld(simulator, { appCertificatePem: certificates.app.certificate });
  server = await startSimulatorServer({ simulator, certificates });
});

afterAll(async () => {
  tls.setDefaultCACertificates(before);
  await server.close();
  await rm(folder, { recursive: true });
});

const options = (): object => ({ authorityHost: server.origin, disableInstanceDiscovery: true });
const certificate = (): TokenCredential => new ClientCertificateCredential(NORDWIND.id, LISTDESK_APP_ID, { certificate: certificates.app.pem }, options());
const secret = (): TokenCredential => new ClientSecretCredential(NORDWIND.id, LISTDESK_APP_ID, LISTDESK_SECRET_OF_ENTRA, options());

/** The service's way to a site: a token for the production host, the connection to the local address. */
async function read(credential: TokenCredential, site: string): Promise<{ status: number; text: string }> {
  const { host, pathname } = new URL(site);
  const token = await credential.getToken(`https://${NORDWIND.host}/.default`);
  const answer = await fetch(`${server.sharePoint[host]}${pathname}/_api/web?$select=Title`, {
    headers: { authorization: `Bearer ${token!.token}`, accept: 'application/json' },
  });
  return { status: answer.status, text: await answer.text() };
}

it.each([
  ['the desk it was granted', certificate, NORDWIND.desk, 200, 'Helpdesk'],
  ['another site of the tenant', certificate, NORDWIND.intranet, 403, 'denied'],
  ['the desk of another tenant', certificate, SUEDWIND.desk, 401, 'error_description'],
  ['the desk with a secret instead of the certificate', secret, NORDWIND.desk, 401, 'Unsupported app only token.'],
])('the app at %s', async (_name, credential, site, status, text) => {
  expect(await read(credential(), site)).toEqual({ status, text: expect.stringContaining(text) as unknown });
});

it.each([
  [NORDWIND.support, 200],
  [NORDWIND.requesters[0].upn, 403],
])('the app at the mailbox %s', async (address, status) => {
  const token = await certificate().getToken('https://graph.microsoft.com/.default');
  const answer = await fetch(`${server.origin}/v1.0/users/${address}/mailFolders/inbox/messages`, { headers: { authorization: `Bearer ${token!.token}` } });
  expect(answer.status).toBe(status);
});

it('is the same after it is made a second time, also when it came back from a snapshot', async () => {
  const state = JSON.stringify({ ...(simulator.snapshot() as object), random: 0 });
  await createWorld(simulator, { appCertificatePem: certificates.app.certificate });
  expect(JSON.stringify({ ...(simulator.snapshot() as object), random: 0 })).toBe(state);
  const again = await Simulator.create();
  await again.restore(JSON.parse(state));
  await createWorld(again, { appCertificatePem: certificates.app.certificate });
  expect(JSON.stringify({ ...(again.snapshot() as object), random: 0 })).toBe(state);
});
