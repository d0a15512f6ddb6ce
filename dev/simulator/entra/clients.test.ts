import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  OnBehalfOfCredential,
  type TokenCredential,
} from '@azure/identity';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { createWorld, LISTDESK_APP_ID, LISTDESK_AUDIENCE, LISTDESK_SECRET_OF_ENTRA, MANAGED_IDENTITY, NORDWIND, SUEDWIND, VENDOR_TENANT } from '../../world.ts';
import { ensureCertificates, type Certificates } from '../certificates.ts';
import { startSimulatorServer, type SimulatorServer } from '../serve.ts';
import { Simulator } from '../simulator.ts';

/** The libraries the service uses, over HTTPS, unchanged. */
let folder: string;
let certificates: Certificates;
let simulator: Simulator;
let server: SimulatorServer;
const before = tls.getCACertificates('default');
const environment = { ...process.env };

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'listdesk-entra-'));
  certificates = await ensureCertificates(folder);
  await writeFile(path.join(folder, 'both.pem'), certificates.app.pem);
  tls.setDefaultCACertificates([...before, certificates.ca]);
  simulator = await Simulator.create();
  await createWorld(simulator, { appCertificatePem: certificates.app.certificate });
  server = await startSimulatorServer({ simulator, certificates });
});

afterAll(async () => {
  tls.setDefaultCACertificates(before);
  process.env = environment;
  await server.close();
  await rm(folder, { recursive: true });
});

const options = (): object => ({ authorityHost: server.origin, disableInstanceDiscovery: true, retryOptions: { maxRetries: 0 } });
const claims = async (credential: TokenCredential, scope: string): Promise<Record<string, unknown>> => decodeJwt((await credential.getToken(scope))!.token);
const certificate = (tenant: string = NORDWIND.id): TokenCredential =>
  new ClientCertificateCredential(tenant, LISTDESK_APP_ID, { certificate: certificates.app.pem }, options());

it.each([
  ['Graph', 'https://graph.microsoft.com', NORDWIND.id],
  ['SharePoint of Nordwind', 'https://nordwind.sharepoint.com', NORDWIND.id],
  ['SharePoint of Südwind', 'https://suedwind.sharepoint.com', SUEDWIND.id],
])('gives the app a token for %s on its certificate', async (_name, resource, tenant) => {
  expect(await claims(certificate(tenant), `${resource}/.default`)).toMatchObject({
    aud: resource,
    iss: `https://sts.windows.net/${tenant}/`,
    tid: tenant,
    appid: LISTDESK_APP_ID,
    appidacr: '2',
    idtyp: 'app',
    roles: ['Sites.Selected'],
  });
});

it.each([
  ['a tenant nobody knows', '99999999-9999-4999-8999-999999999999', 'https://graph.microsoft.com', /90002|endpoints_resolution|openid/i],
  ['a tenant that has not consented', VENDOR_TENANT, 'https://graph.microsoft.com', /AADSTS700016/],
  ['the SharePoint of another tenant', NORDWIND.id, 'https://suedwind.sharepoint.com', /AADSTS500011/],
])('refuses a token for %s', async (_name, tenant, resource, message) => {
  await expect(certificate(tenant).getToken(`${resource}/.default`)).rejects.toThrow(message);
});

it('refuses a certificate that is not registered', async () => {
  const other = await ensureCertificates(path.join(folder, 'other'));
  const credential = new ClientCertificateCredential(NORDWIND.id, LISTDESK_APP_ID, { certificate: other.app.pem }, options());
  await expect(credential.getToken('https://graph.microsoft.com/.default')).rejects.toThrow(/AADSTS700027/);
});

it('marks a token got by a secret, and refuses a wrong secret', async () => {
  const credential = new ClientSecretCredential(NORDWIND.id, LISTDESK_APP_ID, LISTDESK_SECRET_OF_ENTRA, options());
  expect(await claims(credential, 'https://nordwind.sharepoint.com/.default')).toMatchObject({ appidacr: '1' });
  await expect(new ClientSecretCredential(NORDWIND.id, LISTDESK_APP_ID, 'wrong', options()).getToken('https://graph.microsoft.com/.default')).rejects.toThrow(
    /AADSTS7000215/,
  );
});

it('takes a managed identity as federated credential, and only with the audience for it', async () => {
  process.env['IDENTITY_ENDPOINT'] = `${server.origin}/msi/token`;
  process.env['IDENTITY_HEADER'] = simulator.entra.managedIdentitySecret;
  const identity = new ManagedIdentityCredential({ clientId: MANAGED_IDENTITY.clientId });
  const federated = (resource: string): TokenCredential =>
    new ClientAssertionCredential(NORDWIND.id, LISTDESK_APP_ID, async () => (await identity.getToken(`${resource}/.default`)).token, options());
  expect(await claims(federated('api://AzureADTokenExchange'), 'https://graph.microsoft.com/.default')).toMatchObject({ appidacr: '2', tid: NORDWIND.id });
  await expect(federated('https://storage.azure.com').getToken('https://graph.microsoft.com/.default')).rejects.toThrow(/AADSTS700212/);
});

describe('a user', () => {
  const katharina = NORDWIND.requesters[0];
  const token = (): Promise<string> => simulator.entra.userToken({ tenantId: NORDWIND.id, upn: katharina.upn, resource: LISTDESK_AUDIENCE });
  const onBehalf = (userAssertionToken: string): TokenCredential =>
    new OnBehalfOfCredential({
      tenantId: NORDWIND.id,
      clientId: LISTDESK_APP_ID,
      certificatePath: path.join(folder, 'both.pem'),
      userAssertionToken,
      ...options(),
    });

  it('has a token for our API that verifies against the published keys and the metadata’s issuer', async () => {
    const metadata = (await (await fetch(`${server.origin}/common/v2.0/.well-known/openid-configuration`)).json()) as { issuer: string; jwks_uri: string };
    const { payload } = await jwtVerify(await token(), createRemoteJWKSet(new URL(metadata.jwks_uri)), {
      audience: LISTDESK_APP_ID,
      issuer: metadata.issuer.replace('{tenantid}', NORDWIND.id),
      algorithms: ['RS256'],
      requiredClaims: ['tid', 'oid', 'exp'],
    });
    expect(payload).toMatchObject({ ver: '2.0', scp: 'user_impersonation', tid: NORDWIND.id, oid: katharina.oid });
  });

  it('is refused by name while the admin has not approved the API', async () => {
    const tenant = simulator.directory.tenantById(NORDWIND.id)!;
    tenant.approvedApis = [];
    await expect(token()).rejects.toMatchObject({ name: 'ApiNotApproved', message: expect.stringContaining('AADSTS65001') as string });
    tenant.approvedApis = [LISTDESK_AUDIENCE];
  });

  it('is spoken for at Graph on behalf of, and read by /me', async () => {
    const graphToken = await onBehalf(await token()).getToken('https://graph.microsoft.com/User.Read');
    const me = await fetch(`${server.origin}/v1.0/me?$select=id,mail,otherMails`, { headers: { authorization: `Bearer ${graphToken!.token}` } });
    expect(await me.json()).toMatchObject({ id: katharina.oid, mail: katharina.upn, otherMails: [] });
  });

  it('is not spoken for with the token of another audience, nor for a scope nobody consented to', async () => {
    const foreign = await simulator.entra.userToken({ tenantId: NORDWIND.id, upn: katharina.upn, resource: 'https://nordwind.sharepoint.com' });
    await expect(onBehalf(foreign).getToken('https://graph.microsoft.com/User.Read')).rejects.toThrow(/AADSTS500131/);
    await expect(onBehalf(await token()).getToken('https://graph.microsoft.com/Mail.Read')).rejects.toThrow(/AADSTS65001/);
  });
});
