import type { BlobServicePropertiesProperties, ManagementPolicyProperties, StorageAccountPropertiesCreateParameters } from '@azure/arm-storage';
import { HELD_DAYS } from '../../azure-functions/src/intake/rawQuarantine.ts';
import { RAW_MAIL_CONTAINER } from '../../azure-functions/src/storage/clients.ts';
import { expression, LOCATION, TAGS, type Resource } from './arm.ts';
import { IDS, named } from './names.ts';
import { parameter } from './parameters.ts';

export const PACKAGE_CONTAINER = 'deployments';
/**
 * The net below the service's own sweep. Azure can tell blobs apart by the beginning of their names only, and these begin with the tenant: so it
 * waits for the longest that any of them may stay, which is mail of a gateway that is held.
 */
export const NET_DAYS = HELD_DAYS;
const API = '2025-06-01';

/** The SDK renames two properties on their way to Azure; templates are written in Azure's own names. */
type AccountProperties = Omit<StorageAccountPropertiesCreateParameters, 'networkRuleSet' | 'enableHttpsTrafficOnly'> & {
  networkAcls: NonNullable<StorageAccountPropertiesCreateParameters['networkRuleSet']>;
  supportsHttpsTrafficOnly: boolean;
};

/** One account for queues, tables, raw mail and the package. No keys, no anonymous access, and what is deleted is gone. */
export function storageResources(): Resource[] {
  const account: AccountProperties = {
    allowSharedKeyAccess: false,
    allowBlobPublicAccess: false,
    allowCrossTenantReplication: false,
    allowedCopyScope: 'AAD',
    defaultToOAuthAuthentication: true,
    isLocalUserEnabled: false,
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
    accessTier: 'Hot',
    publicNetworkAccess: 'Enabled',
    networkAcls: {
      defaultAction: 'Deny',
      bypass: 'AzureServices',
      virtualNetworkRules: [{ virtualNetworkResourceId: expression(IDS.subnet), action: 'Allow' }],
      ipRules: expression(parameter('operatorAddresses')),
    },
  };
  // Soft delete and versions would keep mails that privacy.md says are gone.
  const blobs = {
    deleteRetentionPolicy: { enabled: false },
    containerDeleteRetentionPolicy: { enabled: false },
    isVersioningEnabled: false,
  } satisfies BlobServicePropertiesProperties;
  const lifecycle = {
    policy: {
      rules: [
        {
          name: 'raw-mail',
          enabled: true,
          type: 'Lifecycle',
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: [`${RAW_MAIL_CONTAINER}/`] },
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: NET_DAYS } } },
          },
        },
      ],
    },
  } satisfies ManagementPolicyProperties;
  const part = (type: string, name: string, properties: object, dependsOn = IDS.storage): Resource => ({
    type: `Microsoft.Storage/storageAccounts/${type}`,
    apiVersion: API,
    name: expression(`concat(${named('storage')}, '/${name}')`),
    properties,
    dependsOn: [expression(dependsOn)],
  });
  return [
    {
      type: 'Microsoft.Storage/storageAccounts',
      apiVersion: API,
      name: expression(named('storage')),
      location: LOCATION,
      tags: TAGS,
      kind: 'StorageV2',
      sku: { name: expression(parameter('storageSku')) },
      properties: wireNames(account),
      dependsOn: [expression(IDS.network)],
    },
    part('blobServices', 'default', blobs),
    part('blobServices/containers', `default/${PACKAGE_CONTAINER}`, { publicAccess: 'None' }, IDS.blobService),
    part('managementPolicies', 'default', lifecycle, IDS.blobService),
  ];
}

/** The SDK says `virtualNetworkResourceId` where Azure says `id`. */
function wireNames({ networkAcls, ...account }: AccountProperties): object {
  const { virtualNetworkRules = [], ...rules } = networkAcls;
  return {
    ...account,
    networkAcls: { ...rules, virtualNetworkRules: virtualNetworkRules.map(({ virtualNetworkResourceId: id, action }) => ({ id, action })) },
  };
}
