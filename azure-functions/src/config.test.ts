import { generateKeyPairSync } from 'node:crypto';
import { parseSettings } from './config.ts';

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const complete = {
  AzureWebJobsStorage__accountName: 'listdesk',
  LISTDESK_REGION: 'Sweden Central',
  LISTDESK_APP_ID: '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001',
  LISTDESK_CREDENTIAL: 'managedIdentity',
  LISTDESK_PUBLIC_URL: 'https://desk.example.eu',
  LISTDESK_LICENCE_KEY: privateKey,
  LISTDESK_LICENCE_KEY_ID: 'k1',
  LISTDESK_SECRET: Buffer.alloc(32, 1).toString('base64'),
  LISTDESK_RAW_MAIL_SECRET: Buffer.alloc(32, 2).toString('base64'),
};

it('reads a complete environment', () => {
  const parsed = parseSettings({ ...complete, LISTDESK_SHAREPOINT_ADDRESSES: 'nordwind.sharepoint.com=https://localhost:9444' });
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  expect(parsed.settings.region).toBe('swedencentral');
  expect(parsed.settings.storage).toEqual({
    kind: 'identity',
    blob: 'https://listdesk.blob.core.windows.net',
    queue: 'https://listdesk.queue.core.windows.net',
    table: 'https://listdesk.table.core.windows.net',
    clientId: null,
  });
  expect(parsed.settings.sharePointAddresses.get('nordwind.sharepoint.com')).toBe('https://localhost:9444');
  expect(parsed.settings.graphEndpoint).toBe('https://graph.microsoft.com');
});

it.each([
  ['nothing', {}, null],
  ['off', { LISTDESK_TELEMETRY: 'off', APPLICATIONINSIGHTS_CONNECTION_STRING: 'x' }, null],
  ['a connection string alone', { APPLICATIONINSIGHTS_CONNECTION_STRING: 'x' }, null],
  [
    'Application Insights',
    { LISTDESK_TELEMETRY: 'azure', APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=x' },
    { kind: 'azure', connectionString: 'InstrumentationKey=x', clientId: null },
  ],
  [
    'a collector',
    { LISTDESK_TELEMETRY: 'otlp', LISTDESK_OTLP_ENDPOINT: 'https://collector.example.eu:4318/' },
    { kind: 'otlp', endpoint: 'https://collector.example.eu:4318' },
  ],
])('telemetry with %s', (_, env, telemetry) => expect(parseSettings({ ...complete, ...env })).toMatchObject({ settings: { telemetry } }));

it.each([
  ['telemetry to nowhere', { LISTDESK_TELEMETRY: 'otlp' }, 'LISTDESK_TELEMETRY must be'],
  ['a region outside the EU', { LISTDESK_REGION: 'eastus' }, 'LISTDESK_REGION is eastus'],
  ['Switzerland, which is not the EU', { LISTDESK_REGION: 'switzerlandnorth' }, 'not a region of the European Union'],
  ['no region', { LISTDESK_REGION: '' }, 'LISTDESK_REGION is missing'],
  ['local outside development', { LISTDESK_REGION: 'local' }, 'LISTDESK_REGION is local'],
  ['no app id', { LISTDESK_APP_ID: undefined }, 'LISTDESK_APP_ID is missing'],
  ['an app id that is no GUID', { LISTDESK_APP_ID: 'listdesk' }, 'LISTDESK_APP_ID must be a GUID'],
  ['no secret', { LISTDESK_SECRET: undefined }, 'LISTDESK_SECRET is missing'],
  ['a short secret', { LISTDESK_SECRET: 'c2hvcnQ=' }, 'LISTDESK_SECRET is too short'],
  ['no raw mail secret', { LISTDESK_RAW_MAIL_SECRET: undefined }, 'LISTDESK_RAW_MAIL_SECRET is missing'],
  [
    'a certificate without its key',
    { LISTDESK_CREDENTIAL: 'certificate', LISTDESK_CERTIFICATE: '-----BEGIN CERTIFICATE-----' },
    'LISTDESK_CERTIFICATE must hold',
  ],
  ['an unknown credential', { LISTDESK_CREDENTIAL: 'secret' }, 'LISTDESK_CREDENTIAL must be'],
  ['a public address with a path', { LISTDESK_PUBLIC_URL: 'https://desk.example.eu/api' }, 'LISTDESK_PUBLIC_URL must be an origin'],
  ['a licence key that is no PEM', { LISTDESK_LICENCE_KEY: 'abc' }, 'LISTDESK_LICENCE_KEY must be a PKCS8 PEM'],
  ['a next licence key without its day', { LISTDESK_LICENCE_KEY_NEXT: privateKey, LISTDESK_LICENCE_KEY_NEXT_ID: 'k2' }, 'belong together'],
  [
    'a next licence key under the old name',
    { LISTDESK_LICENCE_KEY_NEXT: privateKey, LISTDESK_LICENCE_KEY_NEXT_ID: 'k1', LISTDESK_LICENCE_KEY_NEXT_FROM: '2027-03-01' },
    'belong together',
  ],
  ['a limit of mails without minutes', { LISTDESK_TENANT_MAILS: '10000' }, 'LISTDESK_TENANT_MAILS must be pairs'],
  ['a limit of mails in words', { LISTDESK_TENANT_MAILS: '10:many' }, 'LISTDESK_TENANT_MAILS must be pairs'],
  ['no storage', { AzureWebJobsStorage__accountName: undefined }, 'AzureWebJobsStorage is missing'],
  ['a broken address map', { LISTDESK_SHAREPOINT_ADDRESSES: 'nordwind' }, 'LISTDESK_SHAREPOINT_ADDRESSES holds "nordwind"'],
])('refuses %s and says how to mend it', (_, change, sentence) => {
  const parsed = parseSettings({ ...complete, ...change });
  expect('problems' in parsed && parsed.problems).toEqual([expect.stringContaining(sentence)]);
});

it('counts the mail of a tenant in the windows it is told', () => {
  const of = (change: Record<string, string>): unknown => {
    const parsed = parseSettings({ ...complete, ...change });
    return 'settings' in parsed ? parsed.settings.tenantMails : parsed.problems;
  };
  expect(of({})).toEqual([
    { minutes: 10, max: 10_000 },
    { minutes: 60, max: 30_000 },
  ]);
  expect(of({ LISTDESK_TENANT_MAILS: '5:100, 60:500' })).toEqual([
    { minutes: 5, max: 100 },
    { minutes: 60, max: 500 },
  ]);
});

it('takes a second licence key that lies ready', () => {
  const parsed = parseSettings({
    ...complete,
    LISTDESK_LICENCE_KEY_NEXT: privateKey,
    LISTDESK_LICENCE_KEY_NEXT_ID: 'k2',
    LISTDESK_LICENCE_KEY_NEXT_FROM: '2027-03-01',
  });
  expect('settings' in parsed && parsed.settings.nextLicenceKey).toMatchObject({ id: 'k2', from: Date.parse('2027-03-01') });
});

it('allows local only in development', () => {
  expect(parseSettings({ ...complete, LISTDESK_REGION: 'local', AZURE_FUNCTIONS_ENVIRONMENT: 'Development' })).toHaveProperty('settings');
});

it('names every wrong setting at once', () => {
  const parsed = parseSettings({});
  expect('problems' in parsed && parsed.problems.length).toBeGreaterThanOrEqual(8);
});
