import type {
  AppServicePlanProperties,
  CsmPublishingCredentialsPoliciesEntityProperties,
  FunctionAppConfig,
  ManagedServiceIdentity,
  SiteProperties,
  SkuDescription,
} from '@azure/arm-appservice';
import { expression, LOCATION, TAGS, type Resource } from './arm.ts';
import { roleAssignmentIds } from './identity.ts';
import { IDS, named } from './names.ts';
import { parameter } from './parameters.ts';
import { PACKAGE_CONTAINER } from './storage.ts';
import { SECRETS, vaultReference } from './vault.ts';

/** The newest that Azure has published a schema of; a newer one that the SDK knows may be refused in a region. */
const API = '2025-03-01';
const clientId = `reference(${IDS.identity}, '2024-11-30').clientId`;

/** What `azure-functions/src/config.ts` reads, each as an expression without brackets. */
export const SERVICE_SETTINGS: Readonly<Record<string, string>> = {
  AzureWebJobsStorage__accountName: named('storage'),
  AzureWebJobsStorage__clientId: clientId,
  LISTDESK_REGION: parameter('location'),
  LISTDESK_TELEMETRY: "'azure'",
  LISTDESK_APP_ID: parameter('appId'),
  LISTDESK_API_AUDIENCE: parameter('apiAudience'),
  LISTDESK_CREDENTIAL: parameter('credential'),
  LISTDESK_CERTIFICATE: `if(equals(${parameter('credential')}, 'certificate'), ${vaultReference('certificate')}, '')`,
  LISTDESK_PUBLIC_URL: named('publicUrl'),
  LISTDESK_LICENCE_KEY: vaultReference('licence-key'),
  LISTDESK_LICENCE_KEY_ID: parameter('licenceKeyId'),
  LISTDESK_LICENCE_KEY_NEXT: `if(empty(${parameter('nextLicenceKeyId')}), '', ${vaultReference('next-licence-key')})`,
  LISTDESK_LICENCE_KEY_NEXT_ID: parameter('nextLicenceKeyId'),
  LISTDESK_LICENCE_KEY_NEXT_FROM: parameter('nextLicenceKeyFrom'),
  LISTDESK_SECRET: vaultReference('service-secret'),
  LISTDESK_RAW_MAIL_SECRET: vaultReference('raw-mail-secret'),
};

/** What config.ts reads and a deployment leaves alone: for development, already said by the account's name or the platform, or good as it is. */
export const LEFT_ALONE: readonly string[] = [
  'LISTDESK_ENTRA_AUTHORITY',
  'LISTDESK_GRAPH_ENDPOINT',
  'LISTDESK_SHAREPOINT_ADDRESSES',
  'LISTDESK_ALLOWED_ORIGINS',
  'LISTDESK_OTLP_ENDPOINT',
  'LISTDESK_TENANT_MAILS',
  'AzureWebJobsStorage',
  'REGION_NAME',
  'AZURE_FUNCTIONS_ENVIRONMENT',
];

/** What the platform reads, not we. */
export const PLATFORM_SETTINGS: Readonly<Record<string, string>> = {
  AzureWebJobsStorage__credential: "'managedidentity'",
  APPLICATIONINSIGHTS_CONNECTION_STRING: `reference(${IDS.insights}, '2020-02-02').ConnectionString`,
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `concat('ClientId=', ${clientId}, ';Authorization=AAD')`,
};

/** Flex Consumption, Node 22. Public, because Graph, SharePoint's webhooks and browsers must reach it; who may what is decided by token and signature. */
export function functionAppResources(): Resource[] {
  const config = {
    deployment: {
      storage: {
        type: 'blobContainer',
        value: expression(`concat(reference(${IDS.storage}, '2025-06-01').primaryEndpoints.blob, '${PACKAGE_CONTAINER}')`),
        authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: expression(IDS.identity) },
      },
    },
    runtime: { name: 'node', version: '22' },
    scaleAndConcurrency: {
      instanceMemoryMB: expression<number>(parameter('instanceMemoryMB')),
      maximumInstanceCount: expression<number>(parameter('maximumInstanceCount')),
      alwaysReady: expression(
        `if(greater(${parameter('alwaysReadyHttp')}, 0), createArray(createObject('name', 'http', 'instanceCount', ${parameter('alwaysReadyHttp')})), createArray())`,
      ),
    },
  } satisfies FunctionAppConfig;
  const site = {
    serverFarmId: expression(IDS.plan),
    httpsOnly: true,
    publicNetworkAccess: 'Enabled',
    clientAffinityEnabled: false,
    virtualNetworkSubnetId: expression(IDS.subnet),
    keyVaultReferenceIdentity: expression(IDS.identity),
    functionAppConfig: config,
    siteConfig: {
      minTlsVersion: '1.2',
      scmMinTlsVersion: '1.2',
      http20Enabled: true,
      ftpsState: 'Disabled',
      remoteDebuggingEnabled: false,
      appSettings: Object.entries({ ...PLATFORM_SETTINGS, ...SERVICE_SETTINGS }).map(([name, value]) => ({ name, value: expression(value) })),
    },
  } satisfies SiteProperties;
  const identity = { type: 'UserAssigned', userAssignedIdentities: { [expression(IDS.identity)]: {} } } satisfies ManagedServiceIdentity;
  const secretIds = Object.keys(SECRETS).map((name) => expression(`resourceId('Microsoft.KeyVault/vaults/secrets', ${named('vault')}, '${name}')`));
  // No passwords for publishing: packages are pushed with an Entra sign-in.
  const noPassword = (door: 'ftp' | 'scm'): Resource => ({
    type: 'Microsoft.Web/sites/basicPublishingCredentialsPolicies',
    apiVersion: API,
    name: expression(`concat(${named('app')}, '/${door}')`),
    properties: { allow: false } satisfies CsmPublishingCredentialsPoliciesEntityProperties,
    dependsOn: [expression(IDS.app)],
  });
  return [
    {
      type: 'Microsoft.Web/serverfarms',
      apiVersion: API,
      name: expression(named('plan')),
      location: LOCATION,
      tags: TAGS,
      kind: 'functionapp',
      sku: { name: 'FC1', tier: 'FlexConsumption' } satisfies SkuDescription,
      properties: { reserved: true } satisfies AppServicePlanProperties,
    },
    {
      type: 'Microsoft.Web/sites',
      apiVersion: API,
      name: expression(named('app')),
      location: LOCATION,
      tags: TAGS,
      kind: 'functionapp,linux',
      identity,
      properties: site,
      dependsOn: [
        ...[IDS.plan, IDS.identity, IDS.network, IDS.insights, IDS.vault].map((id) => expression(id)),
        ...secretIds,
        ...roleAssignmentIds(),
        expression(`resourceId('Microsoft.Storage/storageAccounts/blobServices/containers', ${named('storage')}, 'default', '${PACKAGE_CONTAINER}')`),
      ],
    },
    noPassword('ftp'),
    noPassword('scm'),
  ];
}
