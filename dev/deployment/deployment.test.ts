import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { EU_REGIONS, parseSettings } from '../../azure-functions/src/config.ts';
import type { Parameter, Resource } from './arm.ts';
import { ALERTS } from './alerts.ts';
import { evaluate, resourceId, type Scope } from './evaluate.ts';
import { LEFT_ALONE, PLATFORM_SETTINGS, SERVICE_SETTINGS } from './functionApp.ts';
import { ROLES } from './identity.ts';
import { safeFields } from '../../azure-functions/src/security/log.ts';
import { QUERY_ALERTS, queryOf } from './queryAlerts.ts';
import { LOG_TABLES } from './observability.ts';
import { ENVIRONMENTS, PARAMETERS } from './parameters.ts';
import { DEPLOYMENT_DIR, deploymentFiles, template } from './template.ts';
import { SECRETS } from './vault.ts';

const root = join(__dirname, '../..');
const file = (path: string): string => readFileSync(join(root, path), 'utf8');
const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const owner = {
  appId: '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001',
  licenceKeyId: 'k1',
  licenceKey: privateKey,
  alertEmail: 'ops@vendor.example',
  budgetStart: '2026-12-01',
  serviceSecret: randomBytes(32).toString('base64'),
  rawMailSecret: randomBytes(32).toString('base64'),
  certificate: '',
  nextLicenceKey: '',
};
const references: Record<string, Record<string, unknown>> = {
  'Microsoft.ManagedIdentity': { clientId: 'aaaaaaaa-0000-4000-8000-000000000003', principalId: 'aaaaaaaa-0000-4000-8000-000000000004' },
  'Microsoft.Insights': { ConnectionString: 'InstrumentationKey=x;IngestionEndpoint=https://in.example' },
  'Microsoft.Storage': { primaryEndpoints: { blob: 'https://listdesk.blob.core.windows.net/' } },
};

type Deployed = { resources: (Resource & { properties: Record<string, unknown> })[]; outputs: Record<string, { value: string }>; scope: Scope };
function deploy(environment: keyof typeof ENVIRONMENTS, given: object = {}): Deployed {
  const defaults = Object.fromEntries(
    Object.entries(PARAMETERS).flatMap(([name, { defaultValue }]: [string, { defaultValue?: unknown }]) =>
      defaultValue === undefined ? [] : [[name, defaultValue]],
    ),
  );
  const made = template();
  const scope: Scope = {
    parameters: { ...defaults, ...ENVIRONMENTS[environment], ...owner, ...given },
    variables: made.variables,
    reference: (id) => references[/providers\/([^/]+)/.exec(id)?.[1] ?? ''] ?? fail(`nothing to refer to at ${id}`),
  };
  return { resources: evaluate(made.resources, scope) as Deployed['resources'], outputs: evaluate(made.outputs, scope) as Deployed['outputs'], scope };
}
const fail = (message: string): never => {
  throw new Error(message);
};
const only = ({ resources }: Deployed, type: string): Deployed['resources'][number] => resources.filter((each) => each.type === type)[0] ?? fail(`no ${type}`);
const idOf = ({ type, name, scope }: Resource): string =>
  scope
    ? `${resourceId(scope.slice(0, scope.lastIndexOf('/')), [scope.slice(scope.lastIndexOf('/') + 1)])}/providers/${type}/${name}`
    : resourceId(type, name.split('/'));
const settingsOf = (deployed: Deployed): Record<string, string> =>
  Object.fromEntries(
    (only(deployed, 'Microsoft.Web/sites').properties as { siteConfig: { appSettings: { name: string; value: string }[] } }).siteConfig.appSettings.map(
      ({ name, value }) => [name, value],
    ),
  );

describe('the emitted files', () => {
  it('are what the code makes: run npm run -s deployment after a change', () => {
    for (const [name, text] of Object.entries(deploymentFiles())) expect(file(`${DEPLOYMENT_DIR}/${name}`)).toBe(text);
    expect(readdirSync(join(root, DEPLOYMENT_DIR)).sort()).toEqual(Object.keys(deploymentFiles()).sort());
  });
  it('hold no secret and nothing of an owner', () => {
    for (const values of Object.values(ENVIRONMENTS)) for (const name of Object.keys(values)) expect(Object.keys(owner)).not.toContain(name);
    for (const [name, { type, defaultValue }] of Object.entries(PARAMETERS) as [string, { type: string; defaultValue?: unknown }][])
      expect([name, type === 'securestring', type === 'securestring' ? defaultValue : '']).toEqual([
        name,
        (Object.values(SECRETS) as string[]).includes(name),
        '',
      ]);
  });
  it('give parameters only what these allow, and together with the owner all that have no default', () => {
    const known: Readonly<Record<string, Parameter>> = PARAMETERS;
    for (const [environment, values] of Object.entries(ENVIRONMENTS)) {
      for (const [name, value] of Object.entries(values)) {
        const { allowedValues, minValue = -Infinity, maxValue = Infinity, type } = known[name] ?? fail(`${environment} gives ${name}, which is no parameter`);
        expect([name, value, allowedValues?.includes(value) ?? true]).toEqual([name, value, true]);
        expect([name, typeof value, typeof value !== 'number' || (value >= minValue && value <= maxValue)]).toEqual([
          name,
          type === 'int' ? 'number' : 'string',
          true,
        ]);
      }
      for (const [name, { defaultValue }] of Object.entries(known))
        expect([name, defaultValue !== undefined || name in values || name in owner]).toEqual([name, true]);
    }
  });
  it('explain every parameter in docs/deploy.md', () => {
    for (const name of Object.keys(PARAMETERS)) expect(file('docs/deploy.md')).toContain(`\`${name}\``);
    for (const { name } of [...ALERTS, ...QUERY_ALERTS]) expect(file('docs/deploy.md')).toContain(`\`${name}\``);
  });
});

it('every alert has a runbook in docs/operate.md, and no runbook is of an alert that is gone', () => {
  const runbooks = [...file('docs/operate.md').matchAll(/^#### `([a-z-]+)`/gm)].map(([, name]) => name);
  expect(runbooks.sort()).toEqual([...ALERTS, ...QUERY_ALERTS].map(({ name }) => name).sort());
});

it.each(QUERY_ALERTS.map((alert) => [alert.name, alert] as const))('%s asks for fields that the measure carries, and writes to the operator', (name, alert) => {
  const deployed = deploy('production');
  const rule = deployed.resources.find((each) => each.type === 'Microsoft.Insights/scheduledQueryRules' && each.name.endsWith(`-${name}`))!;
  expect(rule.properties).toMatchObject({
    enabled: true,
    evaluationFrequency: 'PT5M',
    windowSize: 'PT15M',
    actions: { actionGroups: [resourceId('Microsoft.Insights/actionGroups', ['listdesk-production-alerts'])] },
  });
  // What an operator reads of it goes through the same allow-list as every signal.
  for (const [, field = ''] of queryOf(alert).matchAll(/listdesk\.(\w+)"\]/g)) expect(safeFields({ [field]: 'x' })).toEqual({ [field]: 'x' });
});

describe('the settings of the service', () => {
  const known = new Set(
    file('azure-functions/src/config.ts').match(
      /\b(LISTDESK_[A-Z_]+|REGION_NAME|AZURE_FUNCTIONS_ENVIRONMENT|AzureWebJobsStorage(__(accountName|clientId))?)\b/g,
    ),
  );
  it('are each set or left alone, and there is none that config.ts does not read', () =>
    expect([...Object.keys(SERVICE_SETTINGS), ...LEFT_ALONE].sort()).toEqual([...known].sort()));
  it('are the settings of the app', () =>
    expect(Object.keys(settingsOf(deploy('staging'))).sort()).toEqual([...Object.keys(SERVICE_SETTINGS), ...Object.keys(PLATFORM_SETTINGS)].sort()));
  it.each(['staging', 'production'] as const)('let the service start in %s', (environment) => {
    const deployed = deploy(environment);
    const fromVault = (value: string): string => {
      const name = /^@Microsoft\.KeyVault\(VaultName=([a-z0-9]{3,24});SecretName=([a-z-]+)\)$/.exec(value)?.[2];
      return name ? String(deployed.scope.parameters[SECRETS[name as keyof typeof SECRETS]]) : value;
    };
    const parsed = parseSettings(Object.fromEntries(Object.entries(settingsOf(deployed)).map(([name, value]) => [name, fromVault(value)])));
    expect(parsed).toMatchObject({
      settings: {
        region: 'swedencentral',
        development: false,
        credential: { kind: 'managedIdentity', clientId: expect.stringMatching(/^aaaa/) },
        storage: { kind: 'identity' },
        publicUrl: deployed.outputs['publicUrl']!.value,
      },
    });
  });
  it('let it start while the licence key is being changed', () => {
    const settings = settingsOf(deploy('production', { nextLicenceKey: privateKey, nextLicenceKeyId: 'k2', nextLicenceKeyFrom: '2027-03-01' }));
    expect(settings).toMatchObject({
      LISTDESK_LICENCE_KEY_NEXT: expect.stringMatching(/SecretName=next-licence-key\)$/),
      LISTDESK_LICENCE_KEY_NEXT_ID: 'k2',
      LISTDESK_LICENCE_KEY_NEXT_FROM: '2027-03-01',
    });
    expect(settingsOf(deploy('production'))).toMatchObject({
      LISTDESK_LICENCE_KEY_NEXT: '',
      LISTDESK_LICENCE_KEY_NEXT_ID: '',
      LISTDESK_LICENCE_KEY_NEXT_FROM: '',
    });
  });
  it('hold no secret: all come out of the vault', () => {
    const settings = settingsOf(deploy('production', { credential: 'certificate', certificate: '-----BEGIN CERTIFICATE-----' }));
    for (const name of ['LISTDESK_LICENCE_KEY', 'LISTDESK_SECRET', 'LISTDESK_RAW_MAIL_SECRET', 'LISTDESK_CERTIFICATE'])
      expect(settings[name]).toMatch(/^@Microsoft\.KeyVault\(/);
    expect(JSON.stringify(settings)).not.toMatch(/AccountKey|BEGIN|InstrumentationKey=x;.*Key=/);
  });
});

describe('the resources', () => {
  const deployed = deploy('production');
  it('stand in the EU: the region is one that the service accepts', () => {
    expect(PARAMETERS.location.allowedValues).toEqual(EU_REGIONS);
    for (const { location, type } of deployed.resources)
      if (location && location !== 'global') expect([type, EU_REGIONS.includes(location)]).toEqual([type, true]);
    expect(deployed.resources.filter(({ location }) => location === 'global').map(({ type }) => type)).toEqual(
      ALERTS.map(() => 'Microsoft.Insights/metricAlerts'),
    );
  });
  it('wait only for resources that exist, and are there once', () => {
    const ids = deployed.resources.map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, dependsOn = [] } of deployed.resources) for (const id of dependsOn) expect([type, ids.includes(id) ? '' : id]).toEqual([type, '']);
  });
  it('keep to Azure’s limits of names', () => {
    for (const environment of ['staging', 'production'] as const) {
      const each = deploy(environment, { namePrefix: 'abcdefgh' });
      expect(only(each, 'Microsoft.Storage/storageAccounts').name).toMatch(/^[a-z0-9]{3,24}$/);
      expect(only(each, 'Microsoft.KeyVault/vaults').name).toMatch(/^[a-z][a-z0-9-]{2,23}$/);
      expect(only(each, 'Microsoft.Web/sites').name).toMatch(/^[a-z][a-z0-9-]{1,59}$/);
    }
  });
  it('have no keys and no anonymous access, and speak TLS 1.2 at least', () => {
    expect(only(deployed, 'Microsoft.Storage/storageAccounts').properties).toMatchObject({
      allowSharedKeyAccess: false,
      allowBlobPublicAccess: false,
      isLocalUserEnabled: false,
      supportsHttpsTrafficOnly: true,
      minimumTlsVersion: 'TLS1_2',
    });
    expect(only(deployed, 'Microsoft.Insights/components').properties).toMatchObject({ DisableLocalAuth: true });
    expect(only(deployed, 'Microsoft.Web/sites').properties).toMatchObject({
      httpsOnly: true,
      siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled' },
    });
    expect(deployed.resources.filter(({ type }) => type.endsWith('basicPublishingCredentialsPolicies')).map(({ properties }) => properties)).toEqual([
      { allow: false },
      { allow: false },
    ]);
    expect(file(`${DEPLOYMENT_DIR}/azuredeploy.json`)).not.toMatch(/listKeys|listAccountSas|AccountKey|\bSAS\b/);
  });
  it('are closed to everybody but the subnet of the service', () => {
    const subnet = resourceId('Microsoft.Network/virtualNetworks/subnets', ['listdesk-production-network', 'service']);
    for (const type of ['Microsoft.Storage/storageAccounts', 'Microsoft.KeyVault/vaults'])
      expect(only(deployed, type).properties['networkAcls']).toMatchObject({ defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [{ id: subnet }] });
    expect(only(deployed, 'Microsoft.Web/sites').properties['virtualNetworkSubnetId']).toBe(subnet);
  });
  it('run on Flex Consumption with Node 22', () => {
    expect(only(deployed, 'Microsoft.Web/serverfarms').sku).toEqual({ name: 'FC1', tier: 'FlexConsumption' });
    expect(only(deployed, 'Microsoft.Web/sites').properties['functionAppConfig']).toMatchObject({
      runtime: { name: 'node', version: '22' },
      scaleAndConcurrency: { alwaysReady: [{ name: 'http', instanceCount: 1 }], instanceMemoryMB: 2048, maximumInstanceCount: 40 },
      deployment: { storage: { value: 'https://listdesk.blob.core.windows.net/deployments', authentication: { type: 'UserAssignedIdentity' } } },
    });
    expect(only(deploy('staging'), 'Microsoft.Web/sites').properties['functionAppConfig']).toMatchObject({ scaleAndConcurrency: { alwaysReady: [] } });
  });
  it('forget: raw mail at once when deleted, none older than held mail may be, telemetry after seven days', () => {
    expect(JSON.stringify(only(deployed, 'Microsoft.Storage/storageAccounts/managementPolicies').properties)).toContain(
      '"prefixMatch":["raw-mail/"]},"actions":{"baseBlob":{"delete":{"daysAfterModificationGreaterThan":30}}}',
    );
    expect(only(deployed, 'Microsoft.Storage/storageAccounts/blobServices').properties).toEqual({
      deleteRetentionPolicy: { enabled: false },
      containerDeleteRetentionPolicy: { enabled: false },
      isVersioningEnabled: false,
    });
    const tables = deployed.resources.filter(({ type }) => type === 'Microsoft.OperationalInsights/workspaces/tables');
    expect(tables.map(({ properties: { retentionInDays, totalRetentionInDays } }) => [retentionInDays, totalRetentionInDays])).toEqual(
      LOG_TABLES.map(() => [7, 7]),
    );
  });
  it('give the identity these rights, each on one resource', () => {
    expect(
      deployed.resources
        .filter(({ type }) => type.endsWith('roleAssignments'))
        .map(({ scope, properties: { description } }) => [scope?.split('/')[1], description]),
    ).toEqual(ROLES.map(({ role, type }) => [type.split('/')[1], `${role} for the ListDesk service`]));
    // Written off Microsoft's page of built-in roles: a wrong digit ends the deployment with RoleDefinitionDoesNotExist.
    expect(ROLES.map(({ role, id }) => [role, id])).toEqual([
      ['Storage Blob Data Owner', 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'],
      ['Storage Queue Data Contributor', '974c5e8b-45b9-4653-ba55-5f855dd0fb88'],
      ['Storage Table Data Contributor', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'],
      ['Key Vault Secrets User', '4633458b-17de-408a-b874-0445c86b69e6'],
      ['Monitoring Metrics Publisher', '3913510d-42f4-4e42-8a64-420c390055eb'],
    ]);
  });
  it('ask for the very sentence that the health endpoint gives when all is well', () => {
    const { ContentMatch } = (only(deployed, 'Microsoft.Insights/webtests').properties as { ValidationRules: { ContentValidation: { ContentMatch: string } } })
      .ValidationRules.ContentValidation;
    expect(JSON.stringify({ state: 'well', message: '' })).toContain(ContentMatch);
    expect(file('azure-functions/src/functions/health.ts')).toContain("sentence(200, 'well'");
  });
  it('leave vault and budget as they are when secrets and start are not given', () => {
    const later = deploy('production', { licenceKey: '', serviceSecret: '', rawMailSecret: '', budgetStart: '' });
    for (const type of ['Microsoft.KeyVault/vaults/secrets', 'Microsoft.Consumption/budgets'])
      expect(later.resources.filter((each) => each.type === type).map(({ condition }) => condition)).not.toContain(true);
    expect(deployed.resources.filter(({ condition }) => condition === (true as never)).map(({ name }) => name.split('/').pop())).toEqual([
      'licence-key',
      'service-secret',
      'raw-mail-secret',
      'listdesk-production-budget',
    ]);
  });
});

it.each([
  ["[parameters('nobody')]", "parameters('nobody') does not exist"],
  ["[resourceId('A/b/c', 'x')]", 'A/b/c wants 2 names'],
  ["[concat('a', 'b']", '")" is missing'],
  ['[format(1)]', 'format() is not a function this knows'],
])('an expression that Azure would refuse is found: %s', (text, problem) =>
  expect(() => evaluate(text, { parameters: {}, variables: {}, reference: () => ({}) })).toThrow(problem),
);
